/** HubSpot's tabs, numbers, links and empty states as this page draws them. */
import { el } from '../page/element.ts';
import type { DrawnComponent } from './components.ts';

let tabs = 0;

/** The panel of one tab; its title is shown by the tabs it stands in. */
export function tab(): DrawnComponent {
  const element = el('div', { class: 'hs-tab-panel', role: 'tabpanel' });
  return {
    element,
    slot: element,
    update(props) {
      element.dataset.tab = textOf(props.tabId);
      element.dataset.title = textOf(props.title);
    },
  };
}

export function tabList(): DrawnComponent {
  const id = `hs-tabs-${++tabs}`;
  const list = el('div', { class: 'hs-tab-list', role: 'tablist' });
  const slot = el('div', {});
  const buttons = new Map<string, HTMLElement>();
  let selected = '';
  let onChange: unknown;

  const buttonOf = (name: string): HTMLElement => {
    const known = buttons.get(name);
    if (known) return known;
    const button = el('button', { class: 'hs-tab', type: 'button', role: 'tab', id: `${id}-${name}` });
    button.dataset.tabButton = name;
    button.addEventListener('click', () => {
      if (typeof onChange === 'function') (onChange as (chosen: string) => void)(name);
    });
    buttons.set(name, button);
    return button;
  };
  const mark = (): void => {
    const panels = [...slot.children].filter((one) => one instanceof HTMLElement);
    for (const panel of panels) {
      const { tab: name = '', title = '' } = panel.dataset;
      const button = buttonOf(name);
      if (button.textContent !== title) button.textContent = title;
      if (button.parentElement !== list) list.append(button);
      button.setAttribute('aria-selected', String(name === selected));
      panel.hidden = name !== selected;
      panel.setAttribute('aria-labelledby', button.id);
    }
  };
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['data-title'] };
  new MutationObserver(mark).observe(slot, watched);
  return {
    element: el('div', { class: 'hs-tabs' }, list, slot),
    slot,
    update(props) {
      onChange = props.onSelectedChange;
      selected = textOf(props.selected);
      mark();
    },
  };
}

export function statistic(): DrawnComponent {
  const label = el('span', { class: 'hs-statistic-label' });
  const number = el('strong', { class: 'hs-statistic-number' });
  const slot = el('div', {});
  return {
    element: el('div', { class: 'hs-statistic' }, label, number, slot),
    slot,
    update(props) {
      label.textContent = textOf(props.label);
      number.textContent = String(props.number);
    },
  };
}

export function emptyState(): DrawnComponent {
  const title = el('div', { class: 'hs-error-title' });
  const slot = el('div', { class: 'hs-error-body' });
  return {
    element: el('div', { class: 'hs-error hs-empty', role: 'status' }, title, slot),
    slot,
    update(props) {
      title.textContent = textOf(props.title);
    },
  };
}

/** As many columns as there is room for, none narrower than it is asked to be. */
export function autoGrid(): DrawnComponent {
  const element = el('div', { class: 'hs-auto-grid' });
  return {
    element,
    slot: element,
    update({ columnWidth }) {
      if (typeof columnWidth === 'number') element.style.setProperty('--column', `${columnWidth}px`);
      else element.style.removeProperty('--column');
    },
  };
}

/** Where the words of a table need more room than there is, it is moved sideways. */
export function table(): DrawnComponent {
  const slot = el('table', { class: 'hs-table' });
  const element = el('div', { class: 'hs-table-frame' }, slot);
  const watch = new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  });
  watch.observe(element);
  watch.observe(slot);
  return { element, slot, update: () => undefined };
}

/** The address of a contact in HubSpot: here the record is at hand. */
const CONTACT = /\/record\/0-1\/(\d+)$/;

export function link(): DrawnComponent {
  const element = el('a', { class: 'hs-link' });
  return {
    element,
    slot: element,
    update({ href }) {
      const url = typeof href === 'string' ? href : textOf((href as { readonly url?: unknown } | null)?.url);
      const contactId = CONTACT.exec(url)?.[1];
      element.setAttribute('href', contactId === undefined ? url : `./#/contacts/${contactId}/clock`);
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
