/** Says a message of the catalogue in a language; numbers and plurals by Intl. */
import { IntlMessageFormat } from 'intl-messageformat';
import { ar } from './ar.ts';
import { en } from './en.ts';

export type MessageKey = keyof typeof en;
export type Language = 'en' | 'ar';

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en, ar };
const formats = new Map<string, IntlMessageFormat>();

/** @throws when a placeholder of the message is not among `values` */
export function say(
  language: Language,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const name = `${language}/${key}`;
  let format = formats.get(name);
  if (!format) {
    format = new IntlMessageFormat(CATALOGUES[language][key], language, undefined, { ignoreTag: true });
    formats.set(name, format);
  }
  return String(format.format(values));
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const INSTANT = { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const WRITTEN = { day: DAY, instant: INSTANT, numericDay: {} } as const;
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and a look writes thousands of dates. */
function dateFormat(written: keyof typeof WRITTEN, locale: string, timeZone: string): Intl.DateTimeFormat {
  const name = `${written}/${locale}/${timeZone}`;
  let format = dateFormats.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...WRITTEN[written], timeZone });
    dateFormats.set(name, format);
  }
  return format;
}

/** An instant as people write it: "Tue, 3 Mar 2026, 17:00", in the given zone. */
export function sayInstant(language: Language, instant: number, zone: string): string {
  return dateFormat('instant', language, zone).format(instant);
}

/** A local day as people write it: "Tue, 3 Mar 2026". @param day YYYY-MM-DD */
export function sayDay(language: Language, day: string): string {
  return dateFormat('day', language, 'UTC').format(Date.parse(day));
}

/** A stretch of local days as people write it: "2 – 8 Mar 2026". @param from, until YYYY-MM-DD, both in it */
export function sayDays(language: Language, from: string, until: string): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(Date.parse(from), Date.parse(until));
}

const AGE_UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** How long ago, in the largest unit that fits: "3 hours ago". @param ageMs not negative */
export function sayAge(language: Language, ageMs: number): string {
  const [unit, ms] = AGE_UNITS.find(([, length]) => ageMs >= length) ?? (['second', 1_000] as const);
  return new Intl.RelativeTimeFormat(language).format(-Math.floor(ageMs / ms), unit);
}

/** The local day of an instant, YYYY-MM-DD. */
export function localDay(instant: number, zone: string): string {
  // Sweden writes its days as ISO does.
  return dateFormat('numericDay', 'sv-SE', zone).format(instant);
}

/** The operator's language, from the settings of the terminal (`LC_ALL`, `LC_MESSAGES`, `LANG`). */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const set = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(Boolean) ?? '';
  return /^ar(?![a-z])/i.test(set) ? 'ar' : 'en';
}
