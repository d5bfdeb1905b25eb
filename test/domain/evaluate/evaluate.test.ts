import fc from 'fast-check';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { evaluate, type Evaluation } from '../../../src/domain/evaluate/evaluate.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, BEN, GAIL, INA, LEAD, life, PEOPLE, QUEUE } from '../../support/lives.ts';

const agreement = agreementWith();
const onLeadSide = agreementWith({
  promises: `
  - { id: lead-touch, words: Touched within 4 business hours, clock: lead, stops: firstTouch,
      within: 4 business hours, remindAt: [75%], whenOverdue: task }`,
});

// 2026-03-02 is a Monday.
const see = (facts: readonly LearnedFact[], now: string, under = agreement): Evaluation =>
  evaluate(LEAD, facts, under, PEOPLE, at(now));

function clock(evaluation: Evaluation, id: string): Clock {
  const found = evaluation.clocks.find((each) => each.id === id);
  if (!found) throw new Error(`no clock ${id} among ${evaluation.clocks.map((each) => each.id).join(', ')}`);
  return found;
}

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
const received = ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }] as const;

describe('a rep clock', () => {
  test('starts when the rep first receives the lead', () => {
    const facts = life(['2026-03-02T09:00:00Z', { stage: 'lead' }], ['2026-03-02T09:30:00Z', { owner: ANN }]);
    const touch = clock(see(facts, '2026-03-02T10:00:00Z'), `first-touch/1/${ANN}`);
    expect(iso(touch.startedAt)).toBe('2026-03-02T09:30:00.000Z');
    expect(iso(touch.deadlineAt)).toBe('2026-03-02T13:30:00.000Z');
    expect(touch.verdict).toBeNull();
  });

  test('does not run for a contact that is no lead', () => {
    const facts = life(['2026-03-02T10:00:00Z', { stage: 'subscriber', owner: ANN }]);
    expect(see(facts, '2026-03-02T11:00:00Z').clocks).toEqual([]);
  });

  test('of a lead that came outside working hours counts from the next opening', () => {
    const facts = life(['2026-03-07T15:00:00Z', { stage: 'lead', owner: ANN }]);
    const touch = clock(see(facts, '2026-03-07T16:00:00Z'), `first-touch/1/${ANN}`);
    expect(iso(touch.deadlineAt)).toBe('2026-03-09T13:00:00.000Z');
  });

  test('is counted on the calendar of the rep’s team', () => {
    const facts = life(['2026-03-01T09:00:00+03:00', { stage: 'lead', owner: GAIL }]); // a Sunday
    const touch = clock(see(facts, '2026-03-01T08:00:00Z'), `first-touch/1/${GAIL}`);
    expect(touch.calendarId).toBe('gulf');
    expect(iso(touch.deadlineAt)).toBe(iso(at('2026-03-01T13:00:00+03:00')));
  });

  test('is met by what the promise asks for, in time', () => {
    const facts = life(received, ['2026-03-02T13:59:59Z', { status: 'CONNECTED' }]);
    const touch = clock(see(facts, '2026-03-03T10:00:00Z'), `first-touch/1/${ANN}`);
    expect(touch).toMatchObject({ verdict: 'met', ending: 'kept', elapsedMs: 4 * 3_600_000 - 1000 });
  });

  test('is breached when that comes late, however it is handled afterwards', () => {
    const facts = life(received, ['2026-03-02T14:00:01Z', { status: 'CONNECTED' }]);
    expect(clock(see(facts, '2026-03-03T10:00:00Z'), `first-touch/1/${ANN}`).verdict).toBe('breached');
  });

  test('of two business days is met up to the close of the second', () => {
    const facts = life(received, ['2026-03-04T17:00:00Z', { status: 'OPEN_DEAL' }]);
    const disposition = clock(see(facts, '2026-03-05T10:00:00Z'), `disposition/1/${ANN}`);
    expect(iso(disposition.deadlineAt)).toBe('2026-03-04T17:00:00.000Z');
    expect(disposition.verdict).toBe('met');
  });
});

describe('a promise without reminders', () => {
  test('reminds nobody, and is due soon from three quarters of its budget on', () => {
    const quiet = agreementWith({
      promises: '\n  - { id: touch, words: Touch, clock: rep, stops: firstTouch, within: 4 business hours }',
    });
    const touch = clock(see(life(received), '2026-03-02T11:00:00Z', quiet), `touch/1/${ANN}`);
    expect(touch).toMatchObject({ remindAt: [], dueSoonAt: at('2026-03-02T13:00:00Z') });
  });
});

