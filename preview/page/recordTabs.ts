/** The tabs of a record's middle column: what is known of the contact, and the app's own tab. */
import { el, setText } from './element.ts';
import { contactHash, type ContactView } from './route.ts';
import type { Part } from './state.ts';
import { words } from './wording.ts';

const VIEWS: readonly ContactView[] = ['about', 'clock'];

export function recordTabs(): Part {
  const tabs = VIEWS.map((view) => ({ view, link: el('a', { class: 'record-tab', 'data-view': view }) }));
  const element = el('nav', { class: 'record-tabs' }, ...tabs.map(({ link }) => link));
  return {
    element,
    draw({ viewer, chosenId, view }) {
      element.hidden = chosenId === null;
      if (chosenId === null) return;
      element.setAttribute('aria-label', words(viewer, 'record.views'));
      for (const tab of tabs) {
        setText(tab.link, words(viewer, `record.view.${tab.view}`));
        tab.link.setAttribute('href', contactHash(chosenId, tab.view));
        if (tab.view === view) tab.link.setAttribute('aria-current', 'page');
        else tab.link.removeAttribute('aria-current');
      }
    },
  };
}
