/** When a version was published and by whom, in one line. */
import { message } from '../../messages/message.ts';
import { sayDateTime } from '../../messages/wallTime.ts';
import type { SettingsVersion } from '../../settingsContract.ts';
import type { View } from '../view.ts';

export function publishedWords(
  { locale, zone }: View,
  { version, publishedAt, author }: SettingsVersion,
): string {
  const when = sayDateTime(locale, publishedAt, zone);
  return author === ''
    ? message(locale, 'agreement.published', { version, when })
    : message(locale, 'agreement.publishedBy', { version, when, name: author });
}