describe('the exact boundary (E23)', () => {
  // Received at 13:00 with four hours: due at the close, 17:00.
  const facts = life(['2026-03-02T13:00:00Z', { stage: 'lead', owner: ANN }]);

  test('a deadline at closing time is not overdue until the calendar opens again', () => {
    const touch = clock(see(facts, '2026-03-03T08:59:00Z'), `first-touch/1/${ANN}`);
    expect(iso(touch.deadlineAt)).toBe('2026-03-02T17:00:00.000Z');
    expect(touch.verdict).toBeNull();
    expect(see(facts, '2026-03-03T09:00:00Z').wanted.properties?.status).toBe('due_soon');
  });

  test('a millisecond after that opening it is, dated at the deadline', () => {
    const evaluation = see(facts, '2026-03-03T09:00:00.001Z');
    expect(evaluation.wanted.properties).toMatchObject({
      status: 'overdue',
      overdueSince: at('2026-03-02T17:00:00Z'),
      breaches: 1,
    });
  });

  test('a touch in the evening after such a deadline still keeps the promise', () => {
    const late = [...facts, ...life(['2026-03-02T21:00:00Z', { status: 'CONNECTED' }])];
    expect(clock(see(late, '2026-03-03T10:00:00Z'), `first-touch/1/${ANN}`).verdict).toBe('met');
  });
});

