/** The sidebar's frame around the card. It starts the card anew when record or language change. */
import { fetchThroughDesk } from '../desk/fetchThroughDesk.ts';
import type { ContactRecord, Session } from '../desk/shapes.ts';
import type { CardContext, PropertyValues } from '../host/extension.ts';
import { runCard, type RunningCard } from '../host/runCard.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import type { Part } from './state.ts';
import { words, type Viewer } from './wording.ts';

const CONTACT_TYPE = '0-1';
const HOST = { fetch: fetchThroughDesk, timeHeld: false };

export function cardFrame(): Part {
  const title = el('h2', {});
  const host = el('div', { class: 'card-host' });
  const card = el(
    'section',
    { class: 'card', 'data-testid': 'card' },
    el('div', { class: 'card-head' }, ICONS.clock(), title),
    host,
  );
  const note = el('p', { class: 'card-note' });
  let running: { readonly key: string; readonly card: RunningCard } | null = null;
  let told: ContactRecord | null = null;

  return {
    element: el('aside', { class: 'side' }, card, note),
    draw({ viewer, session, chosenId, record }) {
      setText(title, words(viewer, 'card.title'));
      card.setAttribute('aria-label', words(viewer, 'card.title'));
      setText(note, words(viewer, 'card.note'));
      card.hidden = note.hidden = session === null || chosenId === null;
      if (!session || chosenId === null) return;
      const key = JSON.stringify([chosenId, viewer]);
      if (running?.key !== key) {
        running?.card.end();
        running = { key, card: runCard(host, contextOf(session, viewer, chosenId), HOST) };
        told = null;
      }
      if (record && record !== told && record.contact.id === chosenId) {
        told = record;
        running.card.tellProperties(valuesOf(record));
      }
    },
  };
}

function contextOf({ user, ...session }: Session, viewer: Viewer, contactId: string): CardContext {
  return {
    location: 'crm.record.sidebar',
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
    crm: { objectId: Number(contactId), objectTypeId: CONTACT_TYPE },
    extension: { appId: session.appId, appName: 'SLA Clock', cardTitle: 'SLA clock' },
    variables: { PUBLIC_URL: session.serviceUrl, DEMO_SPEED: session.speed, DEMO_ZONE: viewer.zone },
  };
}

function valuesOf(record: ContactRecord): PropertyValues {
  return Object.fromEntries(record.properties.map(({ name, value }) => [name, value ?? '']));
}
