/** The portal's API, asked with nothing but fetch. */
import { ask, closeAll, JO, LEFT, open, STARTED_AT } from './opened.ts';

const CONTACTS = '/crm/v3/objects/contacts';
const TASKS = '/crm/v3/objects/tasks';
const DUE = { hs_timestamp: '2026-03-04T10:00:00Z', hs_task_subject: 'Call' };
const ids = (count: number) => Array.from({ length: count }, (_, place) => ({ id: String(place + 1) }));

afterEach(closeAll);

describe('who may call', () => {
  test.each([{}, { authorization: 'Bearer pat-eu1-other' }, { authorization: 'Basic abc' }])(
    'nobody without the token of the app: %j',
    async (headers) => {
      const { sandbox } = await open();
      const {
        status,
        body,
        headers: answered,
      } = await ask(sandbox.url + CONTACTS, 'GET', undefined, headers);
      expect({ status, body }).toMatchObject({ status: 401, body: { category: 'INVALID_AUTHENTICATION' } });
      expect(answered.get('x-hubspot-ratelimit-max')).toBeNull();
    },
  );

  test('a path that is not there is answered with a page', async () => {
    const { call } = await open();
    const { status, headers, text } = await call('GET', '/crm/v3/nothing/of/this');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toMatch('text/html');
    expect(text).toMatch('<html>');
  });

  test('a body that is not JSON is refused', async () => {
    const { call } = await open();
    expect(await call('POST', CONTACTS, '{"properties":')).toMatchObject({
      status: 400,
      body: { category: 'VALIDATION_ERROR', message: 'Invalid input JSON' },
    });
  });
});

describe('one record', () => {
  test('is created with 201, read and changed with 200, archived with 204, and then gone', async () => {
    const { call } = await open();
    const created = await call('POST', CONTACTS, { properties: { firstname: 'Ada' } });
    expect(created).toMatchObject({
      status: 201,
      body: { archived: false, properties: { firstname: 'Ada' } },
    });
    const path = `${CONTACTS}/${created.body.id}`;
    expect(await call('GET', path)).toMatchObject({
      status: 200,
      body: { properties: { firstname: 'Ada' } },
    });
    expect(await call('PATCH', path, { properties: { firstname: 'Eve' } })).toMatchObject({
      status: 200,
      body: { properties: { firstname: 'Eve' } },
    });
    expect(await call('DELETE', path)).toMatchObject({ status: 204, text: '' });
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { category: 'OBJECT_NOT_FOUND' } });
    expect(await call('GET', `${path}?archived=true`)).toMatchObject({
      status: 200,
      body: { archived: true, archivedAt: new Date(STARTED_AT).toISOString() },
    });
  });

  test('shows the properties asked for, null where there is no value', async () => {
    const { call, contact } = await open();
    const id = await contact({ firstname: 'Ada', company: 'Alder' });
    const { body } = await call('GET', `${CONTACTS}/${id}?properties=company,jobtitle`);
    expect(body.properties).toEqual({ company: 'Alder', jobtitle: null, hs_object_id: id });
  });

  test('shows its tasks when they are asked for', async () => {
    const { call, contact } = await open();
    const id = await contact();
    const task = await call('POST', TASKS, {
      properties: DUE,
      associations: [
        { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }] },
      ],
    });
    const { body } = await call('GET', `${CONTACTS}/${id}?associations=tasks`);
    expect(body.associations).toEqual({
      tasks: { results: [{ id: task.body.id, type: 'contact_to_task' }] },
    });
  });

  test('is not created when it cannot be associated', async () => {
    const { call, sandbox, contact } = await open();
    const associations = (id: string, associationTypeId: number) => [
      { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] },
    ];
    const to = await contact();
    const nobody = await call('POST', TASKS, { properties: DUE, associations: associations('5', 204) });
    const otherType = await call('POST', TASKS, { properties: DUE, associations: associations(to, 203) });
    expect([nobody.status, otherType.status]).toEqual([404, 400]);
    expect(sandbox.portal.all('tasks')).toEqual([]);
  });

  test('lists come in pages of at most 100, of at most 50 with history', async () => {
    const { call, contact } = await open();
    for (const firstname of ['Ada', 'Ben', 'Cleo']) await contact({ firstname });
    const first = await call('GET', `${CONTACTS}?limit=2`);
    expect(first.body.results.map(({ properties }) => properties.firstname)).toEqual(['Ada', 'Ben']);
    const rest = await call('GET', `${CONTACTS}?limit=2&after=${first.body.paging!.next.after}`);
    expect(rest.body.results.map(({ properties }) => properties.firstname)).toEqual(['Cleo']);
    expect(rest.body.paging).toBeUndefined();
    const status = async (query: string) => (await call('GET', `${CONTACTS}?${query}`)).status;
    expect(await status('limit=100')).toBe(200);
    expect(await status('limit=101')).toBe(400);
    expect(await status('limit=50&propertiesWithHistory=firstname')).toBe(200);
    expect(await status('limit=51&propertiesWithHistory=firstname')).toBe(400);
  });

  test('merge answers 200 with the survivor, deletion for privacy 204', async () => {
    const { call, contact } = await open();
    const [first, second] = [await contact({ email: 'ada@one.example' }), await contact()];
    const merged = await call('POST', `${CONTACTS}/merge`, {
      primaryObjectId: first,
      objectIdToMerge: second,
    });
    expect(merged.status).toBe(200);
    expect([first, second]).not.toContain(merged.body.id);
    const erase = { objectId: 'ada@one.example', idProperty: 'email' };
    expect(await call('POST', `${CONTACTS}/gdpr-delete`, erase)).toMatchObject({ status: 204, text: '' });
    expect((await call('GET', `${CONTACTS}/${merged.body.id}`)).status).toBe(404);
  });
});

