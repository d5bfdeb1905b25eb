/** The bar of the gallery: what this is, the visitor's choices, and the time that he lets pass. */
import { el, setText } from '../page/element.ts';
import { ICONS } from '../page/icons.ts';
import type { Look } from '../page/state.ts';
import { words, type Viewer } from '../page/wording.ts';
import type { Language, MessageKey } from '../messages/say.ts';
import { PLACES, type Choices, type Place } from './choices.ts';

const SECOND_MS = 1000;
const STEPS: readonly (readonly [number, MessageKey])[] = [
  [SECOND_MS, 'gallery.second'],
  [60 * SECOND_MS, 'gallery.minute'],
  [3600 * SECOND_MS, 'gallery.hour'],
];

export function galleryBar(does: {
  readonly change: (changes: Partial<Choices>) => void;
  readonly pass: (ms: number) => void;
  readonly run: (on: boolean) => void;
}): { readonly element: HTMLElement; draw(viewer: Viewer, choices: Choices): void } {
  const name = el('h1', { class: 'bar-name' });
  const demo = el('a', { class: 'bar-link', href: './' });
  const places = segmented<Place>(PLACES, 'place', (place) => {
    does.change({ place });
  });
  const languages = segmented<Language>(['en', 'ar'], 'language', (language) => {
    does.change({ language });
  });
  const looks = segmented<Look>(['light', 'dark'], 'look', (look) => {
    does.change({ look });
  });
  const steps = STEPS.map(([ms, key]) => {
    const button = el('button', { type: 'button', 'data-pass': String(ms) });
    button.addEventListener('click', () => {
      does.pass(ms);
    });
    return { button, key };
  });
  const run = el('button', { type: 'button', 'aria-pressed': 'false', 'data-switch': 'run' });
  run.addEventListener('click', () => {
    const on = run.getAttribute('aria-pressed') !== 'true';
    run.setAttribute('aria-pressed', String(on));
    does.run(on);
  });
  const time = el('div', { class: 'segmented', role: 'group' }, ...steps.map(({ button }) => button), run);
  const element = el(
    'header',
    { class: 'bar gallery-bar' },
    el('div', { class: 'bar-brand' }, el('span', { class: 'bar-mark' }, ICONS.clock()), name, demo),
    el('div', { class: 'bar-end' }, time, places.element, languages.element, looks.element),
  );
  return {
    element,
    draw(viewer, { place, language, look }) {
      setText(name, words(viewer, 'gallery.title'));
      setText(demo, words(viewer, 'gallery.demo'));
      for (const { button, key } of steps) setText(button, words(viewer, key));
      setText(run, words(viewer, 'gallery.run'));
      time.setAttribute('aria-label', words(viewer, 'gallery.time'));
      places.draw(place, words(viewer, 'gallery.place'), (one) => words(viewer, `gallery.${one}`));
      languages.draw(language, words(viewer, 'switch.language'), (one) => LANGUAGE_NAMES[one]);
      looks.draw(look, words(viewer, 'gallery.look'), (one) => words(viewer, `gallery.${one}`));
    },
  };
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

/** A row of buttons of which one is pressed. */
function segmented<T extends string>(values: readonly T[], name: string, choose: (value: T) => void) {
  const buttons = values.map((value) => {
    const button = el('button', { type: 'button', [`data-${name}`]: value });
    button.addEventListener('click', () => {
      choose(value);
    });
    return { value, button };
  });
  const element = el('div', { class: 'segmented', role: 'group' }, ...buttons.map(({ button }) => button));
  return {
    element,
    draw(chosen: T, label: string, nameOf: (value: T) => string): void {
      element.setAttribute('aria-label', label);
      for (const { value, button } of buttons) {
        setText(button, nameOf(value));
        button.setAttribute('aria-pressed', String(value === chosen));
      }
    },
  };
}
