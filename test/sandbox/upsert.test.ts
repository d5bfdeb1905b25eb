/** Records called by a unique value in place of their id. */
import { closeAll, open, STARTED_AT } from './opened.ts';

const TASKS = '/crm/v3/objects/tasks';
const hs_timestamp = String(STARTED_AT);

afterEach(closeAll);

/** Tasks with a key that only one may have. */
async function keyed() {
  const opened = await open();
  const { schema } = opened.sandbox.portal;
  const subject = schema.property('tasks', 'hs_task_subject')!;
  schema.addProperty('tasks', { ...subject, name: 'key', hasUniqueValue: true, hubspotDefined: false });
  const upsert = (...inputs: object[]) => opened.call('POST', `${TASKS}/batch/upsert`, { inputs });
  const task = (id: string, hs_task_subject: string) => ({
    id,
    idProperty: 'key',
    properties: { hs_timestamp, hs_task_subject },
  });
  return { ...opened, portal: opened.sandbox.portal, upsert, task };
}

describe('an upsert', () => {
  test('creates what has no such value yet and changes what has', async () => {
    const { upsert, task, portal } = await keyed();
    const first = await upsert(task('a', 'Call'));
    expect(first).toMatchObject({
      status: 200,
      body: { results: [{ new: true, properties: { key: 'a' } }] },
    });
    const second = await upsert(task('a', 'Write'), task('b', 'Call'));
    const told = second.body.results.map(({ properties, new: isNew }) => [
      properties.key,
      properties.hs_task_subject,
      isNew,
    ]);
    expect(told.sort()).toEqual([
      ['a', 'Write', false],
      ['b', 'Call', true],
    ]);
    expect(portal.all('tasks')).toHaveLength(2);
  });

  test('of one value twice is refused, and nothing is written', async () => {
    const { upsert, task, portal } = await keyed();
    expect((await upsert(task('a', 'Call'), task('a', 'Write'))).status).toBe(400);
    expect(portal.all('tasks')).toEqual([]);
  });

  test('by a property whose values are not unique is refused', async () => {
    const { upsert, task } = await keyed();
    const { status, body } = await upsert({ ...task('Call', 'Call'), idProperty: 'hs_task_subject' });
    expect({ status, message: body.message }).toEqual({
      status: 400,
      message: '"hs_task_subject" is not a property with unique values.',
    });
  });

  test('of contacts by address takes all or none, traces or not', async () => {
    const { call, sandbox } = await open();
    const inputs = ['Ada', 'Ben'].map((firstname, place) => ({
      id: `${firstname.toLowerCase()}@x.example`,
      idProperty: 'email',
      objectWriteTraceId: firstname,
      properties: place === 0 ? { firstname } : { nonsense: 'x' },
    }));
    const answer = await call('POST', '/crm/v3/objects/contacts/batch/upsert', { inputs });
    expect(answer.status).toBe(400);
    expect(sandbox.portal.all('contacts')).toEqual([]);
  });
});

test('a record is read and changed by its unique value, alone and in a batch', async () => {
  const { call, upsert, task } = await keyed();
  const [made] = (await upsert(task('a', 'Call'))).body.results;
  const { id } = made!;
  expect((await call('GET', `${TASKS}/a?idProperty=key`)).body.id).toBe(id);
  expect((await call('GET', `${TASKS}/b?idProperty=key`)).status).toBe(404);
  const properties = { hs_task_subject: 'Write' };
  expect((await call('PATCH', `${TASKS}/a?idProperty=key`, { properties })).body.id).toBe(id);
  const read = { idProperty: 'key', properties: ['hs_task_subject'], inputs: [{ id: 'a' }, { id: 'b' }] };
  expect(await call('POST', `${TASKS}/batch/read`, read)).toMatchObject({
    status: 207,
    body: { results: [{ id, properties }], errors: [{ context: { ids: ['b'] } }] },
  });
  const inputs = ['a', 'b'].map((key) => ({
    id: key,
    idProperty: 'key',
    objectWriteTraceId: key,
    properties,
  }));
  expect(await call('POST', `${TASKS}/batch/update`, { inputs })).toMatchObject({
    status: 207,
    body: {
      results: [{ id, objectWriteTraceId: 'a' }],
      errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['b'], objectWriteTraceId: ['b'] } }],
    },
  });
});
