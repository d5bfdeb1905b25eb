/** How records end, or come back: merge, archive and restore, deletion for privacy; with what HubSpot leaves open. */
import { type Change } from '../../src/sandbox/portal/record.ts';
import { valueOf } from '../../src/sandbox/portal/record.ts';
import { closeAll, FORM, open, STARTED_AT, UI } from './opened.ts';

const CONTACTS = '/crm/v3/objects/contacts';
const MINUTE_MS = 60_000;

afterEach(closeAll);

async function portal() {
  const opened = await open();
  const changes: Change[] = [];
  opened.sandbox.portal.onChange((change) => changes.push(change));
  return { ...opened, portal: opened.sandbox.portal, changes };
}

describe('a merge', () => {
  test('keeps the furthest stage, the latest contact, the earliest creation, and what only the other has', async () => {
    const { portal: there, time, changes } = await portal();
    const older = there.create('contacts', { lifecyclestage: 'customer', company: 'Alder' }, FORM);
    const called = there.create('calls', { hs_timestamp: String(STARTED_AT) }, UI);
    there.associations.join('calls', called.id, 'contacts', older.id);
    await time.advanceBy(MINUTE_MS);
    const newer = there.create('contacts', { lifecyclestage: 'lead', company: '', firstname: 'Ada' }, FORM);
    const survivor = there.merge('contacts', newer.id, older.id, UI);
    const shown = ['lifecyclestage', 'notes_last_contacted', 'createdate', 'company', 'firstname'];
    expect(shown.map((name) => valueOf(survivor, name))).toEqual([
      'customer',
      new Date(STARTED_AT).toISOString(),
      new Date(STARTED_AT).toISOString(),
      'Alder',
      'Ada',
    ]);
    expect(survivor.history.get('lifecyclestage')!.map(({ value, by }) => [value, by.type])).toEqual([
      ['lead', 'FORM'],
      ['customer', 'MERGE_OBJECTS'],
    ]);
    expect(changes.at(-1)).toMatchObject({ kind: 'merged', moved: 4 });
  });

  test('lists all that was merged, with the instants, merge after merge', async () => {
    const { portal: there, time } = await portal();
    const [a, b, c] = [0, 1, 2].map(() => there.create('contacts', {}, FORM).id) as [string, string, string];
    const first = there.merge('contacts', a, b, UI);
    await time.advanceBy(MINUTE_MS);
    const last = there.merge('contacts', c, first.id, UI);
    expect(valueOf(last, 'hs_merged_object_ids')).toBe([a, b, c, first.id].join(';'));
    const later = STARTED_AT + MINUTE_MS;
    expect(valueOf(last, 'hs_calculated_merged_vids')).toBe(
      [`${a}:${STARTED_AT}`, `${b}:${STARTED_AT}`, `${c}:${later}`, `${first.id}:${later}`].join(';'),
    );
    expect(valueOf(last, 'lastmodifieddate')).toBe(new Date(later).toISOString());
  });

  test('ends in the primary where the portal does it so, and the other\u2019s id leads there', async () => {
    const { portal: there, call } = await portal();
    there.manners.mergeInto = 'the primary';
    const [a, b] = [0, 1].map(() => there.create('contacts', {}, FORM).id) as [string, string];
    const { body } = await call('POST', `${CONTACTS}/merge`, { primaryObjectId: a, objectIdToMerge: b });
    expect(body).toMatchObject({ id: a, properties: { hs_merged_object_ids: b } });
    expect((await call('GET', `${CONTACTS}/${b}`)).body.id).toBe(a);
    expect((await call('POST', `${CONTACTS}/batch/read`, { inputs: [{ id: b }] })).body.results).toEqual([]);
  });

  test('is told as a deletion of those who went too, where the portal does it so', async () => {
    const { portal: there, changes } = await portal();
    there.manners.mergeTellsDeletions = true;
    const [a, b] = [0, 1].map(() => there.create('contacts', {}, FORM).id) as [string, string];
    const { id } = there.merge('contacts', a, b, UI);
    expect(changes.slice(2).map((change) => [change.kind, change.id])).toEqual([
      ['merged', id],
      ['deleted', a],
      ['deleted', b],
    ]);
  });

  test('of too many into one is refused with 414', async () => {
    const { portal: there, call } = await portal();
    there.manners.mergeInto = 'the primary';
    const { id } = there.create('contacts', {}, FORM);
    const next = () => there.create('contacts', {}, FORM).id;
    for (let number = 0; number < 250; number += 1) there.merge('contacts', id, next(), UI);
    const ids = { primaryObjectId: id, objectIdToMerge: next() };
    expect((await call('POST', `${CONTACTS}/merge`, ids)).status).toBe(414);
  });

  test('of an archived record is refused', async () => {
    const { portal: there, call } = await portal();
    const [a, b] = [0, 1].map(() => there.create('contacts', {}, FORM).id) as [string, string];
    there.archive('contacts', b, UI);
    const ids = { primaryObjectId: a, objectIdToMerge: b };
    expect((await call('POST', `${CONTACTS}/merge`, ids)).status).toBe(404);
  });
});

