/** Says a sentence of the page in the viewer's language. */
import { ar } from './ar.ts';
import { en } from './en.ts';

export type Language = 'en' | 'ar';
export type MessageKey = keyof typeof en;
export type Catalogue = Readonly<Record<MessageKey, string>>;

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, ar };

/**
 * Fills the placeholders of a sentence. In Arabic each filled value stands in Unicode isolates (U+2068, U+2069), so
 * that a Latin name does not pull its neighbours along. Isolates within a value are taken out: a value that is nothing
 * but isolates has no direction of its own, and would be laid out from left to right.
 */
export function say(
  language: Language,
  key: MessageKey,
  params: Readonly<Record<string, string>> = {},
): string {
  return CATALOGUES[language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = (params[name] ?? '').replaceAll(/[\u2068\u2069]/g, '');
    return language === 'ar' ? `\u2068${value}\u2069` : value;
  });
}
