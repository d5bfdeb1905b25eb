/** Which searches find the contacts that changed, and where each page begins. */
import { type ChangeMark, type Matching } from '../../../src/application/crm.ts';
import { type Predicate } from '../../../src/domain/agreement/predicate.ts';
import { AS_JSON, connect, PATH, playPortal, portal, shown, validationError } from './portal.ts';

playPortal();

const FROM = Date.parse('2026-03-02T10:00:00.000Z');
const START: ChangeMark = { from: FROM, afterId: null };
const changedAt = (at: number) => (index: number) =>
  shown(String(1000 + index), { lastmodifieddate: new Date(at + index).toISOString() });
const page = (count: number, of: (index: number) => object = changedAt(FROM)) =>
  Array.from({ length: count }, (_, index) => of(index));

interface Asked {
  readonly filterGroups: readonly { readonly filters: readonly Record<string, unknown>[] }[];
}

/** Answers the next searches with these pages, and notes what was asked. */
function answerWith(...pages: readonly (readonly object[])[]): Asked[] {
  const asked: Asked[] = [];
  for (const results of pages) {
    portal()
      .post(PATH.searchContacts)
      .reply(
        200,
        async (request: Request) => {
          asked.push((await request.json()) as Asked);
          return { total: 100_000, results };
        },
        AS_JSON,
      );
  }
  return asked;
}

const when = (...alternatives: readonly Readonly<Record<string, readonly string[]>>[]): Predicate =>
  alternatives.map((alternative) => new Map(Object.entries(alternative)));
const matching = (predicate: Predicate, changedFrom = 0): Matching => ({ when: predicate, changedFrom });
const LEADS = matching(when({ lifecyclestage: ['lead'] }));

async function groupsFor(...only: readonly Matching[]) {
  const asked = answerWith([]);
  await connect().crm.changedContacts(START, only);
  return asked[0]!.filterGroups.map(({ filters }) =>
    filters
      .slice(1)
      .map(({ propertyName, operator, value, values }) => [propertyName, operator, value ?? values]),
  );
}

describe('a walk through changed contacts', () => {
  test('asks for the oldest changes first, two hundred at a time, and never turns a page by number', async () => {
    const asked = answerWith(page(3));
    expect(await connect().crm.changedContacts(START, [LEADS])).toEqual({
      contacts: [0, 1, 2].map((index) => ({ contactId: String(1000 + index), modifiedAt: FROM + index })),
      next: null,
    });
    expect(asked).toEqual([
      {
        filterGroups: [
          {
            filters: [
              { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(FROM) },
              { propertyName: 'lifecyclestage', operator: 'EQ', value: 'lead' },
            ],
          },
        ],
        sorts: [{ propertyName: 'lastmodifieddate', direction: 'ASCENDING' }],
        properties: ['lastmodifieddate'],
        limit: 200,
      },
    ]);
  });

  test('begins the next page with the instant at which the last one ended', async () => {
    answerWith(page(200));
    const { next } = await connect().crm.changedContacts(START, [LEADS]);
    expect(next).toEqual({ from: FROM + 199, afterId: null });
  });

  test('goes by id through more contacts of one instant than a page holds, and on from there', async () => {
    const atOnce = (index: number) => changedAt(FROM - index)(index);
    const asked = answerWith(page(200, atOnce), page(200, atOnce), page(7, atOnce));
    const { crm } = connect();
    const marks: ChangeMark[] = [START];
    for (let turn = 0; turn < 3; turn += 1) {
      const { next } = await crm.changedContacts(marks.at(-1)!, [LEADS]);
      marks.push(next!);
    }
    expect(marks.slice(1)).toEqual([
      { from: FROM, afterId: '0' },
      { from: FROM, afterId: '1199' },
      { from: FROM + 1, afterId: null },
    ]);
    expect(asked[2]).toMatchObject({
      filterGroups: [
        {
          filters: [
            { propertyName: 'lastmodifieddate', operator: 'EQ', value: String(FROM) },
            { propertyName: 'hs_object_id', operator: 'GT', value: '1199' },
            { propertyName: 'lifecyclestage' },
          ],
        },
      ],
      sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    });
  });

  test('asks for everybody where HubSpot refuses the agreement’s words', async () => {
    portal().post(PATH.searchContacts).reply(400, validationError());
    const asked = answerWith(page(1));
    const { contacts } = await connect().crm.changedContacts(START, [LEADS]);
    expect(contacts).toHaveLength(1);
    expect(asked[0]!.filterGroups).toHaveLength(1);
    expect(asked[0]!.filterGroups[0]!.filters).toHaveLength(1);
  });
});

describe('the agreement’s words in HubSpot’s filters', () => {
  test('a list stands as it is written and in small letters, one value by itself', async () => {
    expect(await groupsFor(matching(when({ a: ['X', 'y'], b: ['Z'] })))).toEqual([
      [
        ['a', 'IN', ['X', 'y', 'x']],
        ['b', 'EQ', 'Z'],
      ],
    ]);
  });

  test('any value, no value, and whatever', async () => {
    expect(await groupsFor(matching(when({ a: ['*'], b: [''], c: ['', '*', 'X'] })))).toEqual([
      [
        ['a', 'HAS_PROPERTY', undefined],
        ['b', 'NOT_HAS_PROPERTY', undefined],
      ],
    ]);
  });

  test('a value or none is two ways to match', async () => {
    expect(await groupsFor(matching(when({ a: ['', 'X'], b: ['Y'] })))).toEqual([
      [
        ['a', 'EQ', 'X'],
        ['b', 'EQ', 'Y'],
      ],
      [
        ['a', 'NOT_HAS_PROPERTY', undefined],
        ['b', 'EQ', 'Y'],
      ],
    ]);
  });

  test('what changed long ago is asked for only where that matters', async () => {
    const asked = answerWith([]);
    await connect().crm.changedContacts(START, [LEADS, matching(when({ b: ['Y'] }), FROM + 7)]);
    expect(asked[0]!.filterGroups.map(({ filters }) => filters[0]!.value)).toEqual([
      String(FROM),
      String(FROM + 7),
    ]);
  });

  test.each([
    ['six ways', Array.from({ length: 6 }, (_, index) => when({ [`p${index}`]: ['X'] }))],
    ['six properties', [when(Object.fromEntries('abcdef'.split('').map((name) => [name, ['X']])))]],
    ['three thousand characters', [when({ a: ['x'.repeat(3_000)] })]],
    ['nobody', []],
  ])('%s are more than a search takes, so everybody is asked for', async (_name, predicates) => {
    expect(await groupsFor(...predicates.map((predicate) => matching(predicate)))).toEqual([[]]);
  });
});
