/** What is offered on a card, from the life of a lead on. */
import { abilitiesOf } from '../../../src/application/card/abilities.ts';
import { nextStepsOf } from '../../../src/application/card/nextSteps.ts';
import { situationOf } from '../../../src/application/card/situation.ts';
import { type Viewer } from '../../../src/application/card/viewer.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { NOTHING } from '../../cards/answers.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at, HOUR } from '../../support/calendars.ts';
import { ANN, BEN, LEAD, life, PEOPLE, type Changes } from '../../support/lives.ts';

const PAUSES = `
pauses:
  - { id: on-hold, reason: { en: They asked us to wait, ar: طلبوا الانتظار }, when: { hs_lead_status: [ON_HOLD] }, atMost: 2 business hours }
  - { id: legal, reason: With the lawyers, when: { hs_lead_status: ['*'], legal: [yes] }, atMost: 1 business day }`;
const LADDER = `
  - { id: first-touch, words: First touch, clock: rep, stops: firstTouch, within: 4 business hours, remindAt: [50%, 75%],
      whenOverdue: task, ladder: [{ after: 1 business hour, taskFor: owner }, { after: 4 business hours, taskFor: ben@sales.example }] }`;
const ANN_LOOKS: Viewer = { userId: '9101', email: 'ann@sales.example' };
const HANDED_OFF = ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN }] as const;
const ON_HOLD = { id: 'on-hold', words: { en: 'They asked us to wait', ar: 'طلبوا الانتظار' } };

function seen(
  changes: Changes,
  now: string,
  { viewer = ANN_LOOKS, also = PAUSES, promises }: { viewer?: Viewer; also?: string; promises?: string } = {},
) {
  const history = onlyVersion(agreementWith({ also, ...(promises === undefined ? {} : { promises }) }));
  const facts = life(...changes);
  const { clocks } = evaluate(LEAD, facts, history, PEOPLE, at(now));
  const situation = situationOf({
    record: LEAD,
    viewer,
    clocks,
    facts,
    history,
    directory: PEOPLE,
    now: at(now),
  });
  return {
    role: situation.role,
    can: abilitiesOf(situation, (id) => `name of ${id}`),
    next: nextStepsOf(clocks, { history, directory: PEOPLE, nameOf: (id) => `name of ${id}`, now: at(now) }),
  };
}

describe('what a card offers', () => {
  test('the owner may dispose of a lead, pause it and silence its reminders up to three quarters of the time', () => {
    const { role, can } = seen([HANDED_OFF], '2026-03-02T11:00:00Z');
    expect(role).toBe('owner');
    expect(can).toEqual({
      ...NOTHING,
      dispose: { qualified: true, disqualified: [], recycled: [] },
      pause: [{ ...ON_HOLD, leftMs: 2 * HOUR }],
      // Of two business days from Monday 10:00, the close of Wednesday, three quarters are over on Wednesday at 11:15.
      snoozeUntil: at('2026-03-04T11:15:00Z'),
    });
  });

  test.each([
    ['a colleague', { userId: '9102', email: 'Ben@sales.example' }],
    ['somebody who is no owner', { userId: '7', email: null }],
    ['nobody in particular', { userId: null, email: null }],
  ] as const)('%s may do nothing', (_, viewer) => {
    expect(seen([HANDED_OFF], '2026-03-02T11:00:00Z', { viewer })).toMatchObject({
      role: 'viewer',
      can: NOTHING,
    });
  });

  test('who owned the lead before may do nothing any more', () => {
    const handedOver = ['2026-03-02T10:30:00Z', { owner: BEN }] as const;
    expect(seen([HANDED_OFF, handedOver], '2026-03-02T11:00:00Z').role).toBe('viewer');
  });

  test('a lead that is paused can be resumed, and not be paused again', () => {
    const held = ['2026-03-02T10:30:00Z', { status: 'ON_HOLD' }] as const;
    const { can } = seen([HANDED_OFF, held], '2026-03-02T11:00:00Z');
    expect([can.pause, can.resume]).toEqual([null, ON_HOLD]);
  });

  test('what an earlier pause took is not left for the next', () => {
    const { can } = seen(
      [
        HANDED_OFF,
        ['2026-03-02T10:30:00Z', { status: 'ON_HOLD' }],
        ['2026-03-02T11:45:00Z', { status: 'NEW' }],
      ],
      '2026-03-02T12:00:00Z',
    );
    expect(can.pause).toEqual([{ ...ON_HOLD, leftMs: 0.75 * HOUR }]);
  });

  test('a pause that is used up is not offered, but what is still paused can be resumed', () => {
    const held = ['2026-03-02T10:30:00Z', { status: 'ON_HOLD' }] as const;
    expect(seen([HANDED_OFF, held], '2026-03-02T14:00:00Z').can.resume).toEqual(ON_HOLD);
    const back = ['2026-03-02T14:00:00Z', { status: 'NEW' }] as const;
    expect(seen([HANDED_OFF, held, back], '2026-03-02T15:00:00Z').can.pause).toBeNull();
  });

  test('of a lead that has a disposition there is nothing left to do', () => {
    const disposed = ['2026-03-02T10:30:00Z', { status: 'UNQUALIFIED' }] as const;
    expect(seen([HANDED_OFF, disposed], '2026-03-02T11:00:00Z')).toMatchObject({
      role: 'owner',
      can: NOTHING,
    });
  });

  test('on a contact that is deleted nobody may do anything', () => {
    const deleted = ['2026-03-02T10:30:00Z', { happened: 'deleted' }] as const;
    expect(seen([HANDED_OFF, deleted], '2026-03-02T11:00:00Z')).toMatchObject({
      role: 'viewer',
      can: NOTHING,
    });
  });
});

describe('what comes next', () => {
  test('are the reminders, the deadline and the steps of the ladder, and for whom they are', () => {
    const { next } = seen([HANDED_OFF], '2026-03-02T11:00:00Z', { promises: LADDER });
    const clockId = 'first-touch/1/101';
    expect(next).toEqual([
      { clockId, at: at('2026-03-02T12:00:00Z'), kind: 'reminder', forName: null },
      { clockId, at: at('2026-03-02T13:00:00Z'), kind: 'reminder', forName: null },
      { clockId, at: at('2026-03-02T14:00:00Z'), kind: 'overdue', forName: null },
      { clockId, at: at('2026-03-02T15:00:00Z'), kind: 'step', forName: null },
      { clockId, at: at('2026-03-03T10:00:00Z'), kind: 'step', forName: `name of ${BEN}` },
    ]);
  });

  test('is only what is still to come', () => {
    const { next } = seen([HANDED_OFF], '2026-03-02T15:00:00Z', { promises: LADDER });
    expect(next.map(({ kind, at: when }) => [kind, when])).toEqual([['step', at('2026-03-03T10:00:00Z')]]);
  });

  test('is nothing once the promise is kept', () => {
    const touched = ['2026-03-02T10:30:00Z', { status: 'CONNECTED' }] as const;
    expect(seen([HANDED_OFF, touched], '2026-03-02T11:00:00Z', { promises: LADDER }).next).toEqual([]);
  });
});
