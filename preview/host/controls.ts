/** HubSpot's inputs and folding parts as this page draws them. */
import { el } from '../page/element.ts';
import type { DrawnComponent, Props } from './components.ts';

let fields = 0;

export function accordion(): DrawnComponent {
  const id = `hs-accordion-${++fields}`;
  const head = el('button', { class: 'hs-accordion-head', type: 'button', 'aria-controls': id });
  const slot = el('div', { class: 'hs-accordion-body', id });
  let onClick: unknown;
  head.addEventListener('click', () => {
    if (typeof onClick === 'function') (onClick as () => void)();
  });
  return {
    element: el('div', { class: 'hs-accordion' }, head, slot),
    slot,
    update(props) {
      onClick = props.onClick;
      head.textContent = textOf(props.title);
      head.setAttribute('aria-expanded', String(props.open === true));
      slot.hidden = props.open !== true;
    },
  };
}

interface Option {
  readonly label: string;
  readonly value: string;
}

export function select(): DrawnComponent {
  const input = document.createElement('select');
  input.className = 'hs-select';
  const field = labelled(input);
  let drawn = '';
  let onChange: unknown;
  input.addEventListener('change', () => {
    if (typeof onChange === 'function') (onChange as (value: string) => void)(input.value);
  });
  return {
    element: field.element,
    slot: el('div', {}),
    update(props) {
      onChange = props.onChange;
      field.update(props);
      const options = (props.options ?? []) as readonly Option[];
      const wanted = JSON.stringify([props.placeholder, options]);
      if (wanted !== drawn) {
        drawn = wanted;
        const none =
          textOf(props.value) === '' ? [el('option', { value: '' }, textOf(props.placeholder))] : [];
        input.replaceChildren(...none, ...options.map(({ value, label }) => el('option', { value }, label)));
      }
      input.value = textOf(props.value);
    },
  };
}

export function textArea(): DrawnComponent {
  const input = document.createElement('textarea');
  input.className = 'hs-text-area';
  const field = labelled(input);
  let onInput: unknown;
  input.addEventListener('input', () => {
    if (typeof onInput === 'function') (onInput as (value: string) => void)(input.value);
  });
  return {
    element: field.element,
    slot: el('div', {}),
    update(props) {
      onInput = props.onInput;
      field.update(props);
      if (typeof props.rows === 'number') input.rows = props.rows;
      if (typeof props.maxLength === 'number') input.maxLength = props.maxLength;
      // What is being typed is ahead of what the card has heard of it.
      if (document.activeElement !== input) input.value = textOf(props.value);
    },
  };
}

export function toggle(): DrawnComponent {
  const input = document.createElement('input');
  Object.assign(input, { className: 'hs-toggle', type: 'checkbox', role: 'switch' });
  const field = labelled(input);
  let onChange: unknown;
  input.addEventListener('change', () => {
    if (typeof onChange === 'function') (onChange as (checked: boolean) => void)(input.checked);
  });
  return {
    element: field.element,
    slot: el('div', {}),
    update(props) {
      onChange = props.onChange;
      field.update(props);
      input.checked = props.checked === true;
      input.disabled = props.readonly === true;
    },
  };
}

/** A list whose children are items whatever they are. */
export function list(): DrawnComponent {
  const element = el('div', { class: 'hs-list', role: 'list' });
  new MutationObserver(() => {
    for (const child of element.children) child.setAttribute('role', 'listitem');
  }).observe(element, { childList: true });
  return { element, slot: element, update: () => undefined };
}

function labelled(input: HTMLElement): { element: HTMLElement; update: (props: Props) => void } {
  input.id = `hs-field-${++fields}`;
  const label = el('label', { for: input.id });
  const hint = el('div', { class: 'hs-field-hint' });
  return {
    element: el('div', { class: 'hs-field' }, label, hint, input),
    update(props) {
      label.textContent = textOf(props.label);
      hint.textContent = textOf(props.description);
      hint.hidden = hint.textContent === '';
      input.toggleAttribute('required', props.required === true);
    },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
