/** Search: which records are found, in what order, and what is refused. */
import { type Portal } from '../../src/sandbox/portal/portal.ts';
import { closeAll, FORM, JO, open, STARTED_AT, UI } from './opened.ts';

const SEARCH = '/crm/v3/objects/contacts/search';
const MINUTE_MS = 60_000;

afterEach(closeAll);

/** Four contacts a minute apart; the last one has nothing but its name. */
async function searched() {
  const opened = await open({ limits: { searches: 1_000 } });
  const { portal } = opened.sandbox;
  const values: Record<string, string>[] = [
    { firstname: 'Ada', company: 'Alder', hs_lead_status: 'NEW', hubspot_owner_id: JO.ownerId },
    { firstname: 'Ben', company: 'alder', hs_lead_status: 'OPEN' },
    { firstname: 'Cleo', company: 'Finch', hs_lead_status: 'CONNECTED' },
    { firstname: 'Dan' },
  ];
  for (const each of values) {
    portal.create('contacts', each, FORM);
    await opened.time.advanceBy(MINUTE_MS);
  }
  const search = (body: object) =>
    opened.call('POST', SEARCH, { sorts: [], filterGroups: [], properties: ['firstname'], ...body });
  const found = async (...filters: object[]) => {
    const { status, body } = await search({ filterGroups: [{ filters }], limit: 200 });
    if (status !== 200) throw new Error(body.message);
    return body.results.map(({ properties }) => properties.firstname);
  };
  return { ...opened, portal, search, found };
}

const idOf = (portal: Portal, firstname: string) =>
  portal.all('contacts').find((one) => one.history.get('firstname')?.at(-1)?.value === firstname)!.id;

describe('a filter', () => {
  const at = (minutes: number) => String(STARTED_AT + minutes * MINUTE_MS);
  test.each([
    ['company', 'EQ', { value: 'ALDER' }, ['Ada', 'Ben']],
    ['company', 'NEQ', { value: 'alder' }, ['Cleo']],
    ['company', 'IN', { values: ['alder'] }, ['Ada', 'Ben']],
    ['company', 'IN', { values: ['Alder'] }, []],
    ['company', 'NOT_IN', { values: ['finch'] }, ['Ada', 'Ben']],
    ['company', 'HAS_PROPERTY', {}, ['Ada', 'Ben', 'Cleo']],
    ['company', 'NOT_HAS_PROPERTY', {}, ['Dan']],
    ['hs_lead_status', 'EQ', { value: 'NEW' }, ['Ada']],
    ['hs_lead_status', 'EQ', { value: 'new' }, []],
    ['hs_lead_status', 'IN', { values: ['NEW', 'OPEN'] }, ['Ada', 'Ben']],
    ['hubspot_owner_id', 'EQ', { value: JO.ownerId }, ['Ada']],
    ['createdate', 'LT', { value: at(1) }, ['Ada']],
    ['createdate', 'LTE', { value: at(1) }, ['Ada', 'Ben']],
    ['createdate', 'GT', { value: at(2) }, ['Dan']],
    ['createdate', 'GTE', { value: new Date(STARTED_AT + 2 * MINUTE_MS).toISOString() }, ['Cleo', 'Dan']],
    ['createdate', 'BETWEEN', { value: at(1), highValue: at(2) }, ['Ben', 'Cleo']],
    ['hs_object_id', 'GT', { value: '5' }, ['Ada', 'Ben', 'Cleo', 'Dan']],
  ])('%s %s %j finds %j', async (propertyName, operator, rest, expected) => {
    const { found } = await searched();
    expect(await found({ propertyName, operator, ...rest })).toEqual(expected);
  });

  test('beside others must hold with them; beside other groups one of the groups is enough', async () => {
    const { found, search } = await searched();
    const alder = { propertyName: 'company', operator: 'EQ', value: 'alder' };
    const open = { propertyName: 'hs_lead_status', operator: 'EQ', value: 'OPEN' };
    const dan = { propertyName: 'firstname', operator: 'EQ', value: 'dan' };
    expect(await found(alder, open)).toEqual(['Ben']);
    const { body } = await search({ filterGroups: [{ filters: [open] }, { filters: [dan] }] });
    expect(body.results.map(({ properties }) => properties.firstname)).toEqual(['Ben', 'Dan']);
  });

  test('by association finds what is joined', async () => {
    const { portal, call } = await searched();
    const task = portal.create('tasks', { hs_timestamp: at(0) }, UI).id;
    portal.create('tasks', { hs_timestamp: at(0) }, UI);
    portal.associations.join('tasks', task, 'contacts', idOf(portal, 'Ada'));
    const filters = [{ propertyName: 'associations.contact', operator: 'EQ', value: idOf(portal, 'Ada') }];
    const { body } = await call('POST', '/crm/v3/objects/tasks/search', { filterGroups: [{ filters }] });
    expect(body.results.map(({ id }) => id)).toEqual([task]);
  });
});

