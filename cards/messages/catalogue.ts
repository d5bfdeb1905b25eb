/** The shape of a catalogue: every language says what English says, and is plural where English is. */
import type { en } from './en.ts';

export type English = typeof en;
export type MessageKey = keyof English;

/** A sentence by plural category; a language has all the categories its Intl.PluralRules name. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

export type Catalogue = { readonly [K in MessageKey]: English[K] extends string ? string : PluralForms };
