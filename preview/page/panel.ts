/** A titled box of the record. */
import { el, setText } from './element.ts';

export interface Panel {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  /** `aside` is a short remark beside the title, such as a number; empty for none. */
  draw(title: string, aside: string): void;
}

export function panel(className: string): Panel {
  const title = el('h2', {});
  const aside = el('span', { class: 'count' });
  const body = el('div', { class: 'panel-body' });
  const element = el(
    'section',
    { class: `panel ${className}` },
    el('div', { class: 'panel-head' }, title, aside),
    body,
  );
  return {
    element,
    body,
    draw(titleWords, asideWords) {
      setText(title, titleWords);
      setText(aside, asideWords);
      aside.hidden = asideWords === '';
      element.setAttribute('aria-label', titleWords);
    },
  };
}