describe('reading a batch', () => {
  test('answers 200 with what there is and 207 that names what there is not', async () => {
    const { call, contact } = await open();
    const id = await contact({ firstname: 'Ada' });
    const read = (inputs: { id: string }[]) =>
      call('POST', `${CONTACTS}/batch/read`, { inputs, properties: ['firstname'] });
    expect(await read([{ id }])).toMatchObject({
      status: 200,
      body: { status: 'COMPLETE', results: [{ id }] },
    });
    const partial = await read([{ id: '7' }, { id }, { id: '8' }]);
    expect(partial).toMatchObject({ status: 207, body: { numErrors: 1, results: [{ id }] } });
    expect(partial.body.errors).toMatchObject([
      { category: 'OBJECT_NOT_FOUND', context: { ids: ['7', '8'] } },
    ]);
  });

  test('answers in another order than it was asked, as a client must expect', async () => {
    const { call, contact } = await open();
    const [one, two] = [await contact(), await contact()];
    const inputs = [{ id: one }, { id: two }];
    const { body } = await call('POST', `${CONTACTS}/batch/read`, { inputs });
    expect(body.results.map(({ id }) => id)).toEqual([two, one]);
  });

  test('takes 100 inputs, 50 with history', async () => {
    const { call } = await open();
    const status = async (count: number, propertiesWithHistory: string[]) =>
      (await call('POST', `${CONTACTS}/batch/read`, { inputs: ids(count), propertiesWithHistory })).status;
    expect(await status(100, [])).toBe(207);
    expect(await status(101, [])).toBe(400);
    expect(await status(50, ['firstname'])).toBe(207);
    expect(await status(51, ['firstname'])).toBe(400);
  });

  test('shows archived records only to whoever asks for them', async () => {
    const { call, contact } = await open();
    const id = await contact();
    await call('DELETE', `${CONTACTS}/${id}`);
    const read = (query: string) => call('POST', `${CONTACTS}/batch/read${query}`, { inputs: [{ id }] });
    expect((await read('')).body.results).toEqual([]);
    expect((await read('?archived=true')).body.results).toMatchObject([{ id, archived: true }]);
  });
});

