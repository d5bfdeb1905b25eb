/** Roles x questions of the page of reports, over HTTP and on every store: what each is answered, and what is refused. */
import { NO_PAST, type KnownOwner } from '../../../src/application/people.ts';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { clock, contact, HOUR, lookedAt } from '../../adapters/store/rows.ts';
import { agreementWith } from '../../support/agreement.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { NOW, PORTAL } from '../../webhooks/hubspot.ts';
import { askCard, UI_DOMAIN, viewer, web, type Web } from './web.ts';

/** A name that an address has to spell out, letter by letter. */
const GULF = 'Gulf & Süd/خليج 100%';
const TEAMS = `{ team: EMEA Sales, manager: max@sales.example }, { team: "${GULF}", calendar: gulf }`;

const PEOPLE = [
  ['101', 'Ann Avery', 'ann@sales.example', 'EMEA Sales'],
  ['102', 'Ben Bell', 'ben@sales.example', 'EMEA Sales'],
  ['103', 'Gail Garcia', 'gail@sales.example', GULF],
  ['106', 'Max Moore', 'max@sales.example', 'EMEA Sales'],
  ['107', 'Dora Dean', 'dora@sales.example', 'Revenue'],
].map(([ownerId = '', name = '', email = '', team = '']): KnownOwner => ({
  ...NO_PAST,
  ownerId,
  userId: `9${ownerId}`,
  name,
  email,
  type: 'person',
  active: true,
  teams: [{ id: `t-${team}`, name: team, primary: true }],
}));
const ANN = viewer({ userId: '9101', email: 'ann@sales.example' });
const MAX = viewer({ userId: '9106', email: 'max@sales.example' });
const DORA = viewer({ userId: '9107', email: 'dora@sales.example' });
const STRANGER = viewer({ userId: '1', email: 'nobody@else.example' });
const DAY = 24 * HOUR;
const AGGREGATE = 'reports: { people: aggregate }';
const QUESTIONS = [
  'figures?period=week',
  'groups?period=week&by=promise',
  'clocks?period=week',
  'board',
  'patterns?period=week',
  'marketing?period=week',
  ...['figures', 'clocks', 'patterns', 'marketing'].map((name) => `${name}?period=lastWeek`),
];

interface Body {
  readonly ok: boolean;
  readonly reason?: string;
  readonly clocks: readonly { readonly contactId: string; readonly owner: string | null }[];
  readonly groups: readonly { readonly group: string | null; readonly share: { readonly judged: number } }[];
  readonly next: string | null;
}

/** Sent as the page asks, and signed as HubSpot signs: with these letters as themselves in the address. */
async function askService(service: Web, question: string, query: string): Promise<Body> {
  const [name = '', more = ''] = question.split('?');
  const path = `/hubspot/page/${name}`;
  const sent = more === '' ? query : `${more}&${query}`;
  const signed = sent.replaceAll(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent);
  const response = await askCard(service, path, { query: sent, path: `${path}?${signed}` });
  expect([response.status, response.headers['cache-control']]).toEqual([200, 'no-store']);
  return response.body as Body;
}

