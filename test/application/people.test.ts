/** What is remembered of people from one sync to the next. */
import { type ToldOwner, type UserAbsences } from '../../src/application/crm.ts';
import { remembered, type KnownOwner } from '../../src/application/people.ts';
import { at } from '../support/calendars.ts';

const MONDAY = at('2026-03-02T09:00Z');
const TUESDAY = at('2026-03-03T09:00Z');
const WEDNESDAY = at('2026-03-04T09:00Z');
const FRIDAY = at('2026-03-06T09:00Z');
const EMEA = { id: '3', name: 'EMEA Sales', primary: true };
const GULF = { id: '4', name: 'Gulf Sales', primary: true };

const ann = (over: Partial<ToldOwner> = {}): ToldOwner => ({
  ownerId: '101',
  userId: '9',
  name: 'Ann Rowe',
  email: null,
  type: 'person',
  active: true,
  teams: [EMEA],
  changedAt: null,
  ...over,
});
const away = (fromAt: number, untilAt: number, changedAt: number | null = null): readonly UserAbsences[] => [
  { userId: '9', spans: [{ fromAt, untilAt }], changedAt },
];
const nobodyAway: readonly UserAbsences[] = [{ userId: '9', spans: [], changedAt: null }];

/** Ann after the syncs, in their order. */
function after(
  ...syncs: readonly (readonly [number, readonly ToldOwner[], (readonly UserAbsences[] | null)?])[]
) {
  let known: readonly KnownOwner[] = [];
  for (const [now, told, absences = nobodyAway] of syncs) known = remembered(known, told, absences, now);
  const [owner] = known;
  if (!owner || known.length !== 1) throw new Error('there is one owner in these tests');
  return owner;
}

describe('who is active', () => {
  test('is taken to have always been, at first sight', () => {
    expect(after([MONDAY, [ann()]])).toMatchObject({ active: true, inactive: [], teamsBefore: [] });
  });

  test('is no more since it was learned, by an archived owner and by one that is listed no more', () => {
    const inactive = [{ fromAt: TUESDAY, untilAt: Infinity }];
    const archived = ann({ active: false, changedAt: MONDAY });
    expect(after([MONDAY, [ann()]], [TUESDAY, [archived]], [FRIDAY, [archived]])).toMatchObject({
      active: false,
      inactive,
    });
    expect(after([MONDAY, [ann()]], [TUESDAY, []], [FRIDAY, []])).toMatchObject({ active: false, inactive });
  });

  test('and had left by the first sight has been gone since HubSpot last changed the owner, else for all time', () => {
    const left = (changedAt: number | null) => after([FRIDAY, [ann({ active: false, changedAt })]]).inactive;
    expect(left(TUESDAY)).toEqual([{ fromAt: TUESDAY, untilAt: Infinity }]);
    expect(left(null)).toEqual([{ fromAt: 0, untilAt: Infinity }]);
  });

  test('again was not in between', () => {
    const left = ann({ active: false });
    expect(after([MONDAY, [ann()]], [TUESDAY, [left]], [FRIDAY, [ann()]])).toMatchObject({
      active: true,
      inactive: [{ fromAt: TUESDAY, untilAt: FRIDAY }],
    });
  });
});

test('a change of teams keeps the teams of before, and their order is no change', () => {
  const both = [EMEA, { ...GULF, primary: false }];
  expect(
    after(
      [MONDAY, [ann({ teams: both })]],
      [TUESDAY, [ann({ teams: both.toReversed() })]],
      [WEDNESDAY, [ann({ teams: [GULF] })]],
    ),
  ).toMatchObject({ teams: [GULF], teamsBefore: [{ untilAt: WEDNESDAY, teams: both.toReversed() }] });
});

describe('absences', () => {
  test('that are listed at first sight count whole', () => {
    expect(after([WEDNESDAY, [ann()], away(MONDAY, FRIDAY)]).absences).toEqual([
      { fromAt: MONDAY, untilAt: FRIDAY },
    ]);
  });

  test('that are over and listed no more stay', () => {
    expect(after([MONDAY, [ann()], away(MONDAY, TUESDAY)], [FRIDAY, [ann()]]).absences).toEqual([
      { fromAt: MONDAY, untilAt: TUESDAY },
    ]);
  });

  test('that are taken back end then, and those to come are gone', () => {
    expect(after([MONDAY, [ann()], away(MONDAY, FRIDAY)], [TUESDAY, [ann()]]).absences).toEqual([
      { fromAt: MONDAY, untilAt: TUESDAY },
    ]);
    expect(after([MONDAY, [ann()], away(WEDNESDAY, FRIDAY)], [TUESDAY, [ann()]]).absences).toEqual([]);
  });

  test('that are entered afterwards count from when they were entered', () => {
    const entered = (changedAt: number | null) =>
      after([MONDAY, [ann()]], [WEDNESDAY, [ann()], away(MONDAY, FRIDAY, changedAt)]).absences;
    expect(entered(TUESDAY)).toEqual([{ fromAt: TUESDAY, untilAt: FRIDAY }]);
    expect(entered(null)).toEqual([{ fromAt: WEDNESDAY, untilAt: FRIDAY }]);
  });

  test('that go on are left as they are', () => {
    const spans = away(MONDAY, FRIDAY, MONDAY);
    expect(after([TUESDAY, [ann()], spans], [WEDNESDAY, [ann()], spans]).absences).toEqual([
      { fromAt: MONDAY, untilAt: FRIDAY },
    ]);
  });

  test('stay as they were last known while they cannot be read, and nobody is told to have none', () => {
    expect(after([MONDAY, [ann()], away(MONDAY, FRIDAY)], [TUESDAY, [ann()], null]).absences).toEqual([
      { fromAt: MONDAY, untilAt: FRIDAY },
    ]);
    expect(remembered([], [ann()], null, MONDAY)[0]?.absences).toBeNull();
    // First read on Tuesday: that is the first sight of absences.
    const late = remembered(remembered([], [ann()], null, MONDAY), [ann()], away(MONDAY, FRIDAY), TUESDAY);
    expect(late[0]?.absences).toEqual([{ fromAt: MONDAY, untilAt: FRIDAY }]);
  });
});
