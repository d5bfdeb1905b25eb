/** The timeline of a record: which moments there are, in which order facts count, and what became of the record. */
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import { type FactSource } from '../../../src/domain/timeline/fact.ts';
import { timelineOf, type LearnedFact, type Timeline } from '../../../src/domain/timeline/timeline.ts';
import { agreementWith } from '../../support/agreement.ts';
import { ANN, BEN } from '../../support/lives.ts';

const agreement = agreementWith({
  promises: `
  - id: touch
    words: Touch
    clock: rep
    stops: firstTouch
    within: [{ when: { industry: [BANKING] }, within: 1 business hour }, { within: 4 business hours }]
  - { id: bank, words: Bank, clock: rep, for: { city: [BERN] }, stops: disposition, within: 4 business hours }`,
  also: `pauses: [{ id: wait, reason: Waiting, when: { hs_lead_status: [WAITING] } }]`,
});
const definitions: Agreement['definitions'] = new Map([
  ...agreement.definitions,
  ['bank', [new Map([['industry', ['BANKING']]])]],
]);

const HAND: FactSource = { type: 'CRM_UI', id: 'userId:9' };
const IMPORT: FactSource = { type: 'IMPORT', id: '8812' };
const MERGE: FactSource = { type: 'MERGE_OBJECTS', id: '' };
const OURS = '990';

interface Told {
  on?: string;
  by?: FactSource;
  learnedAt?: number;
}
type Happened =
  | { kind: 'created' | 'deleted' | 'restored' | 'erased' }
  | { kind: 'merged'; mergedIds: readonly string[] }
  | { kind: 'activity'; activity: 'call' | 'note'; activityId: string };

function factOf(
  at: number,
  happened: Happened,
  { on = OURS, by = HAND, learnedAt = at }: Told = {},
): LearnedFact {
  const record = { objectType: 'contact', recordId: on } as const;
  return { fact: { record, occurredAt: at, source: by, ...happened }, learnedAt };
}
function set(at: number, values: Readonly<Record<string, string>>, told: Told = {}): LearnedFact[] {
  return Object.entries(values).map(([property, value]) => {
    const { fact, learnedAt } = factOf(at, { kind: 'created' }, told);
    return { fact: { ...fact, kind: 'property', property, value }, learnedAt };
  });
}
const seen = (
  facts: readonly LearnedFact[],
  now = 1_000,
  under: Agreement = { ...agreement, definitions },
): Timeline => timelineOf({ objectType: 'contact', recordId: OURS }, facts, under, now);
const last = (facts: readonly LearnedFact[], now?: number) => seen(facts, now).moments.at(-1);

/** All orders of a few facts. */
function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, index) => orders(list.toSpliced(index, 1)).map((rest) => [one, ...rest]));
}
/** What is seen whatever the order; the orders must agree. */
function inAnyOrder(facts: readonly LearnedFact[]): Timeline {
  const told = seen(facts);
  for (const order of orders(facts)) expect(seen(order)).toEqual(told);
  return told;
}

const LEAD = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: ANN };

