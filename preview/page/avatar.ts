/** A person's initials on a colour of their own. */
import { el, setText } from './element.ts';

const HUES = 8;

export interface Avatar {
  readonly element: HTMLElement;
  draw(id: string, name: string): void;
}

export function avatar(): Avatar {
  const element = el('span', { class: 'avatar', 'aria-hidden': 'true' });
  return {
    element,
    draw(id, name) {
      setText(element, initials(name));
      element.dataset.hue = String(hueOf(id));
    },
  };
}

/** First letters of the first and the last word, kept from joining: "Amal bin Said" gives "AS". */
export function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => Array.from(word)[0] ?? '');
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return [letters[0] ?? '?', last].filter(Boolean).join('\u200c').toLocaleUpperCase();
}

function hueOf(id: string): number {
  return Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % HUES;
}
