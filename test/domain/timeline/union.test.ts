/** What several records of one person are together, and what a merge leaves as it was: the rules one by one. */
import { Changes, NOBODY, Values, type Moment } from '../../../src/domain/timeline/moment.ts';
import { carriedOver, unionOf, type Life } from '../../../src/domain/timeline/union.ts';

const moment = (said: Partial<Moment> = {}): Moment => ({
  at: 0,
  isLead: false,
  disposition: null,
  ownerId: '',
  definitions: new Map(),
  pauseId: null,
  tiers: [],
  by: NOBODY,
  imported: false,
  leadImported: false,
  byImport: false,
  ...said,
});
const life = (said: Partial<Moment> | null, rest: Partial<Life> = {}): Life => ({
  recordId: '900',
  values: new Values(),
  changes: new Changes(),
  moment: said === null ? undefined : moment(said),
  leadFrom: -Infinity,
  readyFrom: -Infinity,
  endedAt: Infinity,
  definedSince: null,
  joined: null,
  past: [],
  outlived: null,
  ...rest,
});
const lead = (leadFrom: number, said: Partial<Moment> = {}, rest: Partial<Life> = {}): Life =>
  life({ isLead: true, ...said }, { leadFrom, ...rest });
const ended = (leadFrom: number, endedAt: number, said: Partial<Moment> = {}): Life =>
  life({ disposition: 'recycled', ...said }, { leadFrom, endedAt });
const UNKNOWN = life(null);

describe('records of one person', () => {
  test('are nothing while nothing is known of any', () => {
    expect(unionOf([])).toBeNull();
    expect(unionOf([UNKNOWN])).toBeNull();
  });

  test('are what is known of one, if nothing is of the others', () => {
    const known = lead(1, { ownerId: 'a', pauseId: 'wait', definitions: new Map([['touch', 'human']]) });
    expect(unionOf([UNKNOWN, known, UNKNOWN])).toEqual(known.moment);
  });

  test('are the lead that began first, of two at once the one that is told first', () => {
    const tiersOf = (...lives: Life[]) => unionOf(lives)?.tiers;
    const [young, old, other] = [lead(2, { tiers: [2] }), lead(1, { tiers: [1] }), lead(1, { tiers: [0] })];
    expect(tiersOf(young, old)).toEqual([1]);
    expect(tiersOf(old, young)).toEqual([1]);
    expect(tiersOf(old, other)).toEqual([1]);
    expect(tiersOf(other, old)).toEqual([0]);
  });

  test('end with the first disposition since the youngest began, of two at once with the one that is told first', () => {
    const [late, early, same] = [
      ended(1, 9, { disposition: 'recycled' }),
      ended(1, 8, { disposition: 'qualified' }),
      ended(1, 8, { disposition: 'disqualified' }),
    ];
    const endingOf = (...lives: Life[]) => unionOf(lives)?.disposition;
    expect(endingOf(late, early)).toBe('qualified');
    expect(endingOf(early, late)).toBe('qualified');
    expect(endingOf(early, same)).toBe('qualified');
    expect(endingOf(same, early)).toBe('disqualified');
    expect(endingOf(early, late, lead(8))).toBe('qualified');
    expect(endingOf(early, late, lead(9))).toBe('recycled');
    expect(unionOf([early, late, lead(10)])).toMatchObject({ isLead: true, disposition: null });
  });

  test('are the one that was a lead last where none is, of two at once the one that is told first', () => {
    const tiersOf = (...lives: Life[]) => unionOf(lives)?.tiers;
    const [never, once, late] = [
      life({ tiers: [0] }),
      life({ tiers: [1] }, { leadFrom: 1 }),
      life({ tiers: [2] }, { leadFrom: 2 }),
    ];
    expect(tiersOf(never, once, late)).toEqual([2]);
    expect(tiersOf(late, once, never)).toEqual([2]);
    expect(tiersOf(once, life({ tiers: [3] }, { leadFrom: 1 }))).toEqual([1]);
  });
});

describe('the owner of several records', () => {
  const ownerOf = (...lives: Life[]) => unionOf(lives)?.ownerId;

  test('is that of the lead that began first, else of the next that has one', () => {
    expect(ownerOf(lead(3, { ownerId: 'c' }), lead(1, { ownerId: 'a' }), lead(2, { ownerId: 'b' }))).toBe(
      'a',
    );
    expect(ownerOf(lead(1), lead(3, { ownerId: 'c' }), lead(2, { ownerId: 'b' }))).toBe('b');
    expect(ownerOf(lead(1), lead(2, { ownerId: 'b' }), lead(3, { ownerId: 'c' }))).toBe('b');
    expect(ownerOf(lead(1), lead(2, { ownerId: 'b' }), lead(2, { ownerId: 'c' }))).toBe('b');
    expect(ownerOf(lead(1), life({ ownerId: 'x' }))).toBe('');
  });

  test('is that of the record whose disposition ended them, else of the one that was a lead last', () => {
    const was = (leadFrom: number, ownerId: string): Life => life({ ownerId }, { leadFrom });
    expect(ownerOf(was(3, 'c'), ended(1, 9, { ownerId: 'a' }), was(4, 'd'))).toBe('a');
    expect(ownerOf(ended(1, 9), was(2, 'b'), was(3, 'c'), was(1, 'a'))).toBe('c');
    expect(ownerOf(ended(1, 9), was(2, 'b'), was(2, 'c'))).toBe('b');
  });
});

test('what holds of another record counts if it began after the lead did', () => {
  const other = (since: number): Life =>
    life({ definitions: new Map([['touch', 'human']]) }, { definedSince: new Map([['touch', since]]) });
  const heldWith = (since: number) => unionOf([lead(5), other(since)])?.definitions.get('touch');
  expect([4, 5, 6].map(heldWith)).toEqual([undefined, undefined, 'human']);
});

describe('a merge', () => {
  const subscriber = moment();
  const recycled = moment({ disposition: 'recycled' });
  const living = moment({ isLead: true });

  test('makes news of what none of the records was', () => {
    expect(carriedOver(living, subscriber, [subscriber])).toMatchObject({ isLead: true });
    expect(carriedOver(recycled, living, [subscriber, living])).toMatchObject({
      isLead: false,
      disposition: 'recycled',
    });
  });

  test('makes none of what one of them was', () => {
    expect(carriedOver(recycled, living, [recycled, living])).toMatchObject({
      isLead: true,
      disposition: null,
    });
  });

  test('leaves the hand that made a definition hold, be it of one record alone', () => {
    const touched = (hand: 'human' | 'automation') => moment({ definitions: new Map([['touch', hand]]) });
    const handOf = (told: Moment, past: readonly Moment[]) =>
      carriedOver(told, touched('human'), past).definitions.get('touch');
    expect(handOf(touched('automation'), [subscriber, touched('human')])).toBe('human');
    expect(handOf(touched('automation'), [subscriber])).toBe('automation');
  });

  test('leaves a lead imported or not, unless it makes it one', () => {
    const imported = moment({ isLead: true, leadImported: true });
    const importedOf = (told: Moment, stood: Moment, past: readonly Moment[]) =>
      carriedOver(told, stood, past).leadImported;
    expect(importedOf(living, imported, [imported])).toBe(true);
    expect(importedOf(imported, living, [living])).toBe(false);
    expect(importedOf(imported, subscriber, [subscriber])).toBe(true);
    expect(importedOf({ ...recycled, leadImported: true }, living, [living])).toBe(true);
  });
});
