/**
 * Roles x actions, over HTTP: every route that HubSpot may call, for everybody who may stand at the desk. What is refused
 * changes no row and writes nothing to HubSpot; what is answered names nobody and nothing that the role does not show.
 */
import { at } from '../../support/calendars.ts';
import { describeOnPGlite } from '../../support/database.ts';
import {
  CLOCK,
  EVERYBODY,
  GULFS,
  LEAD,
  onlyThePortalIsCalled,
  openDesk,
  type PortalDesk,
  type Role,
} from './portalDesk.ts';

const ROLES = Object.keys(EVERYBODY) as readonly Role[];
const CARD = `/hubspot/card/contacts/${LEAD}`;
const SIGNED = ['owner', 'colleague', 'manager', 'otherManager', 'admin', 'stranger'] as const;

/** What each is answered: `ok`, or the reason why not. Whoever is not listed is refused by the door. */
type Answers = Readonly<Record<(typeof SIGNED)[number], string>>;
const all = (answer: string): Answers =>
  Object.fromEntries(SIGNED.map((role) => [role, answer])) as unknown as Answers;
const deciding: Answers = { ...all('notAllowed'), manager: 'ok', admin: 'ok' };
const acting: Answers = { ...deciding, owner: 'ok' };
const adminOnly: Answers = { ...all('notAllowed'), admin: 'ok' };
const anybodyNamed: Answers = { ...all('ok'), stranger: 'nobody' };

interface Action {
  readonly name: string;
  readonly route: string;
  readonly path: string;
  readonly body?: object;
  /** How the lead stands in HubSpot. */
  readonly present?: Readonly<Record<string, string>>;
  readonly answers: Answers;
}

const act = (name: string, what: object, answers = acting, present = {}): Action => ({
  name,
  route: 'post /hubspot/card/contacts/:recordId/act',
  path: `${CARD}/act`,
  body: { id: 'act-00000001', act: name.split(' ')[0], ...what },
  present,
  answers,
});
const page = (question: string): Action => ({
  name: question,
  route: `get /hubspot/page/${question.split('?')[0] ?? ''}`,
  path: `/hubspot/page/${question}`,
  answers: anybodyNamed,
});
const turn = (what: { readonly turn: string; readonly on?: boolean }): Action => ({
  name: `turn ${what.turn}`,
  route: 'post /hubspot/settings/switch',
  path: '/hubspot/settings/switch',
  body: what,
  answers: adminOnly,
});
const ASKED = { sla_excuse_requests: `${CLOCK} = 101: was ill` };

const ACTIONS: readonly Action[] = [
  { name: 'card', route: 'get /hubspot/card/contacts/:recordId', path: CARD, answers: all('ok') },
  { name: 'why', route: 'get /hubspot/card/contacts/:recordId/why', path: `${CARD}/why`, answers: all('ok') },
  act('dispose', { as: 'disqualified', reasonId: null }),
  act('pause', { pauseId: 'on-hold' }),
  act('resume', {}, acting, { hs_lead_status: 'ON_HOLD' }),
  act('snooze', { until: at('2026-11-23T08:05:00Z') }),
  act('askExcuse', { clockId: CLOCK, reason: 'The line was down' }),
  act('grantExcuse', { clockId: CLOCK, granted: true }, deciding, ASKED),
  act('grantExcuse, no', { act: 'grantExcuse', clockId: CLOCK, granted: false }, deciding, ASKED),
  page('figures?period=month'),
  page('groups?period=month&by=promise'),
  page('clocks?period=month'),
  page('board'),
  page('patterns?period=month'),
  page('marketing?period=month'),
  { name: 'settings', route: 'get /hubspot/settings', path: '/hubspot/settings', answers: all('ok') },
  turn({ turn: 'writing', on: false }),
  turn({ turn: 'compare' }),
  turn({ turn: 'retry' }),
  turn({ turn: 'reload' }),
  turn({ turn: 'create' }),
];

/** Routes that no user of the portal calls. */
const OTHERS = ['post /webhooks/hubspot'];

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

function routesIn(layers: readonly Layer[]): readonly string[] {
  return layers.flatMap(({ route, handle }) =>
    route ? route.stack.map(({ method }) => `${method} ${route.path}`) : routesIn(handle?.stack ?? []),
  );
}

onlyThePortalIsCalled();

