/** One line of the status: how one thing stands, and what to do where it is not well. */
import type { MessageKey } from '../../messages/catalogue.ts';
import { message } from '../../messages/message.ts';
import { sayAgo } from '../../messages/wallTime.ts';
import { when, type View } from '../view.ts';

/** 'look': it works, but somebody should see to it; 'act': it does not work until somebody acts. */
export type Level = 'well' | 'look' | 'act';

export interface StatusLine {
  readonly key: string;
  readonly level: Level;
  readonly label: string;
  readonly sentence: string;
}

export function lineOf(
  { locale }: View,
  key: Extract<MessageKey, `${string}.label`>,
  level: Level,
  ...sentences: readonly string[]
): StatusLine {
  return {
    key: key.replace('.label', ''),
    level,
    label: message(locale, key),
    sentence: sentences.join(' '),
  };
}

/** "today 13:57 (3 minutes ago)". */
export function whenAgo(view: View, at: number): string {
  return message(view.locale, 'settings.ago', {
    when: when(view, at),
    ago: sayAgo(view.locale, at, view.now),
  });
}