describe('writing a batch', () => {
  const traced = (traces: (string | undefined)[]) =>
    traces.map((objectWriteTraceId, place) => ({
      ...(objectWriteTraceId === undefined ? {} : { objectWriteTraceId }),
      properties: place === 0 ? { firstname: 'Ada' } : { nonsense: 'x' },
    }));

  test('201 when all are created', async () => {
    const { call } = await open();
    const inputs = [{ properties: { firstname: 'Ada' } }, { properties: { firstname: 'Ben' } }];
    const { status, body } = await call('POST', `${CONTACTS}/batch/create`, { inputs });
    expect(status).toBe(201);
    expect(body.results.map(({ properties }) => properties.firstname).sort()).toEqual(['Ada', 'Ben']);
  });

  test('207 when each input has a trace of its own: the good ones are created, the bad ones named', async () => {
    const { call, sandbox } = await open();
    const { status, body } = await call('POST', `${CONTACTS}/batch/create`, { inputs: traced(['a', 'b']) });
    expect(status).toBe(207);
    expect(body.results).toMatchObject([{ objectWriteTraceId: 'a', properties: { firstname: 'Ada' } }]);
    expect(body.errors).toMatchObject([
      { category: 'VALIDATION_ERROR', context: { objectWriteTraceId: ['b'] } },
    ]);
    expect(sandbox.portal.all('contacts')).toHaveLength(1);
  });

  test.each([[['a', 'a']], [['a', undefined]], [[undefined, undefined]]])(
    'with traces %j one bad input fails all, and nothing is written',
    async (traces) => {
      const { call, sandbox } = await open();
      const { status } = await call('POST', `${CONTACTS}/batch/create`, { inputs: traced(traces) });
      expect(status).toBe(400);
      expect(sandbox.portal.all('contacts')).toEqual([]);
    },
  );

  test('without traces two inputs that would share a unique value fail all', async () => {
    const { call, sandbox } = await open();
    const inputs = [{ properties: { email: 'ada@x.example' } }, { properties: { email: 'ada@x.example' } }];
    expect((await call('POST', `${CONTACTS}/batch/create`, { inputs })).status).toBe(400);
    expect(sandbox.portal.all('contacts')).toEqual([]);
  });

  test('without traces one input that cannot be associated fails all', async () => {
    const { call, sandbox, contact } = await open();
    const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }];
    const inputs = [
      { properties: DUE, associations: [{ to: { id: await contact() }, types }] },
      { properties: DUE, associations: [{ to: { id: '5' }, types }] },
    ];
    expect((await call('POST', `${TASKS}/batch/create`, { inputs })).status).toBe(404);
    expect(sandbox.portal.all('tasks')).toEqual([]);
  });

  test('updates with 200, and without traces all or none', async () => {
    const { call, contact, sandbox } = await open();
    const [one, two] = [await contact({ firstname: 'Ada' }), await contact({ firstname: 'Ben' })];
    const update = (second: Record<string, string>) =>
      call('POST', `${CONTACTS}/batch/update`, {
        inputs: [
          { id: one, properties: { firstname: 'New' } },
          { id: two, properties: second },
        ],
      });
    expect((await update({ hs_lead_status: 'NOT_ONE' })).status).toBe(400);
    const firstnames = () =>
      sandbox.portal.all('contacts').map(({ history }) => history.get('firstname')?.at(-1)?.value);
    expect(firstnames()).toEqual(['Ada', 'Ben']);
    expect((await update({ firstname: 'Newer' })).status).toBe(200);
    expect(firstnames()).toEqual(['New', 'Newer']);
  });

  test('an update names the record that is not there and changes the others', async () => {
    const { call, contact } = await open();
    const id = await contact();
    const { status, body } = await call('POST', `${CONTACTS}/batch/update`, {
      inputs: [
        { id, properties: { firstname: 'Ada' } },
        { id: '7', properties: { firstname: 'Nobody' } },
      ],
    });
    expect(status).toBe(207);
    expect(body.results).toMatchObject([{ id, properties: { firstname: 'Ada' } }]);
    expect(body.errors).toMatchObject([{ category: 'OBJECT_NOT_FOUND', context: { ids: ['7'] } }]);
  });

  test('an update that names a record twice is refused', async () => {
    const { call, contact, sandbox } = await open();
    const id = await contact({ firstname: 'Ada' });
    const inputs = ['Ben', 'Cleo'].map((firstname) => ({ id, properties: { firstname } }));
    expect((await call('POST', `${CONTACTS}/batch/update`, { inputs })).status).toBe(400);
    expect(sandbox.portal.find('contacts', id)!.history.get('firstname')).toHaveLength(1);
  });

  test('archives with 204, also what is gone already', async () => {
    const { call, contact, sandbox } = await open();
    const inputs = [{ id: await contact() }, { id: '7' }];
    expect(await call('POST', `${CONTACTS}/batch/archive`, { inputs })).toMatchObject({
      status: 204,
      text: '',
    });
    expect(sandbox.portal.all('contacts')).toEqual([]);
  });

  test.each(['create', 'update', 'archive'])('%s takes 100 inputs at most', async (verb) => {
    const { call } = await open();
    const inputs = ids(101).map(({ id }) => ({ id, properties: {} }));
    const { status, body } = await call('POST', `${CONTACTS}/batch/${verb}`, { inputs });
    expect(status).toBe(400);
    expect(body.message).toMatch('100');
  });
});

describe('owners', () => {
  test('those who left are listed apart, without a user id but with the one they had', async () => {
    const { call } = await open();
    const listed = async (archived: boolean) =>
      (await call('GET', `/crm/v3/owners/?limit=100&archived=${String(archived)}`)).body.results;
    expect(await listed(false)).toMatchObject([
      { id: JO.ownerId, userId: JO.userId, archived: false, teams: [{ name: 'Sales', primary: true }] },
    ]);
    expect(await listed(true)).toMatchObject([
      { id: LEFT.ownerId, userId: null, userIdIncludingInactive: LEFT.userId, archived: true },
    ]);
  });

  test('one is found by the id of the owner, or of the user', async () => {
    const { call } = await open();
    const [byOwner, byUser, other] = [
      await call('GET', `/crm/v3/owners/${JO.ownerId}`),
      await call('GET', `/crm/v3/owners/${JO.userId}?idProperty=userId`),
      await call('GET', `/crm/v3/owners/${JO.userId}`),
    ];
    expect([byOwner.body.id, byUser.body.id, other.status]).toEqual([JO.ownerId, JO.ownerId, 404]);
  });

  test('come in pages', async () => {
    const people = [JO, { ...JO, ownerId: '21' }, { ...JO, ownerId: '22' }];
    const { call } = await open({ people });
    const first = await call('GET', '/crm/v3/owners/?limit=2');
    const rest = await call('GET', `/crm/v3/owners/?limit=2&after=${first.body.paging!.next.after}`);
    expect([...first.body.results, ...rest.body.results].map(({ id }) => id)).toEqual(['11', '21', '22']);
    expect(rest.body.paging).toBeUndefined();
  });
});
