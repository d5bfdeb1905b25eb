/** A replay of the past under an agreement, as if it had been in force all along. */
import { type Period } from '../../../src/domain/measures/attainment.ts';
import { Replaying, type Replay } from '../../../src/domain/replay/replay.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, BEN, LEAD, life, PEOPLE } from '../../support/lives.ts';

const MARCH: Period = { fromAt: at('2026-03-01T00:00:00Z'), untilAt: at('2026-03-31T12:00:00Z') };
const touch = (within: string, more = ''): string =>
  `\n  - { id: first-touch, words: Touch, clock: rep, stops: firstTouch, within: ${within}, remindAt: [50%], whenOverdue: task${more} }`;

/** Received on a Monday at ten and touched three hours later; and one that nobody touches. */
const TOUCHED = life(
  ['2026-03-02T10:00:00Z', { stage: 'lead', status: 'NEW', owner: ANN }],
  ['2026-03-02T13:00:00Z', { status: 'CONNECTED' }],
);
const FORGOTTEN = life(['2026-03-03T10:00:00Z', { stage: 'lead', status: 'NEW', owner: BEN }]);

function replayed(
  parts: Parameters<typeof agreementWith>[0],
  lives: readonly (readonly LearnedFact[])[],
  period = MARCH,
): Replay {
  const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  const replay = new Replaying(agreementWith(parts), PEOPLE, period, dayOf);
  for (const facts of lives) replay.add(LEAD, facts);
  return replay.result();
}

test('counts what was met, what was broken by whom and when, and what was asked of people', () => {
  expect(replayed({ promises: touch('4 business hours') }, [TOUCHED, FORGOTTEN])).toMatchObject({
    records: 2,
    unreadable: 0,
    promises: [
      {
        promiseId: 'first-touch',
        attainment: { met: 1, breached: 1, judged: 2, share: 0.5, few: true },
        elapsed: { median: 3 * 3_600_000 },
      },
    ],
    breaches: [{ ownerId: BEN, day: '2026-03-03', breaches: 1 }],
    reminders: { sent: 2, heldBack: 0 },
    overdueTasks: 1,
    steps: [],
  });
});

test('a stricter draft over the same facts breaks more', () => {
  const { promises, breaches } = replayed({ promises: touch('2 business hours') }, [TOUCHED, FORGOTTEN]);
  expect(promises[0]?.attainment).toMatchObject({ met: 0, breached: 2 });
  expect(breaches.map(({ ownerId }) => ownerId)).toEqual([ANN, BEN]);
});

test('a draft that is enforced from tomorrow is replayed as if it had been in force', () => {
  const draft = { promises: touch('2 business hours'), enforceFrom: '2026-04-01' };
  expect(replayed(draft, [TOUCHED])).toMatchObject({ reminders: { sent: 1 }, overdueTasks: 1 });
});

test('steps of the ladder are counted when they would have been taken, and not once the promise was kept', () => {
  const ladder =
    ', ladder: [{ after: 1 business hour, taskFor: owner }, { after: 5 business days, taskFor: owner }]';
  const kept = life(
    ['2026-03-03T10:00:00Z', { stage: 'lead', status: 'NEW', owner: BEN }],
    ['2026-03-05T10:00:00Z', { status: 'CONNECTED' }],
  );
  expect(replayed({ promises: touch('4 business hours', ladder) }, [TOUCHED, FORGOTTEN, kept]).steps).toEqual(
    [
      { promiseId: 'first-touch', place: 1, taken: 2 },
      { promiseId: 'first-touch', place: 2, taken: 1 },
    ],
  );
});

test('of more reminders than a rep is given on a day the rest is held back', () => {
  const also = 'reminders: { perRepAndDay: 2 }';
  const lives = [FORGOTTEN, FORGOTTEN, FORGOTTEN, TOUCHED];
  expect(replayed({ promises: touch('4 business hours'), also }, lives).reminders).toEqual({
    sent: 3,
    heldBack: 1,
  });
});

test('what came due or was asked before the period is not of it', () => {
  const april = { fromAt: at('2026-04-01T00:00:00Z'), untilAt: at('2026-04-02T00:00:00Z') };
  expect(replayed({ promises: touch('4 business hours') }, [TOUCHED, FORGOTTEN], april)).toMatchObject({
    promises: [{ attainment: { judged: 0, share: null } }],
    breaches: [],
    reminders: { sent: 0 },
    overdueTasks: 0,
  });
});