describe('a deletion for privacy', () => {
  test.each([
    ['erasure', ['erased', 'deleted']],
    ['deletion', ['deleted', 'erased']],
  ] as const)('tells of the %s first where the portal does it so', async (first, kinds) => {
    const { portal: there, changes } = await portal();
    there.manners.erasureTellsFirst = first;
    const { id } = there.create('contacts', {}, FORM);
    there.erase('contacts', id, UI);
    expect(changes.slice(1).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('of an old id erases the survivor, leaves no old id behind and frees the address', async () => {
    const { portal: there, call } = await portal();
    const email = 'ada@x.example';
    const [a, b] = [there.create('contacts', { email }, FORM).id, there.create('contacts', {}, FORM).id];
    const task = there.create('tasks', { hs_timestamp: String(STARTED_AT) }, UI).id;
    there.associations.join('tasks', task, 'contacts', a);
    const survivor = there.merge('contacts', a, b, UI).id;
    expect((await call('POST', `${CONTACTS}/gdpr-delete`, { objectId: a })).status).toBe(204);
    for (const id of [a, b, survivor]) expect((await call('GET', `${CONTACTS}/${id}`)).status).toBe(404);
    expect(there.associations.joined('tasks', task, 'contacts')).toEqual([]);
    expect((await call('POST', CONTACTS, { properties: { email } })).status).toBe(201);
  });

  test('takes an address in place of an id, and no other property', async () => {
    const { portal: there, call } = await portal();
    there.create('contacts', { email: 'ada@x.example', firstname: 'Ada' }, FORM);
    const erase = (objectId: string, idProperty: string) =>
      call('POST', `${CONTACTS}/gdpr-delete`, { objectId, idProperty });
    expect((await erase('Ada', 'firstname')).status).toBe(400);
    expect((await erase('eve@x.example', 'email')).status).toBe(404);
    expect((await erase('ada@x.example', 'email')).status).toBe(204);
    expect(there.all('contacts')).toEqual([]);
  });
});

describe('the recycle bin', () => {
  test('is listed apart, and what is restored is listed as before', async () => {
    const { portal: there, call } = await portal();
    const [kept, gone] = [0, 1].map(() => there.create('contacts', {}, FORM).id) as [string, string];
    there.archive('contacts', gone, UI);
    const ids = async (query: string) =>
      (await call('GET', `${CONTACTS}?limit=100${query}`)).body.results.map(({ id }) => id);
    expect([await ids(''), await ids('&archived=true')]).toEqual([[kept], [gone]]);
    there.restore('contacts', gone, UI);
    expect([await ids(''), await ids('&archived=true')]).toEqual([[kept, gone], []]);
  });
});