describeOnEveryDatabase('the page of reports', (database) => {
  const agreement = (also = '') =>
    agreementWith({ teams: TEAMS, also: `admins: [dora@sales.example]\n${also}` });

  async function ask(question: string, query: string, also = ''): Promise<Body> {
    return askService(web(database.store, { agreement: agreement(also), owners: PEOPLE }), question, query);
  }

  async function keep(ownerId: string, team: string | null, over: Partial<Clock> = {}): Promise<void> {
    const one = clock({
      id: `first-touch/1/${ownerId}`,
      ownerId,
      record: contact(ownerId),
      startedAt: NOW - 5 * HOUR,
      deadlineAt: NOW - HOUR,
      overdueAfter: NOW - HOUR,
      ...over,
    });
    const teams = team === null ? [] : [team];
    const reported = { teams, source: null, handedOffAt: NOW - 5 * HOUR, unownedMs: 0 };
    const look = { clocks: [one], reported: new Map([[one.id, reported]]) };
    await lookedAt(database.store, look, one.record);
  }

  /** Due this week: Ann's and Gail's broken and open, Ben's met. */
  beforeEach(async () => {
    await keep('101', 'EMEA Sales');
    await keep('102', 'EMEA Sales', {
      endedAt: NOW - 2 * HOUR,
      ending: 'kept',
      verdict: 'met',
      elapsedMs: HOUR,
    });
    await keep('103', GULF);
  });

  const allNames = ['Ann Avery', 'Ben Bell', 'Gail Garcia'];
  test.each([
    ['an admin', DORA, '', 'admin', 3, ['promise', 'team', 'rep'], allNames],
    ['a manager', MAX, '', 'manager', 2, ['promise', 'team', 'rep'], ['Ann Avery', 'Ben Bell']],
    ['a rep', ANN, '', 'rep', 1, ['promise'], ['Ann Avery']],
    ['an admin', DORA, AGGREGATE, 'admin', 3, ['promise', 'team'], []],
    ['a manager', MAX, AGGREGATE, 'manager', 2, ['promise', 'team'], []],
    ['a rep', ANN, AGGREGATE, 'rep', 1, ['promise'], ['Ann Avery']],
  ])('answers %s (%s, "%s") as a %s of %i clocks', async (_, query, also, role, judged, groupings, names) => {
    const said = new Map<string, unknown>();
    for (const question of QUESTIONS) said.set(question, await ask(question, query, also));
    const [figures, groups, clocks, board, patterns] = [...said.values()] as Body[];
    expect(figures).toMatchObject({ ok: true, serverNow: NOW, role, groupings, all: { share: { judged } } });
    expect(groups).toMatchObject({ ok: true, by: 'promise', more: 0, groups: [{ share: { judged } }] });
    expect(clocks).toMatchObject({ ok: true, uiDomain: UI_DOMAIN, clocks: { length: judged }, next: null });
    const overdueInAll = judged === 1 ? 1 : judged - 1;
    expect(board).toMatchObject({ ok: true, serverNow: NOW, uiDomain: UI_DOMAIN, overdueInAll });
    expect(patterns).toMatchObject({ ok: true, by: also === '' || role === 'rep' ? 'rep' : 'team', more: 0 });
    const text = JSON.stringify([...said.values()]);
    expect([...allNames, 'Max Moore', 'Dora Dean'].filter((name) => text.includes(name))).toEqual(names);
    for (const by of ['promise', 'team', 'rep', 'segment', 'source']) {
      const { ok, reason } = await ask(`groups?period=today&by=${by}`, query, also);
      const behind = await ask(`clocks?period=today&by=${by}&group=x`, query, also);
      const expected = groupings.includes(by) ? [true, undefined] : [false, 'notAllowed'];
      expect([by, ok, reason]).toEqual([by, ...expected]);
      expect([by, behind.ok, behind.reason]).toEqual([by, ...expected]);
    }
  });

  test.each([
    ['an admin', DORA, '', 2, ['Ann Avery', 'Gail Garcia']],
    ['a manager', MAX, '', 1, ['Ann Avery']],
    ['a rep', ANN, '', 1, ['Ann Avery']],
    ['an admin', DORA, AGGREGATE, 2, []],
    ['a manager', MAX, AGGREGATE, 1, []],
    ['a rep', ANN, AGGREGATE, 1, ['Ann Avery']],
  ])(
    'answers %s (%s, "%s") of the week before as of this one: %i clocks',
    async (_, query, also, judged, names) => {
      const due = { deadlineAt: NOW - 7 * DAY, overdueAfter: NOW - 7 * DAY, startedAt: NOW - 7 * DAY - HOUR };
      const met = { endedAt: due.deadlineAt, ending: 'kept', verdict: 'met', elapsedMs: HOUR } as const;
      await keep('101', 'EMEA Sales', { ...due, ...met, record: contact('901') });
      await keep('103', GULF, { ...due, ...met, record: contact('903') });
      const of = (question: string) => ask(question.replace('%', 'period=lastWeek'), query, also);
      const said = [await of('figures?%'), await of('groups?%&by=promise'), await of('clocks?%')];
      expect(said).toMatchObject([
        { period: { name: 'lastWeek' }, all: { share: { met: judged, judged } } },
        { groups: [{ share: { judged } }] },
        { clocks: { length: judged } },
      ]);
      said.push(await of('patterns?%'), await of('marketing?%'));
      expect(said.every(({ ok }) => ok)).toBe(true);
      const text = JSON.stringify(said);
      expect(allNames.filter((name) => text.includes(name))).toEqual(names);
      const byRep = await of('groups?%&by=rep');
      expect(byRep.ok).toBe(names.length > 0 && query !== ANN);
      for (const period of ['lastMonth', 'lastQuarter'])
        expect(await ask(`figures?period=${period}`, query)).toMatchObject({
          ok: true,
          period: { name: period },
        });
    },
  );

  test.each([
    ['who is neither an owner nor named', STRANGER],
    ['who only says that she is the admin', `userId=1&${DORA}`],
    ['whom HubSpot does not name', `portalId=${PORTAL}&userEmail=dora@sales.example`],
  ])('answers somebody %s nothing', async (_, query) => {
    for (const question of QUESTIONS)
      expect(await ask(question, query)).toEqual({ ok: false, reason: 'nobody' });
  });

  test('shows behind each row the clocks that the row counts', async () => {
    await keep('104', null, { ownerId: null });
    for (const by of ['team', 'rep', 'promise']) {
      const { groups } = await ask(`groups?period=week&by=${by}`, DORA);
      for (const { group, share } of groups) {
        const which = group === null ? '' : `&group=${encodeURIComponent(group)}`;
        const { clocks } = await ask(`clocks?period=week&by=${by}${which}`, DORA);
        expect([by, group, clocks.length]).toEqual([by, group, share.judged]);
      }
    }
    const { clocks } = await ask(`clocks?period=week&by=team&group=${encodeURIComponent(GULF)}`, DORA);
    expect(clocks).toMatchObject([
      { contactId: '103', owner: 'Gail Garcia', team: GULF, standing: 'breached' },
    ]);
    const nobodys = await ask('clocks?period=week&by=rep', DORA);
    expect(nobodys.clocks).toMatchObject([{ contactId: '104', owner: null }]);
  });

  test('shows behind a segment the clocks of its tier', async () => {
    const promises = `
  - { id: first-touch, words: Touch, clock: rep, stops: firstTouch, within: [
      { when: { industry: [BANKING] }, within: 1 business hour }, { within: 4 business hours }] }`;
    const tiered = agreementWith({ teams: TEAMS, also: 'admins: [dora@sales.example]', promises });
    await keep('105', GULF, { agreementVersion: tiered.version, tier: 1 });
    const service = web(database.store, { agreement: tiered, owners: PEOPLE });
    const { groups } = await askService(service, 'groups?period=week&by=segment', DORA);
    expect(groups).toMatchObject([{ share: { judged: 1 } }]);
    const group = encodeURIComponent(groups[0]?.group ?? '');
    const behind = await askService(service, `clocks?period=week&by=segment&group=${group}`, DORA);
    expect(behind).toMatchObject({ clocks: [{ contactId: '105' }] });
  });

  test('gives long lists in bounded parts, none of them twice', async () => {
    for (let lead = 0; lead < 60; lead += 1)
      await keep('101', 'EMEA Sales', { record: contact(`7${lead}`), id: `first-touch/1/101,${lead}` });
    const seen: string[] = [];
    let after = '';
    for (let part = 0; part < 4; part += 1) {
      const { clocks, next } = await ask(`clocks?period=week&standing=breached${after}`, DORA);
      expect(clocks.length).toBeLessThanOrEqual(25);
      seen.push(...clocks.map(({ contactId }) => contactId));
      if (next === null) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([62, 62]);
  });

  test.each([
    'figures',
    'figures?period=year',
    'figures?period=yesterday',
    'groups?period=week',
    'groups?period=week&by=colour',
    'clocks?period=week&standing=late',
    'clocks?period=week&after=somewhere',
    'clocks?period=week&period=today',
    'patterns?period=',
  ])('does not know the question %s, and says so', async (question) => {
    expect(await ask(question, DORA)).toEqual({ ok: false, reason: 'badRequest' });
  });

  test('is not told to another portal, nor to who does not ask through HubSpot', async () => {
    expect(await ask('board', viewer({ portalId: 1 }))).toEqual({ ok: false, reason: 'wrongPortal' });
    const service = web(database.store, { agreement: agreement(), owners: PEOPLE });
    const { status } = await askCard(service, '/hubspot/page/board', { query: DORA, secret: 'guessed' });
    expect([status, service.refused]).toEqual([401, ['forged']]);
  });
});
