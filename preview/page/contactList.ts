/** The list of contacts, most urgent first, with a filter by status and a search. */
import { contactRow, type ListedContact } from './contactRow.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import { keyedRows } from './keyedRows.ts';
import type { Part } from './state.ts';
import { byUrgency, countByStatus, matching, STATUS_KINDS, type Filter } from './status.ts';
import { sayNumber, words } from './wording.ts';

const FILTERS: readonly Filter[] = ['all', ...STATUS_KINDS];

export function contactList(choose: {
  readonly filter: (filter: Filter) => void;
  readonly search: (search: string) => void;
}): Part & { close(): void } {
  const title = el('span', {});
  const total = el('span', { class: 'count' });
  const heading = el('h2', {}, title, total);
  // On a narrow screen the list is folded above the record; on a wide one the button is not shown.
  const fold = el(
    'button',
    { type: 'button', class: 'list-fold', 'aria-controls': 'contacts' },
    ICONS.chevron(),
  );
  const search = el('input', {
    type: 'search',
    class: 'list-search',
    autocomplete: 'off',
  }) as HTMLInputElement;
  const filters = el('div', { class: 'filters', role: 'group' });
  const list = el('ul', { class: 'contacts', role: 'list' });
  const none = el('span', {});
  const clear = el('button', { type: 'button', class: 'link-button' });
  const empty = el('p', { class: 'empty' }, none, clear);
  const body = el(
    'div',
    { class: 'list-body', id: 'contacts' },
    el('div', { class: 'list-tools' }, el('label', { class: 'search' }, ICONS.search(), search), filters),
    list,
    empty,
  );
  empty.hidden = true;
  const element = el('nav', { class: 'list' }, el('div', { class: 'list-head' }, heading, fold), body);

  const setOpen = (open: boolean): void => {
    element.dataset.open = String(open);
    fold.setAttribute('aria-expanded', String(open));
  };
  setOpen(false);
  fold.addEventListener('click', () => {
    setOpen(element.dataset.open !== 'true');
  });
  search.addEventListener('input', () => {
    choose.search(search.value);
  });
  clear.addEventListener('click', () => {
    search.value = '';
    choose.search('');
    choose.filter('all');
  });
  const chips = FILTERS.map((filter) => {
    const name = el('span', {});
    const count = el('span', { class: 'chip-count' });
    const button = el('button', { type: 'button', class: 'chip', 'data-filter': filter }, name, count);
    button.addEventListener('click', () => {
      choose.filter(filter);
    });
    filters.append(button);
    return { filter, name, count, button };
  });
  const rows = keyedRows<ListedContact>(
    list,
    ({ contact }) => contact.id,
    contactRow,
    ({ contact }) => String(contact.slaStatus),
  );

  let sifted = '';

  return {
    element,
    close() {
      setOpen(false);
    },
    draw(state, now) {
      const { viewer, filter, chosenId } = state;
      const contacts = state.contacts ?? [];
      const counts = countByStatus(contacts);
      setText(title, words(viewer, 'list.title'));
      setText(total, sayNumber(viewer, counts.all));
      element.setAttribute('aria-label', words(viewer, 'list.title'));
      fold.setAttribute('aria-label', words(viewer, 'list.title'));
      search.placeholder = words(viewer, 'list.search');
      search.setAttribute('aria-label', words(viewer, 'list.search'));
      filters.setAttribute('aria-label', words(viewer, 'list.filter'));
      for (const chip of chips) {
        setText(chip.name, words(viewer, chip.filter === 'all' ? 'list.all' : `status.${chip.filter}`));
        setText(chip.count, sayNumber(viewer, counts[chip.filter]));
        chip.button.setAttribute('aria-pressed', String(chip.filter === filter));
        chip.button.hidden = counts[chip.filter] === 0 && chip.filter !== filter && chip.filter !== 'all';
      }
      const shown = byUrgency(matching(contacts, filter, state.search));
      if (state.contacts === null) return;
      // What a filter brings into view is no news.
      const sieve = JSON.stringify([filter, state.search]);
      if (sieve !== sifted) rows.clear();
      sifted = sieve;
      rows.update(shown.map((contact) => ({ contact, viewer, now, chosen: contact.id === chosenId })));
      empty.hidden = shown.length > 0;
      setText(none, words(viewer, 'list.none'));
      setText(clear, words(viewer, 'list.clear'));
    },
  };
}
