/** The page as a whole: keeps the state, hears the desk and the visitor, and has every part draw itself. */
import { desk } from '../desk/desk.ts';
import type { Contacts, ContactRecord, Session } from '../desk/shapes.ts';
import { cardFrame } from './cardFrame.ts';
import { contactList } from './contactList.ts';
import { el } from './element.ts';
import { notices } from './notices.ts';
import { poll, type Polling } from './polling.ts';
import { portalClock } from './portalClock.ts';
import { preferences } from './preferences.ts';
import { propertiesPanel } from './propertiesPanel.ts';
import { recordHeader } from './recordHeader.ts';
import { recordTabs } from './recordTabs.ts';
import { contactHash, contactInHash, isAppPage, viewInHash } from './route.ts';
import type { PageState } from './state.ts';
import { byUrgency } from './status.ts';
import { tasksPanel } from './tasksPanel.ts';
import { timelinePanel } from './timelinePanel.ts';
import { topBar } from './topBar.ts';
import { viewerOf, words } from './wording.ts';

const CONTACTS_EVERY_MS = 1500;
const RECORD_EVERY_MS = 1000;
const SESSION_RETRY_MS = 1500;
const CLOCK_EVERY_MS = 250;
/** One answer may fail in passing; touch is lost when so many in a row do. */
const LOST_AFTER = 2;

export function openPage(host: HTMLElement): void {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const state: PageState = {
    viewer: viewerOf(preferences.language(), navigator.languages, zone),
    look: preferences.look(),
    session: null,
    contacts: null,
    chosenId: contactInHash(location.hash),
    view: viewInHash(location.hash),
    record: null,
    filter: 'all',
    search: '',
    lostTouch: false,
  };
  const clock = portalClock();
  const failures = { contacts: 0, record: 0 };
  let recordPolling: Polling | null = null;

  const change = (changes: Partial<PageState>): void => {
    Object.assign(state, changes);
    draw();
  };
  const bar = topBar({
    language(language) {
      preferences.keep('language', language);
      change({ viewer: viewerOf(language, navigator.languages, zone) });
    },
    look(look) {
      preferences.keep('look', look);
      change({ look });
    },
    person: (id) => void seat(id),
  });
  const lines = notices({
    already: preferences.introSeen(),
    remember: () => {
      preferences.keep('introSeen', 'yes');
    },
  });
  const list = contactList({
    filter: (filter) => {
      change({ filter });
    },
    search: (search) => {
      change({ search });
    },
  });
  const header = recordHeader();
  const panels = [propertiesPanel(), tasksPanel(), timelinePanel()];
  const tabs = recordTabs();
  const card = cardFrame('crm.record.sidebar');
  const tab = cardFrame('crm.record.tab');
  const reports = cardFrame('pages');
  const settings = cardFrame('settings');
  const starting = el('p', { class: 'starting', role: 'status' });
  const about = el('div', { class: 'record' }, ...panels.map(({ element }) => element));
  const middle = el('div', { class: 'record' }, tabs.element, about, tab.element);
  const contact = el(
    'div',
    {},
    header.element,
    el('div', { class: 'columns' }, middle, el('aside', { class: 'side' }, card.element)),
  );
  const main = el('main', {}, starting, contact, reports.element, settings.element);
  host.replaceChildren(bar.element, lines.element, el('div', { class: 'desk' }, list.element, main));

  const draw = (): void => {
    const { viewer, look, contacts } = state;
    const root = document.documentElement;
    root.lang = viewer.language;
    root.dir = viewer.language === 'ar' ? 'rtl' : 'ltr';
    root.dataset.look = look;
    document.title = words(viewer, 'page.title');
    const now = clock.read(performance.now()) ?? 0;
    for (const part of [bar, lines, list, header, tabs, ...panels, card, tab, reports, settings])
      part.draw(state, now);
    contact.hidden = isAppPage(state.view);
    about.hidden = state.view !== 'about';
    starting.hidden = contacts !== null && state.session !== null;
    starting.textContent = words(viewer, 'page.starting');
  };

  const hearTouch = (from: keyof typeof failures, answered: boolean): void => {
    failures[from] = answered ? 0 : failures[from] + 1;
    state.lostTouch = Math.max(failures.contacts, failures.record) >= LOST_AFTER;
  };
  const hearContacts = (answer: Contacts | null): void => {
    hearTouch('contacts', answer !== null);
    if (answer && state.session) {
      clock.set(answer.now, state.session.speed, performance.now());
      state.contacts = answer.contacts;
      const there = answer.contacts.some(({ id }) => id === state.chosenId);
      const first = byUrgency(answer.contacts)[0];
      // A record that was there may have been merged: then its own poll says into which one.
      const mayBeMerged = state.record !== null && failures.record === 0;
      if (!there && first && !mayBeMerged) goTo(first.id);
    }
    draw();
  };
  const hearRecord = (answer: ContactRecord | null): void => {
    if (state.chosenId === null) return;
    hearTouch('record', answer !== null);
    if (answer && answer.contact.id !== state.chosenId) goTo(answer.contact.id);
    if (answer) {
      const { contact } = answer;
      state.record = answer;
      // The record is asked for more often than the list, and the two must not contradict each other.
      state.contacts = state.contacts?.map((one) => (one.id === contact.id ? contact : one)) ?? null;
    }
    draw();
  };
  /** A choice the page makes: `replace` keeps the visitor's way back free of it. */
  const goTo = (id: string): void => {
    if (!isAppPage(state.view)) history.replaceState(null, '', contactHash(id, state.view));
    choose(id);
  };
  const choose = (id: string): void => {
    if (id === state.chosenId && state.record) return;
    state.chosenId = id;
    state.record = null;
    failures.record = 0;
    recordPolling?.askNow();
  };
  window.addEventListener('hashchange', () => {
    const id = contactInHash(location.hash);
    const view = viewInHash(location.hash);
    if (id === null && !isAppPage(view)) return;
    state.view = view;
    if (id !== null) choose(id);
    list.close();
    draw();
    main.scrollTo({ top: 0 });
  });

  const begin = (session: Session): void => {
    state.session = session;
    clock.set(session.now, session.speed, performance.now());
    poll(desk.contacts, CONTACTS_EVERY_MS, hearContacts);
    recordPolling = poll(
      () => (state.chosenId === null ? Promise.resolve(null) : desk.record(state.chosenId)),
      RECORD_EVERY_MS,
      hearRecord,
    );
    setInterval(() => {
      bar.drawClock(state, clock.read(performance.now()) ?? session.now);
    }, CLOCK_EVERY_MS);
  };
  /** Somebody else sits down at the desk. */
  const seat = async (personId: number): Promise<void> => {
    const session = await desk.session(personId);
    change(session ? { session } : { lostTouch: true });
  };
  const meet = async (): Promise<void> => {
    const session = await desk.session(null);
    if (session) {
      state.lostTouch = false;
      begin(session);
    } else {
      state.lostTouch = true;
      setTimeout(() => void meet(), SESSION_RETRY_MS);
    }
    draw();
  };
  draw();
  void meet();
}