describe('a moment', () => {
  test('is there for each instant at which what the agreement says of the record changed', () => {
    const { moments, activities } = seen([
      ...set(1, { ...LEAD, industry: 'FARMING', city: 'BASEL' }),
      ...set(2, { industry: 'MINING' }),
      ...set(3, { city: 'BERN' }),
      ...set(4, { industry: 'BANKING' }),
      ...set(5, { zip: '1' }),
      ...set(6, { hs_lead_status: 'CONNECTED' }),
      ...set(7, { hs_lead_status: 'ATTEMPTED_TO_CONTACT' }),
      factOf(8, { kind: 'created' }),
    ]);
    expect(activities).toEqual([]);
    expect(moments.map(({ at, tiers }) => [at, tiers])).toEqual([
      [1, [1, -1]],
      [3, [1, 0]],
      [4, [0, 0]],
      [6, [0, 0]],
    ]);
  });

  test('is as well of several records, which say nothing new by what does not change it', () => {
    const { moments } = seen([
      ...set(1, LEAD, { on: '901' }),
      ...set(2, { hs_lead_status: 'CONNECTED' }, { on: '901' }),
      ...set(3, { lifecyclestage: 'subscriber', industry: 'FARMING' }, { on: '902' }),
      ...set(4, { industry: 'MINING' }, { on: '902' }),
      ...set(5, { industry: 'FISHING' }, { on: '901' }),
    ]);
    expect(moments.map(({ at }) => at)).toEqual([1, 2]);
  });

  test('knows of an owner, and of what made it a lead, whether an import did', () => {
    expect(last(set(1, { industry: 'BANKING' }))).toMatchObject({
      ownerId: '',
      imported: false,
      leadImported: false,
    });
    expect(last(set(1, { lifecyclestage: 'lead' }))).toMatchObject({ imported: false });
    expect(last(set(1, { city: 'BERN' }))).toMatchObject({ imported: false });
    // No property comes before the owner here.
    const bare = {
      ...agreement,
      dispositions: { qualified: [], disqualified: [], recycled: [] },
      promises: [],
    };
    const { moments } = seen(set(1, { lifecyclestage: 'lead' }), 1, {
      ...bare,
      definitions: new Map(),
      pauses: [],
    });
    expect(moments).toMatchObject([{ isLead: true, imported: false }]);
    expect(last(set(1, LEAD, { by: IMPORT }))).toMatchObject({ imported: true, leadImported: true });
  });

  test('is of an imported lead though a person gives it to somebody at once, or later', () => {
    const imported = set(1, { lifecyclestage: 'lead' }, { by: IMPORT });
    expect(last([...imported, ...set(1, { hubspot_owner_id: ANN })])).toMatchObject({ leadImported: true });
    expect(last([...imported, ...set(2, { hubspot_owner_id: ANN })])).toMatchObject({ leadImported: true });
  });

  test('is of none where a person had a part in making it a lead', () => {
    const facts = [
      ...set(1, { lifecyclestage: 'lead' }, { by: IMPORT }),
      ...set(1, { hs_lead_status: 'NEW' }),
    ];
    expect(last(facts)).toMatchObject({ leadImported: false });
  });

  test('is of an imported lead though persons had set other values before', () => {
    const facts = [
      ...set(1, { city: 'BERN', hs_lead_status: 'NEW' }),
      ...set(2, { lifecyclestage: 'lead' }, { by: IMPORT }),
    ];
    expect(last(facts)).toMatchObject({ leadImported: true });
  });

  test('forgets a definition that no longer holds, though another still does', () => {
    const facts = [
      ...set(1, { ...LEAD, industry: 'BANKING', hs_lead_status: 'CONNECTED' }),
      ...set(2, { hs_lead_status: 'NEW' }),
    ];
    expect([...(last(facts)?.definitions.keys() ?? [])]).toEqual(['bank']);
  });

  test('that nobody changed is nobody’s', () => {
    const merged = factOf(1, { kind: 'merged', mergedIds: ['901'] });
    expect(last([merged])?.by).toEqual({ type: 'UNKNOWN', id: '' });
  });

  test('of a record without others is what its values say, whoever wrote them', () => {
    const facts = [
      ...set(1, { ...LEAD, hs_lead_status: 'CONNECTED' }),
      ...set(2, { hs_lead_status: 'NEW' }, { by: MERGE }),
    ];
    expect([...(last(facts)?.definitions.keys() ?? [])]).toEqual([]);
  });

  test('has the disposition of a record that never was a lead, while there are no others', () => {
    expect(last(set(1, { hs_lead_status: 'UNQUALIFIED' }))).toMatchObject({
      isLead: false,
      disposition: 'disqualified',
    });
  });

  test('after a merge keeps the hand that made a definition hold', () => {
    const facts = [
      ...set(1, LEAD),
      ...set(1, { lifecyclestage: 'subscriber' }, { on: '901' }),
      factOf(2, { kind: 'merged', mergedIds: ['901'] }),
      ...set(3, { hs_lead_status: 'CONNECTED' }),
      ...set(4, { city: 'BERN' }, { by: MERGE }),
    ];
    expect(last(facts)?.definitions.get('firstTouch')).toBe('human');
  });

  test('after a merge has nobody’s import of an owner that nobody has', () => {
    const facts = [
      ...set(1, { lifecyclestage: 'lead' }),
      ...set(1, { hubspot_owner_id: ANN }, { on: '901' }),
      ...set(2, { hubspot_owner_id: '' }, { on: '901', by: IMPORT }),
      factOf(3, { kind: 'merged', mergedIds: ['901'] }),
    ];
    expect(last(facts)).toMatchObject({ ownerId: '', imported: false });
  });
});