describe('a disposition', () => {
  test.each(['OPEN_DEAL', 'UNQUALIFIED', 'BAD_TIMING'])('%s stops every clock of the cycle', (status) => {
    const evaluation = see(life(received, ['2026-03-02T11:00:00Z', { status }]), '2026-03-02T12:00:00Z');
    expect(evaluation.clocks.map(({ verdict }) => verdict)).toEqual(['met', 'met']);
    expect(evaluation.nextLookAt).toBeNull();
  });

  test('there from the beginning starts no clock (E30)', () => {
    const born = life(['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'UNQUALIFIED' }]);
    expect(see(born, '2026-03-02T12:00:00Z').clocks).toEqual([]);
  });

  test('followed by a new hand-off opens the next cycle with a full budget, and the old verdict stays (E6)', () => {
    const facts = life(
      received,
      ['2026-03-02T11:00:00Z', { status: 'BAD_TIMING' }],
      ['2026-03-09T10:00:00Z', { status: 'NEW' }],
    );
    const evaluation = see(facts, '2026-03-09T11:00:00Z');
    expect(clock(evaluation, `first-touch/1/${ANN}`).verdict).toBe('met');
    expect(iso(clock(evaluation, `first-touch/2/${ANN}`).deadlineAt)).toBe('2026-03-09T14:00:00.000Z');
  });
});

describe('a handover', () => {
  test('ends the first rep’s clock without blame and starts a fresh one for the second (E1)', () => {
    const evaluation = see(life(received, ['2026-03-02T12:00:00Z', { owner: BEN }]), '2026-03-02T13:00:00Z');
    expect(clock(evaluation, `first-touch/1/${ANN}`)).toMatchObject({
      ending: 'handedOver',
      verdict: 'void',
    });
    expect(iso(clock(evaluation, `first-touch/1/${BEN}`).deadlineAt)).toBe('2026-03-02T16:00:00.000Z');
  });

  test('of a lead that is late already is the first rep’s breach (E1)', () => {
    const evaluation = see(life(received, ['2026-03-02T15:00:00Z', { owner: BEN }]), '2026-03-02T16:00:00Z');
    expect(clock(evaluation, `first-touch/1/${ANN}`).verdict).toBe('breached');
  });

  test('and back resumes the first rep’s clock, the other’s time excluded (E2)', () => {
    const facts = life(
      received,
      ['2026-03-02T11:00:00Z', { owner: BEN }],
      ['2026-03-02T13:00:00Z', { owner: ANN }],
    );
    const evaluation = see(facts, '2026-03-02T14:00:00Z');
    expect(clock(evaluation, `first-touch/1/${ANN}`)).toMatchObject({
      startedAt: at('2026-03-02T10:00:00Z'),
      endedAt: null,
    });
    expect(iso(clock(evaluation, `first-touch/1/${ANN}`).deadlineAt)).toBe('2026-03-02T16:00:00.000Z');
  });

  test('in the same instant as the touch leaves the touch with the one who made it', () => {
    const facts = life(received, ['2026-03-02T11:00:00Z', { owner: BEN, status: 'CONNECTED' }]);
    const evaluation = see(facts, '2026-03-02T12:00:00Z');
    expect(clock(evaluation, `first-touch/1/${ANN}`).verdict).toBe('met');
    expect(evaluation.clocks.some(({ id }) => id === `first-touch/1/${BEN}`)).toBe(false);
  });

  test('does not touch the lead clock', () => {
    const facts = life(received, ['2026-03-02T12:00:00Z', { owner: BEN }]);
    const lead = clock(see(facts, '2026-03-02T13:00:00Z', onLeadSide), 'lead-touch/1/lead');
    expect(lead).toMatchObject({ startedAt: at('2026-03-02T10:00:00Z'), ownerId: BEN, endedAt: null });
  });
});

describe('nobody', () => {
  test('a cleared owner releases the rep and lets the lead clock run on (E3)', () => {
    const facts = life(received, ['2026-03-02T11:00:00Z', { owner: '' }]);
    expect(clock(see(facts, '2026-03-02T12:00:00Z'), `first-touch/1/${ANN}`).ending).toBe('released');
    expect(clock(see(facts, '2026-03-02T12:00:00Z', onLeadSide), 'lead-touch/1/lead')).toMatchObject({
      endedAt: null,
      ownerId: null,
    });
  });

  test.each([
    ['a deactivated owner', INA],
    ['a queue', QUEUE],
  ])('%s holds no lead (E5)', (_who, owner) => {
    expect(
      see(life(['2026-03-02T10:00:00Z', { stage: 'lead', owner }]), '2026-03-02T11:00:00Z').clocks,
    ).toEqual([]);
  });
});

describe('a record that is gone', () => {
  test('voids its clocks and asks for nothing (E9)', () => {
    const evaluation = see(
      life(received, ['2026-03-02T11:00:00Z', { happened: 'deleted' }]),
      '2026-03-03T12:00:00Z',
    );
    expect(evaluation.clocks.map(({ verdict }) => verdict)).toEqual(['void', 'void']);
    expect(evaluation.wanted).toEqual({ properties: null, tasks: [], nextStepAt: Infinity });
  });

  test('and restored goes on where it was', () => {
    const facts = life(
      received,
      ['2026-03-02T11:00:00Z', { happened: 'deleted' }],
      ['2026-03-02T11:30:00Z', { happened: 'restored' }],
    );
    expect(clock(see(facts, '2026-03-02T12:00:00Z'), `first-touch/1/${ANN}`).endedAt).toBeNull();
  });
});

describe('what is asked for', () => {
  test('nothing but the state before the reminder', () => {
    const { wanted, nextLookAt } = see(life(received), '2026-03-02T12:00:00Z');
    expect(wanted.tasks).toEqual([]);
    expect(wanted.properties).toMatchObject({ status: 'on_track', promiseId: 'first-touch' });
    expect(iso(nextLookAt)).toBe('2026-03-02T13:00:00.000Z');
  });

  test('a reminder for the owner from its share of the budget on', () => {
    const { wanted } = see(life(received), '2026-03-02T13:00:00Z');
    expect(wanted.tasks).toEqual([
      {
        key: `first-touch/1/${ANN}/reminder`,
        step: 'reminder',
        agreementVersion: agreement.version,
        promiseId: 'first-touch',
        ownerId: ANN,
        dueAt: at('2026-03-02T14:00:00Z'),
      },
    ]);
    expect(wanted.properties?.status).toBe('due_soon');
  });

  test('the overdue task instead of the reminder after the deadline', () => {
    const { wanted, nextLookAt } = see(life(received), '2026-03-02T14:00:00.001Z');
    expect(wanted.tasks.map(({ key }) => key)).toEqual([`first-touch/1/${ANN}/overdue`]);
    expect(wanted.properties?.status).toBe('overdue');
    expect(iso(nextLookAt)).toBe('2026-03-04T11:15:00.000Z'); // the reminder of the other promise: 75 % of 23 hours
  });

  test('at the deadline itself the promise can still be kept', () => {
    expect(see(life(received), '2026-03-02T14:00:00Z').wanted.properties?.status).toBe('due_soon');
  });

  test('no task once the lead is handled', () => {
    const facts = life(received, ['2026-03-02T15:00:00Z', { status: 'OPEN_DEAL' }]);
    expect(see(facts, '2026-03-02T16:00:00Z').wanted).toMatchObject({
      tasks: [],
      properties: { status: 'breached' },
    });
  });

  test('a late fact that proves the promise kept withdraws flag, task and breach (E26)', () => {
    const facts = life(received, ['2026-03-02T12:00:00Z', { status: 'CONNECTED' }, '2026-03-02T15:00:00Z']);
    const { wanted } = see(facts, '2026-03-02T15:00:00Z');
    expect(wanted.properties).toMatchObject({ status: 'on_track', promiseId: 'disposition', breaches: 0 });
    expect(wanted.tasks).toEqual([]);
  });

  test('nothing for leads from before enforceFrom, whose clocks are shadows (E29)', () => {
    const later = agreementWith({ enforceFrom: '2026-03-03' });
    const { clocks, wanted } = see(life(received), '2026-03-04T12:00:00Z', later);
    expect(clocks.map(({ shadow, verdict }) => [shadow, verdict])).toContainEqual([true, 'breached']);
    expect(wanted).toEqual({ properties: null, tasks: [], nextStepAt: Infinity });
  });
});

describe('facts', () => {
  test('from the future count from when we learned them (E38)', () => {
    const facts = life(received, ['2026-03-02T18:00:00Z', { status: 'CONNECTED' }, '2026-03-02T11:00:00Z']);
    const touch = clock(see(facts, '2026-03-02T12:00:00Z'), `first-touch/1/${ANN}`);
    expect(touch).toMatchObject({ verdict: 'met', endedAt: at('2026-03-02T11:00:00Z') });
  });

  const minute = fc.integer({ min: 0, max: 5 * 24 * 60 });
  const change = fc.oneof(
    fc.constantFrom(ANN, BEN, GAIL, INA, '').map((owner) => ({ owner })),
    fc
      .constantFrom('NEW', 'CONNECTED', 'OPEN_DEAL', 'UNQUALIFIED', 'BAD_TIMING', '')
      .map((status) => ({ status })),
    fc.constantFrom('lead', 'marketingqualifiedlead', 'customer', '').map((stage) => ({ stage })),
    fc.constantFrom('deleted' as const, 'restored' as const).map((happened) => ({ happened })),
  );
  const anyLife = fc
    .array(fc.tuple(minute, change), { minLength: 1, maxLength: 25 })
    .map((changes) =>
      life(
        ['2026-03-02T09:00:00Z', { stage: 'lead' }],
        ...changes.map(
          ([minutes, what]) => [iso(at('2026-03-02T09:00:00Z') + minutes * 60_000)!, what] as const,
        ),
      ),
    );

  test('in any order and any number of copies give the same clocks (E27)', () => {
    fc.assert(
      fc.property(anyLife, fc.infiniteStream(fc.nat()), minute, (facts, random, minutes) => {
        const now = iso(at('2026-03-03T09:00:00Z') + minutes * 60_000)!;
        const shuffled = [...facts, ...facts.filter((_, index) => index % 3 === 0)]
          .map((fact) => ({ fact, rank: random.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ fact }) => fact);
        expect(see(shuffled, now)).toEqual(see(facts, now));
      }),
      { numRuns: 300 },
    );
  });

  test('never let a later look go back on a verdict by itself', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 1, max: 5000 }), (facts, minutes) => {
        const end = at('2026-03-08T00:00:00Z');
        const before = see(facts, iso(end)!);
        const after = new Map(see(facts, iso(end + minutes * 60_000)!).clocks.map((each) => [each.id, each]));
        for (const each of before.clocks) {
          if (each.verdict !== null) expect(after.get(each.id)?.verdict).toBe(each.verdict);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('leave nothing to see before the next look', () => {
    fc.assert(
      fc.property(anyLife, minute, (facts, minutes) => {
        const now = at('2026-03-08T00:00:00Z') + minutes * 60_000;
        const { wanted, nextLookAt } = see(facts, iso(now)!);
        if (nextLookAt === null) expect(see(facts, '2026-09-01T00:00:00Z').wanted).toEqual(wanted);
        else expect(see(facts, iso(nextLookAt - 1)!).wanted).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });
});
