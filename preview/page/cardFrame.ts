/**
 * A frame in which HubSpot shows an entry of the app: in the sidebar, in a tab, or on a page of the app. What it frames runs
 * while it is on show, and anew when record, language or who looks at it change.
 */
import { fetchThroughDesk } from '../desk/fetchThroughDesk.ts';
import type { ContactRecord, Session } from '../desk/shapes.ts';
import type { CardContext, CardHost, CardLocation, PropertyValues } from '../host/extension.ts';
import { runCard, type RunningCard } from '../host/runCard.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import { isAppPage } from './route.ts';
import type { PageState, Part } from './state.ts';
import { words, type Viewer } from './wording.ts';

const CONTACT_TYPE = '0-1';

const FRAMES = {
  'crm.record.sidebar': { testId: 'card', title: 'card.title', note: 'card.note' },
  'crm.record.tab': { testId: 'card-tab', title: 'card.title', note: null },
  pages: { testId: 'card-reports', title: 'reports.title', note: 'reports.note' },
  settings: { testId: 'card-settings', title: 'settings.title', note: 'settings.note' },
} as const satisfies Record<CardLocation, object>;

export function cardFrame(location: CardLocation): Part {
  const frame = FRAMES[location];
  const title = el('h2', {});
  const host = el('div', { class: 'card-host' });
  const card = el(
    'section',
    { class: 'card', 'data-testid': frame.testId },
    el('div', { class: 'card-head' }, ICONS.clock(), title),
    host,
  );
  const note = el('p', { class: 'card-note' });
  const element = el('div', {}, card, ...(frame.note === null ? [] : [note]));
  let running: { readonly key: string; readonly card: RunningCard } | null = null;
  let told: ContactRecord | null = null;

  return {
    element,
    draw(state) {
      const { viewer, session, record } = state;
      const contactId = location === 'settings' || location === 'pages' ? null : state.chosenId;
      setText(title, words(viewer, frame.title));
      card.setAttribute('aria-label', words(viewer, frame.title));
      if (frame.note !== null) setText(note, words(viewer, frame.note, { name: nameOf(session) }));
      element.hidden = session === null || !isOnShow(location, state);
      if (!session || element.hidden) {
        running?.card.end();
        running = null;
        return;
      }
      const personId = session.user.id;
      const key = JSON.stringify([contactId, viewer, personId]);
      if (running?.key !== key) {
        running?.card.end();
        const context = contextOf(location, session, viewer, contactId);
        const fetch: CardHost['fetch'] = (question) => fetchThroughDesk(personId, question);
        running = { key, card: runCard(host, context, { fetch, timeHeld: false }) };
        told = null;
      }
      if (record && record !== told && record.contact.id === contactId) {
        told = record;
        running.card.tellProperties(valuesOf(record));
      }
    },
  };
}

function isOnShow(location: CardLocation, { view, chosenId }: PageState): boolean {
  switch (location) {
    case 'pages':
      return view === 'reports';
    case 'settings':
      return view === 'settings';
    case 'crm.record.tab':
      return view === 'clock' && chosenId !== null;
    case 'crm.record.sidebar':
      return !isAppPage(view) && chosenId !== null;
  }
}

function nameOf(session: Session | null): string {
  return session ? `${session.user.firstName} ${session.user.lastName}` : '';
}

function contextOf(
  location: CardLocation,
  { user, ...session }: Session,
  viewer: Viewer,
  contactId: string | null,
): CardContext {
  return {
    location,
    user: {
      ...user,
      emails: [user.email],
      roles: [],
      teams: user.teams.map((team) => ({ ...team, teammates: [] })),
      locale: viewer.tag,
      language: viewer.language,
      permissions: [],
    },
    portal: { id: session.portalId, timezone: session.portalZone },
    ...(contactId === null ? {} : { crm: { objectId: Number(contactId), objectTypeId: CONTACT_TYPE } }),
    extension: { appId: session.appId, appName: 'SLA Clock', cardTitle: 'SLA clock' },
    variables: { PUBLIC_URL: session.serviceUrl, DEMO_SPEED: session.speed, DEMO_ZONE: viewer.zone },
  };
}

function valuesOf(record: ContactRecord): PropertyValues {
  return Object.fromEntries(record.properties.map(({ name, value }) => [name, value ?? '']));
}
