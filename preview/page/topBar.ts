/** The bar at the top: what this is, what time it is in the portal, and the viewer's switches. */
import type { Language } from '../messages/say.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import { APP_PAGES, appPageHash } from './route.ts';
import type { Look, Part } from './state.ts';
import { sayClock, sayNumber, words } from './wording.ts';

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['en', 'English'],
  ['ar', 'العربية'],
];

export function topBar(choose: {
  readonly language: (language: Language) => void;
  readonly look: (look: Look) => void;
  readonly person: (id: number) => void;
}): Part & { drawClock: Part['draw'] } {
  const sandbox = el('span', { class: 'bar-sandbox' });
  const day = el('span', { class: 'bar-day' });
  const time = el('strong', { class: 'bar-time' });
  const speed = el('span', { class: 'bar-speed' });
  const clock = el('div', { class: 'bar-clock', role: 'timer' }, ICONS.clock(), day, time, speed);
  const languages = el('div', { class: 'segmented', role: 'group' });
  const buttons = LANGUAGES.map(([language, name]) => {
    const button = el('button', { type: 'button', lang: language, 'data-language': language }, name);
    button.addEventListener('click', () => {
      choose.language(language);
    });
    languages.append(button);
    return { language, button };
  });
  const look = el('button', { type: 'button', class: 'icon-button', 'data-switch': 'look' });
  let other: Look = 'dark';
  look.addEventListener('click', () => {
    choose.look(other);
  });
  const name = el('strong', { class: 'bar-name' });
  const people = document.createElement('select');
  people.className = 'bar-people';
  people.addEventListener('change', () => {
    choose.person(Number(people.value));
  });
  const pages = APP_PAGES.map((page) => ({
    page,
    link: el('a', { class: 'bar-link', href: appPageHash(page), 'data-view': page }),
  }));
  const gallery = el('a', { class: 'bar-link', href: 'gallery.html' });
  const brand = el(
    'div',
    { class: 'bar-brand' },
    el('span', { class: 'bar-mark' }, ICONS.clock()),
    name,
    sandbox,
  );
  const element = el(
    'header',
    { class: 'bar' },
    brand,
    clock,
    el('div', { class: 'bar-end' }, people, ...pages.map(({ link }) => link), gallery, languages, look),
  );

  const drawClock: Part['draw'] = ({ viewer, session }, now) => {
    clock.hidden = session === null;
    if (!session) return;
    const said = sayClock(viewer, now);
    setText(day, said.day);
    setText(time, said.time);
    const times = sayNumber(viewer, session.speed);
    setText(speed, words(viewer, 'clock.speed', { speed: times }));
    speed.hidden = session.speed === 1;
    speed.title = words(viewer, 'clock.speedTitle', { speed: times });
  };
  return {
    element,
    drawClock,
    draw(state, now) {
      const { viewer } = state;
      setText(name, words(viewer, 'page.product'));
      setText(sandbox, words(viewer, 'page.sandbox'));
      people.hidden = state.session === null;
      people.setAttribute('aria-label', words(viewer, 'switch.person'));
      people.title = words(viewer, 'switch.person');
      if (state.session && people.options.length === 0)
        people.append(
          ...state.session.people.map(({ id, name: one }) => el('option', { value: String(id) }, one)),
        );
      if (state.session) people.value = String(state.session.user.id);
      for (const { page, link } of pages) {
        setText(link, words(viewer, `${page}.link`));
        if (state.view === page) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
      setText(gallery, words(viewer, 'gallery.link'));
      clock.setAttribute('aria-label', words(viewer, 'clock.label'));
      clock.title = words(viewer, 'clock.label');
      languages.setAttribute('aria-label', words(viewer, 'switch.language'));
      for (const { language, button } of buttons)
        button.setAttribute('aria-pressed', String(language === viewer.language));
      if (look.dataset.look !== state.look) {
        look.dataset.look = state.look;
        look.replaceChildren(state.look === 'dark' ? ICONS.sun() : ICONS.moon());
      }
      other = state.look === 'dark' ? 'light' : 'dark';
      const hint = words(viewer, `switch.${other}`);
      look.setAttribute('aria-label', hint);
      look.title = hint;
      drawClock(state, now);
    },
  };
}
