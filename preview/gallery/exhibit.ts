/** One state of the card in its frame, with its name above. The card is the real one, in a worker of its own. */
import type { CardContext } from '../host/extension.ts';
import { runCard } from '../host/runCard.ts';
import type { MessageKey } from '../messages/say.ts';
import { el } from '../page/element.ts';
import { ICONS } from '../page/icons.ts';
import { words, type Viewer } from '../page/wording.ts';
import { LOCATIONS, type Place } from './choices.ts';
import { serviceOf } from './service.ts';
import type { GalleryState } from './states.ts';

const TITLES = {
  sidebar: 'card.title',
  tab: 'card.title',
  reports: 'reports.title',
  settings: 'settings.title',
} as const satisfies Record<Place, MessageKey>;

export interface Exhibit {
  readonly element: HTMLElement;
  /** Resolves when the state can be looked at. */
  readonly ready: Promise<void>;
  pass(ms: number): Promise<void>;
  end(): void;
}

export function exhibit(state: GalleryState, viewer: Viewer, place: Place): Exhibit {
  const name = words(viewer, `state.${state.id}`);
  const host = el('div', { class: 'card-host' });
  const card = el(
    'section',
    { class: 'card', 'data-testid': 'card', 'aria-label': name },
    el('div', { class: 'card-head' }, ICONS.clock(), el('h3', {}, words(viewer, TITLES[place]))),
    host,
  );
  const element = el('article', { class: 'exhibit', id: state.id }, el('h2', {}, name), card);
  const running = runCard(host, contextOf(state, viewer, place), {
    fetch: serviceOf(state),
    timeHeld: true,
  });
  const become = async (): Promise<void> => {
    await running.shown;
    await running.pass(0);
    if (state.opens !== undefined) {
      host.querySelector<HTMLElement>(`[data-tab-button="${state.opens}"]`)?.click();
      await running.pass(0);
    }
    if (state.passesMs !== undefined) await running.pass(state.passesMs);
    element.dataset.ready = 'yes';
  };
  return {
    element,
    ready: become(),
    pass: (ms) => running.pass(ms),
    end() {
      running.end();
    },
  };
}

function contextOf(state: GalleryState, viewer: Viewer, place: Place): CardContext {
  return {
    location: LOCATIONS[place],
    user: {
      id: 9001,
      email: 'jo@example.com',
      emails: ['jo@example.com'],
      firstName: 'Jo',
      lastName: 'Rep',
      roles: [],
      teams: [],
      locale: viewer.tag,
      language: viewer.language,
      permissions: [],
    },
    portal: { id: 4_800_150, timezone: state.zone ?? 'Europe/London' },
    ...(place === 'settings' || place === 'reports' ? {} : { crm: { objectId: 151, objectTypeId: '0-1' } }),
    extension: { appId: 990, appName: 'SLA Clock', cardTitle: 'SLA clock' },
    variables: state.addressMissing ? {} : { PUBLIC_URL: 'https://sla.example.com' },
  };
}