describeOnPGlite('everybody at the desk', (database) => {
  const asked = ({ path, body }: Action, role: Role, desk: PortalDesk) =>
    desk.ask(role, body === undefined ? 'get' : 'post', path, body);

  test('has a row here for each route that is registered', async () => {
    const { app } = await openDesk(database);
    const { stack } = (app as unknown as { router: { stack: readonly Layer[] } }).router;
    const registered = [...new Set(routesIn(stack))].toSorted();
    expect([...new Set([...ACTIONS.map(({ route }) => route), ...OTHERS])].toSorted()).toEqual(registered);
  });

  test.each(ACTIONS.map((action) => [action.name, action] as const))(
    'is answered by role, and changes nothing where refused: %s',
    async (_, action) => {
      const answered: Record<string, string> = {};
      const left: string[] = [];
      // Who is refused comes first, so that all find the lead as it was.
      const byAnswer = ROLES.toSorted(
        (a, b) => Number(expected(action, a) === 'ok') - Number(expected(action, b) === 'ok'),
      );
      const desk = await openDesk(database);
      desk.present = action.present ?? {};
      const before = await desk.fingerprint();
      for (const role of byAnswer) {
        const fresh = expected(action, role) === 'ok' && action.body !== undefined;
        const body = fresh && 'id' in action.body ? { ...action.body, id: `act-of-${role}` } : action.body;
        const response = await asked({ ...action, ...(body === undefined ? {} : { body }) }, role, desk);
        const { ok, reason } = response.body as { readonly ok: boolean; readonly reason?: string };
        answered[role] = `${response.status} ${ok ? 'ok' : reason}`;
        if (ok && action.body !== undefined) continue;
        const { written, ordered } = desk;
        if ((await desk.fingerprint()) !== before || written.length + ordered.length > 0) left.push(role);
      }
      expect(answered).toEqual(
        Object.fromEntries(
          ROLES.map((role) => [role, `${role === 'unsigned' ? 401 : 200} ${expected(action, role)}`]),
        ),
      );
      expect(left).toEqual([]);
    },
    30_000,
  );

  test.each([
    [
      'named',
      '',
      { manager: ['Ann Avery'], otherManager: ['Gail Garcia'], admin: ['Ann Avery', 'Gail Garcia'] },
    ],
    ['aggregate', 'reports: { people: aggregate }', { manager: [], otherManager: [], admin: [] }],
  ] as const)(
    'is shown leads and names of the role’s own only, with people %s',
    async (_, reports, names) => {
      const desk = await openDesk(database, reports);
      const mine = {
        owner: [LEAD],
        colleague: [],
        manager: [LEAD],
        otherManager: [GULFS],
        admin: [LEAD, GULFS],
      };
      const named = { owner: ['Ann Avery'], colleague: [], ...names };
      for (const role of ['owner', 'colleague', 'manager', 'otherManager', 'admin'] as const) {
        const texts: string[] = [];
        for (const action of ACTIONS.filter(({ route }) => route.startsWith('get /hubspot/page/')))
          texts.push((await asked(action, role, desk)).text);
        const text = texts.join('\n');
        expect([role, [LEAD, GULFS].filter((id) => text.includes(id))]).toEqual([role, mine[role]]);
        const people = ['Ann Avery', 'Ben Bell', 'Gail Garcia'].filter((name) => text.includes(name));
        expect([role, people]).toEqual([role, named[role]]);
      }
    },
  );

  test('finds on a card nothing of another lead, and no act that would be refused', async () => {
    const desk = await openDesk(database);
    desk.present = ASKED;
    for (const role of SIGNED) {
      for (const path of [CARD, `${CARD}/why`]) {
        const { text } = await desk.ask(role, 'get', path);
        expect(text).toContain('Ann Avery');
        expect([role, path, text.includes(GULFS), text.includes('Gail')]).toEqual([role, path, false, false]);
      }
      const response = await desk.ask(role, 'get', CARD);
      const { can } = response.body as { readonly can: { readonly dispose: unknown } };
      expect([role, can.dispose !== null]).toEqual([role, acting[role] === 'ok']);
    }
  });
});

function expected({ answers }: Action, role: Role): string {
  if (role === 'unsigned') return 'missing';
  return role === 'otherPortal' ? 'wrongPortal' : answers[role];
}
