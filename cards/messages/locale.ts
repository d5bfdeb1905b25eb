/** The viewer's language and its regional tag, from whatever spelling HubSpot uses ("en-us", "ar_EG", "AR"). */
export interface Locale {
  /** The catalogue the words come from. */
  readonly language: 'en' | 'ar';
  /** A BCP 47 tag for Intl, always of that same language, so that words and dates do not mix. */
  readonly tag: string;
}

/** `spellings` in order of preference; English when none of them is a language we speak. */
export function localeOf(...spellings: readonly (string | undefined)[]): Locale {
  for (const spelling of spellings) {
    const tag = canonical(spelling);
    const language = tag?.split('-')[0];
    if (tag !== null && (language === 'en' || language === 'ar')) return { language, tag };
  }
  return { language: 'en', tag: 'en' };
}

function canonical(spelling: string | undefined): string | null {
  if (spelling === undefined) return null;
  try {
    return Intl.getCanonicalLocales(spelling.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
