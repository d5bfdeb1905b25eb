/** Shares and words as every report says them. */
import { type Language, type Words } from '../../domain/agreement/agreement.ts';

export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.en;
}
