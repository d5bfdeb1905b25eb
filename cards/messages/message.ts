/** Says a message in the viewer's language; which plural form is right is Intl's knowledge, not ours. */
import type { Catalogue, English, MessageKey, PluralForms } from './catalogue.ts';
import type { Locale } from './locale.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';

export const CATALOGUES: Readonly<Record<Locale['language'], Catalogue>> = { en, ar };

type Placeholder<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;
type Params<K extends MessageKey> = English[K] extends string
  ? [Placeholder<English[K]>] extends [never]
    ? []
    : [params: Readonly<Record<Placeholder<English[K]>, string>>]
  : [params: Readonly<{ count: number }>];

/** The message in the viewer's language; numbers in the viewer's digits. */
export function message<K extends MessageKey>(locale: Locale, key: K, ...rest: Params<K>): string {
  const params: Readonly<Record<string, string | number>> = rest[0] ?? {};
  const entry: string | PluralForms = CATALOGUES[locale.language][key];
  const sentence = typeof entry === 'string' ? entry : pluralForm(locale, entry, Number(params.count));
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => filled(locale, params[name] ?? ''));
}

function pluralForm(locale: Locale, forms: PluralForms, count: number): string {
  return forms[new Intl.PluralRules(locale.tag).select(count)] ?? forms.other;
}

/**
 * In a right-to-left sentence a name or a time in Latin letters would pull its neighbours along, so it is wrapped in
 * Unicode's isolates (U+2068, U+2069). A value that is a sentence of ours already gives up its own: the direction of an
 * isolate is that of its first strong letter, and letters inside a further isolate do not count (UAX 9, rule P2).
 */
function filled(locale: Locale, value: string | number): string {
  const text = typeof value === 'number' ? new Intl.NumberFormat(locale.tag).format(value) : value;
  return locale.language === 'ar' ? `\u2068${text.replaceAll(/[\u2068\u2069]/g, '')}\u2069` : text;
}
