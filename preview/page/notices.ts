/** The lines between bar and page: what a visitor looks at, and that the page has lost touch with the portal. */
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import type { Part } from './state.ts';
import { words } from './wording.ts';

export function notices(seen: { readonly already: boolean; readonly remember: () => void }): Part {
  const introWords = el('p', {});
  const dismiss = el('button', { type: 'button', class: 'icon-button' }, ICONS.close());
  const intro = el('div', { class: 'notice notice-intro' }, introWords, dismiss);
  const lost = el('div', { class: 'notice notice-lost', role: 'alert' });
  intro.hidden = seen.already;
  lost.hidden = true;
  dismiss.addEventListener('click', () => {
    intro.hidden = true;
    seen.remember();
  });
  return {
    element: el('div', { class: 'notices' }, lost, intro),
    draw({ viewer, lostTouch }) {
      setText(introWords, words(viewer, 'page.intro'));
      dismiss.setAttribute('aria-label', words(viewer, 'page.dismiss'));
      dismiss.title = words(viewer, 'page.dismiss');
      lost.hidden = !lostTouch;
      setText(lost, lostTouch ? words(viewer, 'page.lost') : '');
    },
  };
}