describe('facts of one instant', () => {
  test('count in the order in which they happened, if we learned of them before', () => {
    const facts = [
      ...set(30, { hubspot_owner_id: ANN }, { learnedAt: 10 }),
      ...set(20, { hubspot_owner_id: BEN }, { learnedAt: 10 }),
    ];
    const { moments } = inAnyOrder([...facts, ...set(15, { hubspot_owner_id: BEN })]);
    expect(moments.map(({ at, ownerId }) => [at, ownerId])).toEqual([
      [10, ANN],
      [15, BEN],
    ]);
  });

  test('count by what they say, whoever told them', () => {
    const facts = [
      ...set(10, { hubspot_owner_id: BEN }, { by: { type: 'A', id: '' } }),
      ...set(10, { hubspot_owner_id: ANN }, { by: { type: 'Z', id: '' } }),
    ];
    expect(inAnyOrder(facts).moments).toMatchObject([{ ownerId: BEN, by: { type: 'A' } }]);
  });

  test('count by who told them, if they say the same', () => {
    const facts = ['x', 'z', 'y'].flatMap((id) =>
      set(10, { hubspot_owner_id: ANN }, { by: { type: 'INTEGRATION', id } }),
    );
    expect(inAnyOrder(facts).moments).toMatchObject([{ by: { id: 'z' } }]);
  });

  test('of records that were merged count by the record, then by the property, then by the value', () => {
    const merges = [factOf(1, { kind: 'merged', mergedIds: ['901', '902'] })];
    const facts = [
      ...set(10, { hubspot_owner_id: BEN, city: 'A' }, { on: '901' }),
      ...set(10, { hubspot_owner_id: ANN }, { on: '902' }),
    ];
    expect(inAnyOrder([...merges, ...facts]).moments.at(-1)).toMatchObject({ ownerId: BEN });
  });

  test('that merge fill what the survivor has no value for by the order of the ids', () => {
    const facts = [
      ...set(1, { hubspot_owner_id: BEN }, { on: '901' }),
      ...set(1, { hubspot_owner_id: ANN }, { on: '902' }),
      factOf(2, { kind: 'merged', mergedIds: ['902'] }),
      factOf(2, { kind: 'merged', mergedIds: ['901'] }),
    ];
    expect(inAnyOrder(facts).moments.at(-1)).toMatchObject({ ownerId: BEN });
  });

  test('that delete and restore a record are in an order too', () => {
    const facts = [
      factOf(1, { kind: 'deleted' }),
      factOf(1, { kind: 'restored' }),
      factOf(1, { kind: 'deleted' }, { by: MERGE }),
    ];
    expect(inAnyOrder(facts).gone).toBeNull();
  });

  test('of the future are not seen, be there no others', () => {
    expect(last(set(1_001, LEAD))).toBeUndefined();
    expect(last(set(1_001, { lifecyclestage: 'lead' }))).toBeUndefined();
    expect(last(set(1_000, LEAD))).toMatchObject({ isLead: true });
  });
});

describe('activities', () => {
  const call = (at: number, activityId: string, told: Told = {}, activity: 'call' | 'note' = 'call') =>
    factOf(at, { kind: 'activity', activity, activityId }, told);

  test('count once, however often they are told, and are a person’s if one of the tellers says so first', () => {
    const facts = [call(1, 'a', { by: { type: 'INTEGRATION', id: '7' } }), call(1, 'a'), call(1, 'a')];
    expect(inAnyOrder(facts).activities).toEqual([{ at: 1, activity: 'call', human: true }]);
  });

  test('of one instant count each', () => {
    const facts = [call(1, 'a'), call(1, 'b'), call(1, 'a', {}, 'note'), call(2, 'b')];
    expect(inAnyOrder(facts).activities.map(({ at, activity }) => [at, activity])).toEqual([
      [1, 'call'],
      [1, 'call'],
      [1, 'note'],
      [2, 'call'],
    ]);
  });

  test('of one id count at each instant at which they are told to have been', () => {
    expect(inAnyOrder([call(1, 'a'), call(2, 'a')]).activities.map(({ at }) => at)).toEqual([1, 2]);
  });

  test('are told by HubSpot’s counters where these rise', () => {
    const facts = [
      ...set(1, { notes_last_contacted: '' }),
      ...set(2, { notes_last_contacted: '2' }),
      ...set(3, { num_associated_deals: '0' }),
      ...set(4, { num_associated_deals: '1' }),
    ];
    expect(seen(facts).activities).toEqual([
      { at: 2, activity: 'contacted', human: true },
      { at: 4, activity: 'deal', human: true },
    ]);
  });

  test('are told anew when a last contact that a merge brought is gone and another comes', () => {
    const facts = [
      ...set(1, { notes_last_contacted: '100' }, { on: '901' }),
      factOf(2, { kind: 'merged', mergedIds: ['901'] }),
      ...set(3, { notes_last_contacted: '100' }),
      ...set(4, { notes_last_contacted: '' }),
      ...set(5, { notes_last_contacted: '90' }),
    ];
    expect(seen(facts).activities.map(({ at }) => at)).toEqual([1, 5]);
  });

  test('are not told anew when the last contact of another record is gone', () => {
    const facts = [
      ...set(1, { notes_last_contacted: '100' }),
      factOf(2, { kind: 'merged', mergedIds: ['901'] }),
      ...set(3, { notes_last_contacted: '100' }, { on: '902' }),
      ...set(4, { notes_last_contacted: '' }, { on: '902' }),
      ...set(5, { notes_last_contacted: '90' }),
    ];
    expect(seen(facts).activities.map(({ at }) => at)).toEqual([1]);
  });
});

