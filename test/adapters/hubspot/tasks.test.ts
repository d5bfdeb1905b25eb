import { CrmUnavailable, type NewTask } from '../../../src/application/crm.ts';
import {
  AS_JSON,
  complete,
  connect,
  PATH,
  playPortal,
  portal,
  rateLimit,
  shown,
  validationError,
  type BatchBody,
} from './portal.ts';

playPortal();

const task = (contactId: string): NewTask => ({
  key: `contact:${contactId}/first-touch/1/101/overdue`,
  contactId,
  properties: {
    hs_task_subject: 'Overdue',
    sla_effect_key: `contact:${contactId}/first-touch/1/101/overdue`,
  },
});
const made = (id: string, contactId: string) => shown(id, { sla_effect_key: task(contactId).key });
const refused = (contactId: string, category = 'VALIDATION_ERROR') => ({
  status: 'error',
  category,
  message: 'refused',
  context: { objectWriteTraceId: [task(contactId).key] },
});
const ok = (id: string, contactId: string) => ({ ok: true, key: task(contactId).key, id });

describe('a new task', () => {
  test('is tied to its contact', async () => {
    portal()
      .post(PATH.tasks, {
        properties: { ...task('1').properties },
        associations: [
          {
            to: { id: '1' },
            types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }],
          },
        ],
      })
      .reply(201, made('900', '1'));
    expect(await connect().crm.createTasks([task('1')])).toEqual([ok('900', '1')]);
  });

  test('is sent once when HubSpot fails: it may have been made', async () => {
    portal().post(PATH.tasks).reply(502, '<html>');
    const { crm, pauses } = connect();
    await expect(crm.createTasks([task('1')])).rejects.toBeInstanceOf(CrmUnavailable);
    expect(pauses).toEqual([]);
  });

  test('is sent once when the connection breaks', async () => {
    portal().post(PATH.tasks).replyWithError(new Error('socket hang up'));
    await expect(connect().crm.createTasks([task('1')])).rejects.toBeInstanceOf(CrmUnavailable);
  });

  test('is sent again when HubSpot said that it did nothing', async () => {
    portal().post(PATH.tasks).reply(429, rateLimit('TEN_SECONDLY_ROLLING'));
    portal().post(PATH.tasks).reply(201, made('900', '1'));
    const { crm, pauses } = connect();
    expect(await crm.createTasks([task('1')])).toEqual([ok('900', '1')]);
    expect(pauses).toHaveLength(1);
  });

  test('of a locked contact is told at once: the others do not wait for it', async () => {
    portal().post(PATH.tasks).reply(423, {});
    const { crm, pauses } = connect();
    expect(await crm.createTasks([task('1')])).toMatchObject([{ ok: false, reason: 'locked' }]);
    expect(pauses).toEqual([]);
  });

  test('that exists already gets no outcome: it has to be found', async () => {
    portal().post(PATH.tasks).reply(409, { status: 'error', category: 'CONFLICT' });
    expect(await connect().crm.createTasks([task('1')])).toEqual([]);
  });

  test('for a contact that is gone is told so', async () => {
    portal().post(PATH.tasks).reply(404, { status: 'error', category: 'OBJECT_NOT_FOUND' });
    expect(await connect().crm.createTasks([task('1')])).toEqual([
      { ok: false, key: task('1').key, reason: 'missing', detail: '404 OBJECT_NOT_FOUND' },
    ]);
  });
});

describe('new tasks', () => {
  test('go out a hundred at a time, each with its own trace id', async () => {
    const sizes: number[] = [];
    portal()
      .post(PATH.createTasks)
      .times(2)
      .reply(
        201,
        async (request: Request) => {
          const { inputs } = (await request.json()) as BatchBody;
          sizes.push(inputs.length);
          expect(new Set(inputs.map(({ objectWriteTraceId }) => objectWriteTraceId)).size).toBe(
            inputs.length,
          );
          return complete(
            inputs.map(({ properties }, index) =>
              shown(String(index), { sla_effect_key: properties.sla_effect_key ?? null }),
            ),
          );
        },
        AS_JSON,
      );
    const tasks = Array.from({ length: 150 }, (_, index) => task(String(index)));
    const outcomes = await connect().crm.createTasks(tasks);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([50, 100]);
    expect(outcomes.map(({ key, ok: fine }) => [key, fine])).toEqual(tasks.map(({ key }) => [key, true]));
  });

  test('are matched by key, whatever order HubSpot answers in', async () => {
    portal()
      .post(PATH.createTasks)
      .reply(201, complete([made('902', '2'), made('901', '1')]));
    expect(await connect().crm.createTasks([task('1'), task('2')])).toEqual([ok('901', '1'), ok('902', '2')]);
  });

  test('of which one is refused: the others stand, and that one is tried alone to learn why', async () => {
    portal()
      .post(PATH.createTasks)
      .reply(207, complete([made('901', '1')], [refused('2')]));
    portal().post(PATH.tasks).reply(400, validationError('INVALID_OWNER'));
    expect(await connect().crm.createTasks([task('1'), task('2')])).toEqual([
      ok('901', '1'),
      { ok: false, key: task('2').key, reason: 'invalid', detail: '400 VALIDATION_ERROR INVALID_OWNER' },
    ]);
  });

  test('of which one exists already: that one gets no outcome', async () => {
    portal()
      .post(PATH.createTasks)
      .reply(207, complete([made('901', '1')], [refused('2', 'CONFLICT')]));
    expect(await connect().crm.createTasks([task('1'), task('2')])).toEqual([ok('901', '1')]);
  });

  test('of which HubSpot says nothing get no outcome, and are not sent again', async () => {
    portal()
      .post(PATH.createTasks)
      .reply(207, complete([made('901', '1')], []));
    expect(await connect().crm.createTasks([task('1'), task('2')])).toEqual([ok('901', '1')]);
  });

  test('refused as a batch are sent in halves', async () => {
    portal().post(PATH.createTasks).reply(400, validationError());
    portal()
      .post(PATH.tasks, /contact:1/)
      .reply(201, made('901', '1'));
    portal()
      .post(PATH.tasks, /contact:2/)
      .reply(400, validationError());
    expect(await connect().crm.createTasks([task('1'), task('2')])).toMatchObject([
      ok('901', '1'),
      { ok: false, key: task('2').key, reason: 'invalid' },
    ]);
  });

  test('fail as a whole when it is not known what became of one: the caller looks for them', async () => {
    portal()
      .post(PATH.createTasks)
      .reply(207, complete([made('901', '1')], [refused('2')]));
    portal().post(PATH.tasks).reply(502, '<html>');
    await expect(connect().crm.createTasks([task('1'), task('2')])).rejects.toBeInstanceOf(CrmUnavailable);
  });
});

