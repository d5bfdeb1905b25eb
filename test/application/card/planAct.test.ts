/** Who may do what through a card, and what it comes to in HubSpot. */
import { type CardAct } from '../../../cards/contract.ts';
import { abilitiesOf } from '../../../src/application/card/abilities.ts';
import { isSoAlready, planAct } from '../../../src/application/card/planAct.ts';
import { situationOf } from '../../../src/application/card/situation.ts';
import { type Viewer } from '../../../src/application/card/viewer.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Directory } from '../../../src/domain/evaluate/directory.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { propertyFact } from '../../adapters/store/rows.ts';
import { NOTHING } from '../../cards/answers.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, BEN, LEAD, life, PEOPLE, type Changes } from '../../support/lives.ts';

const MARA = {
  ownerId: '120',
  userId: '9120',
  email: 'mara@sales.example',
  active: true,
  type: 'person',
  teams: [],
} as const;
const DIRECTORY: Directory = new Map([...PEOPLE, [MARA.ownerId, MARA]]);
const VIEWERS = {
  owner: { userId: '9101', email: null },
  manager: { userId: '9120', email: 'mara@sales.example' },
  admin: { userId: '5', email: 'ops@sales.example' },
  viewer: { userId: '9102', email: 'ben@sales.example' },
} as const satisfies Record<string, Viewer>;
const AGREEMENT = {
  teams: '{ team: EMEA Sales, manager: mara@sales.example }',
  also: `admins: [Ops@sales.example]
pauses:
  - { id: on-hold, reason: Wait, when: { hs_lead_status: [ON_HOLD] }, atMost: 2 business hours }`,
};
const HANDED_OFF = ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }] as const;
/** First touch was due at 14:00. */
const LATE = '2026-03-02T15:00:00Z';
const CLOCK = 'first-touch/1/101';
const ID = { id: 'act-00000001' };
const asked = (text: string, iso = '2026-03-02T14:30:00Z'): LearnedFact => ({
  fact: propertyFact({
    record: LEAD,
    property: 'sla_excuse_requests',
    value: text,
    occurredAt: at(iso),
    source: { type: 'INTEGRATION', id: '1' },
  }),
  learnedAt: at(iso),
});

function situation(
  role: keyof typeof VIEWERS,
  {
    changes = [HANDED_OFF],
    now = LATE,
    more = [] as readonly LearnedFact[],
    directory = DIRECTORY,
  }: {
    changes?: Changes;
    now?: string;
    more?: readonly LearnedFact[];
    directory?: Directory;
  } = {},
) {
  const history = onlyVersion(agreementWith(AGREEMENT));
  const facts = [...life(...changes), ...more];
  const { clocks } = evaluate(LEAD, facts, history, directory, at(now));
  return situationOf({
    record: LEAD,
    viewer: VIEWERS[role],
    clocks,
    facts,
    history,
    directory,
    now: at(now),
  });
}

const ACTS: Record<CardAct['act'], CardAct> = {
  dispose: { ...ID, act: 'dispose', as: 'disqualified', reasonId: null },
  pause: { ...ID, act: 'pause', pauseId: 'on-hold' },
  resume: { ...ID, act: 'resume' },
  snooze: { ...ID, act: 'snooze', until: at('2026-03-03T10:00:00Z') },
  askExcuse: { ...ID, act: 'askExcuse', clockId: CLOCK, reason: 'The line was down; all day' },
  grantExcuse: { ...ID, act: 'grantExcuse', clockId: CLOCK, granted: true },
};
const GROUNDS: Record<CardAct['act'], Parameters<typeof situation>[1]> = {
  dispose: {},
  pause: {},
  resume: { changes: [HANDED_OFF, ['2026-03-02T14:45:00Z', { status: 'ON_HOLD' }]] },
  snooze: {},
  askExcuse: {},
  grantExcuse: { more: [asked(`${CLOCK} = 101: was ill`)] },
};