describe('a record', () => {
  const goneBy = (...facts: readonly LearnedFact[]) => seen([...set(1, LEAD), ...facts]).gone;

  test('is gone when it was deleted, and not when another was', () => {
    expect(goneBy(factOf(2, { kind: 'deleted' }))).toEqual({ at: 2, how: 'deleted' });
    expect(goneBy(factOf(2, { kind: 'deleted' }, { on: '901' }))).toBeNull();
    expect(goneBy(factOf(2, { kind: 'deleted' }), factOf(3, { kind: 'restored' }, { on: '901' }))).toEqual({
      at: 2,
      how: 'deleted',
    });
    expect(goneBy(factOf(2, { kind: 'deleted' }), factOf(3, { kind: 'restored' }))).toBeNull();
  });

  test('is gone for good when it was erased, whatever is told later, and not when another was', () => {
    const erased = { at: 2, how: 'erased' };
    expect(goneBy(factOf(2, { kind: 'erased' }))).toEqual(erased);
    expect(goneBy(factOf(2, { kind: 'erased' }), factOf(3, { kind: 'deleted' }))).toEqual(erased);
    expect(goneBy(factOf(2, { kind: 'erased' }), factOf(3, { kind: 'restored' }))).toEqual(erased);
    expect(goneBy(factOf(2, { kind: 'erased' }, { on: '901' }))).toBeNull();
  });

  test('is gone when it was merged into another', () => {
    expect(goneBy(factOf(2, { kind: 'merged', mergedIds: [OURS] }, { on: '991' }))).toEqual({
      at: 2,
      how: 'merged',
    });
  });
});

describe('what is said through the card', () => {
  const snoozed = (...facts: readonly LearnedFact[]) => seen([...set(1, LEAD), ...facts]).snoozedUntil;

  test('silences reminders until an instant, the record’s own word before another’s', () => {
    expect(snoozed()).toBeNull();
    expect(snoozed(...set(2, { sla_snooze_until: '50' }))).toBe(50);
    expect(snoozed(...set(2, { sla_snooze_until: '60' }, { on: '901' }))).toBe(60);
    const both = [
      ...set(2, { sla_snooze_until: '60' }, { on: '901' }),
      ...set(3, { sla_snooze_until: '50' }),
    ];
    expect(snoozed(...both)).toBe(50);
    expect(snoozed(...both, ...set(4, { sla_snooze_until: '' }))).toBe(60);
    const first = set(0, { sla_snooze_until: '60' }, { on: '901' });
    expect(snoozed(...first, ...set(3, { sla_snooze_until: '50' }))).toBe(50);
    const empty = set(2, { sla_snooze_until: '' }, { on: '901' });
    expect(snoozed(...empty, ...set(3, { sla_snooze_until: '70' }, { on: '902' }))).toBe(70);
    expect(snoozed(...empty)).toBeNull();
    expect(seen(set(2, { sla_snooze_until: '60' }, { on: '901' })).snoozedUntil).toBe(60);
  });

  test('under an old name later than under the new one counts too', () => {
    const facts = [
      factOf(1, { kind: 'merged', mergedIds: ['901'] }),
      ...set(2, { sla_snooze_until: '50' }),
      ...set(3, { sla_snooze_until: '60' }, { on: '901' }),
    ];
    expect(seen(facts).snoozedUntil).toBe(60);
  });

  test('excuses those who own the record then, and did just before', () => {
    const ownersOf = (...facts: readonly LearnedFact[]) => seen(facts).excuses.get('touch/1')?.ownerIds;
    const excuse = { sla_excuses: 'touch/1 = was ill' };
    expect(ownersOf(...set(1, LEAD), ...set(2, { hubspot_owner_id: BEN, ...excuse }))).toEqual([BEN, ANN]);
    expect(ownersOf(...set(1, LEAD), ...set(2, excuse))).toEqual([ANN, ANN]);
    expect(ownersOf(...set(1, { ...LEAD, ...excuse }))).toEqual([ANN, '']);
  });
});
