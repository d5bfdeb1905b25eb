/** What publishing a draft would do to open clocks, by either scope. */
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { movesBy, SCOPES, type Moves } from '../../../src/domain/evaluate/publication.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, LEAD, life, PEOPLE } from '../../support/lives.ts';

const FOUR_HOURS = agreementWith();
const promise = (within: string): string =>
  `\n  - { id: first-touch, words: Touch, clock: rep, stops: firstTouch, within: ${within} }`;
const IN_FORCE = agreementWith({ promises: promise('4 business hours') });

/** Received on a Monday at ten. */
const RECEIVED = life(['2026-03-02T10:00:00Z', { stage: 'lead', status: 'NEW', owner: ANN }]);

function moved(
  draft: string,
  now: string,
  facts = RECEIVED,
): Readonly<Record<'newClocks' | 'openClocks', Moves>> {
  const agreement = agreementWith({ promises: promise(draft) });
  return movesBy(LEAD, facts, onlyVersion(IN_FORCE), agreement, PEOPLE, at(now));
}

test('for new clocks only, a shorter time moves nothing', () => {
  expect(moved('2 business hours', '2026-03-02T10:30:00Z').newClocks).toEqual({ open: 1, moves: [] });
});

test('for open clocks too, the deadline comes earlier', () => {
  const { open, moves } = moved('2 business hours', '2026-03-02T10:30:00Z').openClocks;
  expect(open).toBe(1);
  expect(moves).toMatchObject([
    {
      how: 'earlier',
      deadlineBefore: at('2026-03-02T14:00:00Z'),
      deadlineAfter: at('2026-03-02T12:00:00Z'),
      outOfTime: false,
    },
  ]);
});

test('a clock that has used the draft’s time is out of time, and due when the grace ends', () => {
  expect(moved('2 business hours', '2026-03-02T13:00:00Z').openClocks.moves).toMatchObject([
    { how: 'earlier', deadlineAfter: at('2026-03-02T13:30:00Z'), outOfTime: true },
  ]);
});

test('a longer time comes later; what is overdue already is left alone', () => {
  expect(moved('6 business hours', '2026-03-02T10:30:00Z').openClocks.moves).toMatchObject([
    { how: 'later', deadlineAfter: at('2026-03-02T16:00:00Z') },
  ]);
  expect(moved('6 business hours', '2026-03-02T15:00:00Z').openClocks).toEqual({ open: 1, moves: [] });
});

test('what the draft promises no more ends, what only it promises begins with the next clock', () => {
  const draft = agreementWith({
    promises: `\n  - { id: disposition, words: Disposition, clock: rep, stops: disposition, within: 2 business days }`,
  });
  const moves = movesBy(LEAD, RECEIVED, onlyVersion(IN_FORCE), draft, PEOPLE, at('2026-03-02T10:30:00Z'));
  expect(moves.openClocks.moves).toMatchObject([{ how: 'ended', deadlineAfter: null, outOfTime: false }]);
  expect(moves.newClocks.moves).toEqual([]);
});

test('the same agreement moves nothing', () => {
  const same = movesBy(
    LEAD,
    RECEIVED,
    onlyVersion(FOUR_HOURS),
    FOUR_HOURS,
    PEOPLE,
    at('2026-03-02T13:00:00Z'),
  );
  expect([same.newClocks.moves, same.openClocks.moves]).toEqual([[], []]);
});

test('a draft may cover new clocks only, or open ones too', () => {
  expect(SCOPES).toEqual(['newClocks', 'openClocks']);
});

test('a clock that has ended is not open, and does not begin again', () => {
  const facts = [...RECEIVED, ...life(['2026-03-02T11:00:00Z', { status: 'CONNECTED' }])];
  const { newClocks, openClocks } = moved('2 business hours', '2026-03-02T12:00:00Z', facts);
  expect([newClocks, openClocks]).toEqual([
    { open: 0, moves: [] },
    { open: 0, moves: [] },
  ]);
});

test('a lead that only the draft sees begins with it', () => {
  const draft = {
    ...agreementWith({ promises: promise('2 business hours') }),
    lead: [new Map([['lifecyclestage', ['subscriber']]])],
  };
  const facts = life(['2026-03-02T10:00:00Z', { stage: 'subscriber', status: 'NEW', owner: ANN }]);
  const now = at('2026-03-02T12:00:00Z');
  const { newClocks, openClocks } = movesBy(LEAD, facts, onlyVersion(IN_FORCE), draft, PEOPLE, now);
  const begun = {
    how: 'begun',
    deadlineBefore: null,
    deadlineAfter: at('2026-03-02T14:00:00Z'),
    outOfTime: false,
  };
  expect(newClocks).toMatchObject({ open: 0, moves: [{ ...begun, clock: { startedAt: now } }] });
  expect(openClocks).toMatchObject({ open: 0, moves: [begun] });
});

test('a clock that would be the draft’s from its first instant ends where the draft does not promise it', () => {
  const draft = agreementWith({
    promises: `\n  - { id: disposition, words: Disposition, clock: rep, stops: disposition, within: 2 business days }`,
  });
  const now = at('2026-03-02T10:00:00Z');
  const { openClocks } = movesBy(LEAD, RECEIVED, onlyVersion(IN_FORCE), draft, PEOPLE, now);
  expect(openClocks.moves).toMatchObject([
    { how: 'ended', clock: { promiseId: 'first-touch' }, deadlineAfter: null },
    { how: 'begun', clock: { promiseId: 'disposition' } },
  ]);
});

test('a clock that is due at the close of the day is not out of time by a draft of the evening', () => {
  const facts = life(['2026-03-02T13:00:00Z', { stage: 'lead', status: 'NEW', owner: ANN }]);
  expect(moved('2 business hours', '2026-03-02T20:00:00Z', facts).openClocks.moves).toMatchObject([
    { how: 'later', deadlineBefore: at('2026-03-02T17:00:00Z'), outOfTime: false },
  ]);
});
