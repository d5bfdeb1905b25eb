/** The gallery: every state of the card side by side, in the language, look and width that the visitor chose. */
import { preferences } from '../page/preferences.ts';
import { el } from '../page/element.ts';
import { viewerOf, words, type Viewer } from '../page/wording.ts';
import { addressOf, chosenStates, readChoices } from './choices.ts';
import { exhibit, type Exhibit } from './exhibit.ts';
import { galleryBar } from './galleryBar.ts';

const RUN_EVERY_MS = 1000;

export function openGallery(host: HTMLElement): void {
  let choices = readChoices(location.search);
  let exhibits: readonly Exhibit[] = [];
  let running: ReturnType<typeof setInterval> | null = null;

  const pass = (ms: number): Promise<unknown> => {
    host.setAttribute('aria-busy', 'true');
    return Promise.all(exhibits.map((one) => one.pass(ms))).finally(() => {
      host.setAttribute('aria-busy', 'false');
    });
  };
  const bar = galleryBar({
    change(changes) {
      choices = { ...choices, ...changes };
      preferences.keep('language', choices.language);
      preferences.keep('look', choices.look);
      history.replaceState(null, '', addressOf(choices));
      if (changes.place === undefined && changes.language === undefined) drawBar();
      else draw();
    },
    pass: (ms) => void pass(ms),
    run(on) {
      if (running !== null) clearInterval(running);
      running = on ? setInterval(() => void pass(RUN_EVERY_MS), RUN_EVERY_MS) : null;
    },
  });
  const states = el('main', { class: 'gallery' });
  host.replaceChildren(bar.element, states);

  /** The page around the cards, and its colours: another look leaves the cards as they are. */
  const drawBar = (): Viewer => {
    const { language, look } = choices;
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const viewer = viewerOf(language, navigator.languages, zone);
    const root = document.documentElement;
    root.lang = language;
    root.dir = language === 'ar' ? 'rtl' : 'ltr';
    root.dataset.look = look;
    document.title = words(viewer, 'gallery.title');
    bar.draw(viewer, choices);
    return viewer;
  };
  const draw = (): void => {
    const { place } = choices;
    const viewer = drawBar();
    states.dataset.place = place;
    for (const one of exhibits) one.end();
    exhibits = chosenStates(choices).map((state) => exhibit(state, viewer, place));
    states.replaceChildren(...exhibits.map(({ element }) => element));
    void ready(exhibits);
  };
  /** Says on the page that all is drawn, for those who take its picture. */
  const ready = async (shown: readonly Exhibit[]): Promise<void> => {
    host.setAttribute('aria-busy', 'true');
    await Promise.allSettled(shown.map((one) => one.ready));
    if (shown === exhibits) host.setAttribute('aria-busy', 'false');
  };
  draw();
}