describe('an act', () => {
  const roles = ['owner', 'manager', 'admin', 'viewer'] as const;
  const matrix = Object.values(ACTS).flatMap((act) => roles.map((role) => [role, act.act] as const));

  test.each(matrix)('of a %s: %s', (role, name) => {
    const allowed = role !== 'viewer' && !(name === 'grantExcuse' && role === 'owner');
    const plan = planAct(ACTS[name], situation(role, GROUNDS[name]));
    expect(plan.ok ? 'ok' : plan.reason).toBe(allowed ? 'ok' : 'notAllowed');
  });

  test('a role is who owns the lead, who is set over the team, or who stands under admins', () => {
    expect(roles.map((role) => situation(role).role)).toEqual([...roles]);
  });

  test('nothing is offered to somebody who may do nothing', () => {
    const grounds = { more: [asked(`${CLOCK} = 101: was ill`)] };
    expect(abilitiesOf(situation('viewer', grounds), () => null)).toEqual(NOTHING);
    expect(abilitiesOf(situation('owner', grounds), () => null).grantExcuse).toEqual([]);
  });

  test('a manager is offered what was asked, with who asked', () => {
    const { grantExcuse } = abilitiesOf(situation('manager', GROUNDS.grantExcuse), (id) => `name of ${id}`);
    expect(grantExcuse).toEqual([{ clockId: CLOCK, reason: 'was ill', askedBy: 'name of 101' }]);
  });

  test('nobody decides on an excuse of his own, whatever else he is', () => {
    const directory: Directory = new Map([
      ...DIRECTORY,
      [ANN, { ...MARA, ownerId: ANN, teams: ['EMEA Sales'] }],
    ]);
    const own = situation('manager', { ...GROUNDS.grantExcuse, directory });
    expect(own.role).toBe('manager');
    expect(planAct(ACTS.grantExcuse, own)).toEqual({ ok: false, reason: 'notAllowed' });
  });

  test('what it comes to are the values that make it true', () => {
    const values = (name: CardAct['act'], role: keyof typeof VIEWERS = 'manager') => {
      const plan = planAct(ACTS[name], situation(role, GROUNDS[name]));
      return plan.ok ? plan.values : plan.reason;
    };
    expect(values('dispose')).toEqual({ hs_lead_status: 'UNQUALIFIED', sla_disposition_reason: '' });
    expect(values('pause')).toEqual({ hs_lead_status: 'ON_HOLD' });
    expect(values('resume')).toEqual({ hs_lead_status: 'NEW' });
    expect(values('snooze')).toEqual({ sla_snooze_until: '2026-03-03T10:00:00.000Z' });
    expect(values('askExcuse', 'owner')).toEqual({
      sla_excuse_requests: `${CLOCK} = 101: The line was down, all day`,
    });
    expect(values('grantExcuse')).toEqual({ sla_excuses: `${CLOCK} = was ill`, sla_excuse_requests: '' });
  });

  test('an excuse that is declined is asked for no more, and those of other clocks stand', () => {
    const more = [asked(`${CLOCK} = 101: was ill; disposition/1/101 = -: outage`)];
    const plan = planAct(
      { ...ID, act: 'grantExcuse', clockId: CLOCK, granted: false },
      situation('admin', { more }),
    );
    expect(plan).toEqual({ ok: true, values: { sla_excuse_requests: 'disposition/1/101 = -: outage' } });
  });

  test.each<[string, CardAct, string, Parameters<typeof situation>[1]]>([
    [
      'a disposition of what is none of the leads any more',
      ACTS.dispose,
      'settled',
      { changes: [HANDED_OFF, [LATE, { status: 'OPEN_DEAL' }]] },
    ],
    [
      'a disposition with a reason that the agreement has not',
      { ...ID, act: 'dispose', as: 'disqualified', reasonId: 'x' },
      'badRequest',
      {},
    ],
    ['a pause that the agreement has not', { ...ID, act: 'pause', pauseId: 'x' }, 'badRequest', {}],
    ['a pause of what is paused', ACTS.pause, 'settled', GROUNDS.resume],
    [
      'a pause that is used up',
      ACTS.pause,
      'tooLate',
      {
        changes: [
          HANDED_OFF,
          ['2026-03-02T11:00:00Z', { status: 'ON_HOLD' }],
          ['2026-03-02T13:30:00Z', { status: 'NEW' }],
        ],
      },
    ],
    ['a resumption of what runs', ACTS.resume, 'settled', {}],
    ['a snooze into the past', { ...ID, act: 'snooze', until: at('2026-03-02T10:00:00Z') }, 'badRequest', {}],
    [
      'a snooze beyond three quarters of the time',
      { ...ID, act: 'snooze', until: at('2026-03-04T11:15:01Z') },
      'tooLate',
      {},
    ],
    [
      'an excuse for a clock that is in time',
      { ...ID, act: 'askExcuse', clockId: 'disposition/1/101', reason: 'x' },
      'settled',
      {},
    ],
    ['an excuse that was asked for already', ACTS.askExcuse, 'settled', GROUNDS.grantExcuse],
    ['a grant of what nobody asked for', ACTS.grantExcuse, 'settled', {}],
  ])('%s is not done', (_, act, reason, grounds) => {
    expect(planAct(act, situation('manager', grounds))).toEqual({ ok: false, reason });
  });

  test('an owner asks no excuse for the rep before', () => {
    const changes = [HANDED_OFF, ['2026-03-02T14:30:00Z', { owner: BEN }]] as const;
    expect(planAct(ACTS.askExcuse, situation('viewer', { changes }))).toEqual({
      ok: false,
      reason: 'settled',
    });
    expect(situation('viewer', { changes }).role).toBe('owner');
  });

  test.each(Object.keys(ACTS) as CardAct['act'][])(
    'that was broken off is told from one that came through: %s',
    (name) => {
      expect(isSoAlready(ACTS[name], situation('manager', GROUNDS[name]))).toBe(false);
      const plan = planAct(ACTS[name], situation('manager', GROUNDS[name]));
      if (!plan.ok) throw new Error(plan.reason);
      const written = Object.entries(plan.values).map(([property, value]): LearnedFact => ({
        fact: propertyFact({
          record: LEAD,
          property,
          value,
          occurredAt: at(LATE),
          source: { type: 'INTEGRATION', id: '1' },
        }),
        learnedAt: at(LATE),
      }));
      const { more = [], ...grounds } = GROUNDS[name] ?? {};
      expect(isSoAlready(ACTS[name], situation('manager', { ...grounds, more: [...more, ...written] }))).toBe(
        true,
      );
    },
  );
});

describe('resuming', () => {
  test.each<[string, Changes, object]>([
    [
      'puts back what was there before the pause, not before that',
      [
        HANDED_OFF,
        ['2026-03-02T11:00:00Z', { status: 'CONNECTED' }],
        ['2026-03-02T14:45:00Z', { status: 'ON_HOLD' }],
      ],
      { hs_lead_status: 'CONNECTED' },
    ],
    [
      'clears what was empty before',
      [
        ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN }],
        ['2026-03-02T14:45:00Z', { status: 'ON_HOLD' }],
      ],
      { hs_lead_status: '' },
    ],
  ])('%s', (_, changes, values) => {
    expect(planAct(ACTS.resume, situation('owner', { changes }))).toEqual({ ok: true, values });
  });
});
