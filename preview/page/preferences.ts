/** The viewer's choices, kept in the browser where it lets us; a browser that does not is no fault. */
import type { Language } from '../messages/say.ts';
import type { Look } from './state.ts';

const PREFIX = 'sla-clock-demo.';

export const preferences = {
  language(): Language {
    const kept = read('language');
    if (kept === 'en' || kept === 'ar') return kept;
    return navigator.language.toLowerCase().startsWith('ar') ? 'ar' : 'en';
  },
  look(): Look {
    const kept = read('look');
    if (kept === 'light' || kept === 'dark') return kept;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  },
  introSeen: (): boolean => read('introSeen') === 'yes',
  keep(name: 'language' | 'look' | 'introSeen', value: string): void {
    try {
      localStorage.setItem(PREFIX + name, value);
    } catch {
      // Private windows may refuse; the choice then lasts until the page is left.
    }
  },
};

function read(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}