describe('what is found', () => {
  test('comes oldest first unless asked otherwise, in pages that say where the next begins', async () => {
    const { search } = await searched();
    const names = (answer: Awaited<ReturnType<typeof search>>) =>
      answer.body.results.map(({ properties }) => properties.firstname);
    const first = await search({ limit: 3 });
    expect(first.body).toMatchObject({ total: 4, paging: { next: { after: '3' } } });
    const rest = await search({ limit: 3, after: '3' });
    expect([names(first), names(rest)]).toEqual([['Ada', 'Ben', 'Cleo'], ['Dan']]);
    expect(rest.body.paging).toBeUndefined();
    const sorts = [{ propertyName: 'company', direction: 'DESCENDING' }];
    expect(names(await search({ sorts }))).toEqual(['Cleo', 'Ada', 'Ben', 'Dan']);
    expect(names(await search({ sorts: ['-createdate'] }))).toEqual(['Dan', 'Cleo', 'Ben', 'Ada']);
  });

  test('is sorted by numbers as numbers', async () => {
    const { portal, search } = await searched();
    portal.schema.addProperty('contacts', {
      ...portal.schema.property('contacts', 'company')!,
      name: 'visits',
      type: 'number',
      hubspotDefined: false,
    });
    for (const visits of ['10', '9', '100']) portal.create('contacts', { visits }, FORM);
    const filters = [{ propertyName: 'visits', operator: 'GTE', value: '9' }];
    const answer = await search({ filterGroups: [{ filters }], sorts: ['visits'], properties: ['visits'] });
    expect(answer.body.results.map(({ properties }) => properties.visits)).toEqual(['9', '10', '100']);
  });

  test('is never archived', async () => {
    const { portal, found } = await searched();
    portal.archive('contacts', idOf(portal, 'Ada'), UI);
    expect(await found({ propertyName: 'createdate', operator: 'HAS_PROPERTY' })).toEqual([
      'Ben',
      'Cleo',
      'Dan',
    ]);
  });

  test('is what the index knows, which may be behind: new records, new values and survivors of merges', async () => {
    const { portal, found, time } = await searched();
    await time.advanceBy(10 * MINUTE_MS);
    portal.manners.searchLagMs = 5 * MINUTE_MS;
    portal.create('contacts', { firstname: 'Eve', company: 'Finch' }, FORM);
    portal.update('contacts', idOf(portal, 'Cleo'), { company: 'Gull' }, UI);
    portal.merge('contacts', idOf(portal, 'Ada'), idOf(portal, 'Ben'), UI);
    const finch = { propertyName: 'company', operator: 'EQ', value: 'finch' };
    const all = { propertyName: 'hs_object_id', operator: 'HAS_PROPERTY' };
    expect([await found(finch), await found(all)]).toEqual([['Cleo'], ['Cleo', 'Dan']]);
    await time.advanceBy(5 * MINUTE_MS);
    expect([await found(finch), await found(all)]).toEqual([['Eve'], ['Ada', 'Cleo', 'Dan', 'Eve']]);
  });
});

describe('a search is refused', () => {
  const filter = { propertyName: 'company', operator: 'EQ', value: 'a' };
  const group = (count: number) => ({ filters: Array.from({ length: count }, () => filter) });
  test.each([
    ['for a page of more than 200', { limit: 201 }, 'limit'],
    ['beyond the ten thousandth result', { limit: 200, after: '9801' }, 'beyond 10000'],
    ['with two sorts', { sorts: ['company', 'firstname'] }, 'one sort'],
    ['with six groups', { filterGroups: Array.from({ length: 6 }, () => group(1)) }, '5 groups'],
    ['with seven filters in a group', { filterGroups: [group(7)] }, '6 filters'],
    ['with nineteen filters', { filterGroups: [6, 6, 6, 1].map(group) }, '18 filters'],
    ['when it is too long', { properties: ['x'.repeat(3_000)] }, '3000 characters'],
    ['by a property that is not there', { sorts: ['nothing'] }, 'does not exist'],
    [
      'with an operator that is none',
      { filterGroups: [{ filters: [{ ...filter, operator: 'IS' }] }] },
      'operator',
    ],
    ['without a value', { filterGroups: [{ filters: [{ ...filter, value: undefined }] }] }, 'needs a value'],
    ['without values', { filterGroups: [{ filters: [{ ...filter, operator: 'IN' }] }] }, 'needs values'],
    [
      'with a date that is none',
      { filterGroups: [{ filters: [{ propertyName: 'createdate', operator: 'GT', value: 'soon' }] }] },
      'cannot be compared',
    ],
  ])('%s', async (_, body, told) => {
    const { search } = await searched();
    const answer = await search(body);
    expect(answer).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(answer.body.message).toContain(told);
  });

  test('but not at the ten thousandth result', async () => {
    const { search } = await searched();
    expect((await search({ limit: 200, after: '9800' })).status).toBe(200);
  });
});
