/** The switches that make sense as things stand, with what each does. */
import type { GoodSettings } from '../../answer/settings.ts';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import type { SettingsSwitch } from '../../settingsContract.ts';

export interface SwitchOffer {
  readonly key: 'pause' | 'resume' | 'compare' | 'retry' | 'create' | 'reload';
  readonly asked: SettingsSwitch;
  readonly label: string;
  readonly explained: string;
  /** Said once it is done. */
  readonly done: string;
  /** What has to be agreed to first; null: it is done at once. */
  readonly sure: { readonly ask: string; readonly label: string } | null;
}

export function switchOffers(locale: Locale, { writing, status }: GoodSettings): readonly SwitchOffer[] {
  const offer = (
    key: SwitchOffer['key'],
    asked: SettingsSwitch,
    sure: SwitchOffer['sure'] = null,
  ): SwitchOffer => ({
    key,
    asked,
    label: message(locale, `switch.${key}`),
    explained: message(locale, `switch.${key}.explained`),
    done: message(locale, `turned.${key}`),
    sure,
  });
  const properties = status.properties ?? { missing: [], unusable: [] };
  const lacking = properties.missing.length + properties.unusable.length;
  return [
    ...(writing.on ? [] : [offer('resume', { turn: 'writing', on: true })]),
    ...(writing.on && lacking > 0 ? [offer('create', { turn: 'create' })] : []),
    ...(status.setAside.length > 0 ? [offer('retry', { turn: 'retry' })] : []),
    offer('compare', { turn: 'compare' }),
    offer('reload', { turn: 'reload' }),
    ...(writing.on
      ? [
          offer(
            'pause',
            { turn: 'writing', on: false },
            { ask: message(locale, 'switch.pause.ask'), label: message(locale, 'switch.pause.sure') },
          ),
        ]
      : []),
  ];
}