describe('a task', () => {
  test('is changed, and one that is gone is told', async () => {
    const update = (taskId: string) => ({
      key: `k${taskId}`,
      taskId,
      properties: { hs_task_status: 'COMPLETED' },
    });
    portal()
      .post(PATH.updateTasks)
      .reply(207, complete([shown('901')], []));
    portal().post(PATH.updateTasks).reply(207, complete([], []));
    portal().get(PATH.task('902')).query(true).reply(404, { category: 'OBJECT_NOT_FOUND' });
    expect(await connect().crm.updateTasks([update('901'), update('902')])).toMatchObject([
      { ok: true, key: 'k901', id: '901' },
      { ok: false, key: 'k902', reason: 'missing' },
    ]);
  });
});

describe('finding tasks', () => {
  const to = (...taskIds: string[]) => taskIds.map((toObjectId) => ({ toObjectId, associationTypes: [] }));

  test('goes through the contacts’ associations, page by page', async () => {
    portal()
      .post(PATH.tasksOfContacts, { inputs: [{ id: '1' }, { id: '2' }] })
      .reply(
        200,
        complete([
          { from: { id: '1' }, to: to('901'), paging: { next: { after: 'p2' } } },
          { from: { id: '2' }, to: to('902') },
        ]),
      );
    portal()
      .post(PATH.tasksOfContacts, { inputs: [{ id: '1', after: 'p2' }] })
      .reply(200, complete([{ from: { id: '1' }, to: to('903') }]));
    portal()
      .post(PATH.readTasks, (body: BatchBody) => body.inputs.map(({ id }) => id).join() === '901,903,902')
      .reply(200, complete([made('901', '1'), shown('902', { sla_effect_key: null }), made('903', '1')]));
    expect(await connect().crm.findTasks(['1', '2'])).toMatchObject([
      { taskId: '901', contactId: '1', effectKey: task('1').key },
      { taskId: '902', contactId: '2', effectKey: null },
      { taskId: '903', contactId: '1', effectKey: task('1').key },
    ]);
  });

  test('of a contact without tasks, or of one that is gone, finds none', async () => {
    const none = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'none', context: {} };
    portal()
      .post(PATH.tasksOfContacts)
      .reply(207, complete([], [none]));
    expect(await connect().crm.findTasks(['1'])).toEqual([]);
  });

  test('are found by their keys, and those that are not there are not', async () => {
    const [one, two] = [task('1'), task('2')];
    const none = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'none', context: {} };
    portal()
      .post(
        PATH.readTasks,
        (body: BatchBody & { readonly idProperty?: string }) => body.idProperty === 'sla_effect_key',
      )
      .reply(207, complete([made('901', '1')], [none]));
    expect(await connect().crm.findTasksByKey([one.key, two.key])).toEqual(new Map([[one.key, '901']]));
  });

  test('cannot be found by their keys where these are not unique', async () => {
    portal()
      .post(PATH.readTasks)
      .reply(400, { status: 'error', category: 'VALIDATION_ERROR', message: 'not unique' });
    expect(await connect().crm.findTasksByKey([task('1').key])).toBeNull();
  });

  test('that HubSpot could not look for are not taken for missing', async () => {
    const failed = { status: 'error', category: 'INTERNAL_ERROR', message: 'try later', context: {} };
    portal()
      .post(PATH.tasksOfContacts)
      .reply(207, complete([], [failed]));
    await expect(connect().crm.findTasks(['1'])).rejects.toThrow(CrmUnavailable);
  });
});
