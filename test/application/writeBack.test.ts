import { isDeepStrictEqual } from 'node:util';
import { pino } from 'pino';
import { CrmRefused, CrmUnavailable, type Crm } from '../../src/application/crm.ts';
import { type EffectState, type WantedEffect } from '../../src/application/store.ts';
import { writeBack } from '../../src/application/writeBack.ts';
import {
  complete,
  connect,
  PATH,
  playPortal,
  portal,
  rateLimit,
  shown,
  validationError,
  type BatchBody,
} from '../adapters/hubspot/portal.ts';
import { contact, flags, HOUR, LEAD, lookedAt, MINUTE, NOW, task } from '../adapters/store/rows.ts';
import { describeOnPGlite } from '../support/database.ts';

playPortal();

const SECOND = 1000;
const open = (values: Readonly<Record<string, string>>): EffectState => ({ state: 'open', values });
const flagsOf = (recordId: string): WantedEffect =>
  flags({
    key: `contact:${recordId}/properties`,
    wanted: open({ sla_status: 'overdue', sla_breaches: '0' }),
  });
const TASK_KEY = task().key;
const CALL = task({ wanted: open({ hs_task_subject: 'Overdue', sla_effect_key: TASK_KEY }) });
const MADE = shown('900', { sla_effect_key: TASK_KEY });
const GONE = { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'gone', context: {} };

/** Whether a batch is of one record alone, and of these values. Other calls are shown to it too. */
const of =
  (id: string, properties?: Readonly<Record<string, string>>) =>
  ({ inputs: [input, ...others] = [] }: Partial<BatchBody>): boolean =>
    input?.id === id &&
    others.length === 0 &&
    (properties === undefined || isDeepStrictEqual(input.properties, properties));

describeOnPGlite('the write back', (database) => {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { base: null },
    { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  let now: number;
  beforeEach(() => {
    now = NOW;
    lines.length = 0;
  });
  const send = (crm: Crm = connect().crm): Promise<number> =>
    writeBack({ store: database.store, crm, log }, () => now);
  const want = (...effects: readonly WantedEffect[]) => lookedAt(database.store, { effects });
  const counts = () => database.store.counts(now);
  const taskIsMade = (): void => {
    portal().post(PATH.tasks).reply(201, MADE);
  };

  test('of nothing owed asks HubSpot nothing', async () => {
    expect(await send()).toBe(0);
  });

  test('sends flags and makes a task, and owes nothing more', async () => {
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId, flagsOf(LEAD.recordId).wanted.values))
      .reply(200, complete([shown(LEAD.recordId)]));
    taskIsMade();
    await want(flagsOf(LEAD.recordId), CALL);
    expect(await send()).toBe(2);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0 });
    now += HOUR;
    expect(await send()).toBe(0);
  });

  test('sends only the values that changed, and completes the task it made', async () => {
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId))
      .reply(200, complete([shown(LEAD.recordId)]));
    taskIsMade();
    await want(flagsOf(LEAD.recordId), CALL);
    await send();
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId, { sla_breaches: '1' }))
      .reply(200, complete([shown(LEAD.recordId)]));
    portal()
      .post(PATH.updateTasks, of('900', { hs_task_status: 'COMPLETED' }))
      .reply(200, complete([MADE]));
    await want(flags({ wanted: open({ sla_status: 'overdue', sla_breaches: '1' }) }));
    expect(await send()).toBe(2);
    expect(await counts()).toMatchObject({ owed: 0 });
  });

  test('never makes a task that is wanted no more', async () => {
    await want(CALL);
    await want();
    expect(await send()).toBe(1);
    expect(await counts()).toMatchObject({ owed: 0 });
  });

  test('settles the others of a batch of which one record is gone, and does not try that one again', async () => {
    for (const id of ['1', '2', '3']) await lookedAt(database.store, { effects: [flagsOf(id)] }, contact(id));
    portal()
      .post(PATH.updateContacts)
      .reply(207, complete([shown('1'), shown('3')], [GONE]));
    portal()
      .post(PATH.updateContacts, of('2'))
      .reply(207, complete([], [GONE]));
    portal().get(PATH.contact('2')).query(true).reply(404, GONE);
    await send();
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0, unread: 1 });
    now += 24 * HOUR;
    expect(await send()).toBe(0);
  });

  test('puts off what a limit refuses for as long as HubSpot asks, and loses nothing', async () => {
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId))
      .reply(429, rateLimit('TEN_SECONDLY_ROLLING'), { 'retry-after': '30' });
    await want(flagsOf(LEAD.recordId));
    await expect(send(connect({ attempts: 1 }).crm)).rejects.toMatchObject({ retryAfterMs: 30 * SECOND });
    expect(await database.store.nextOwedAt()).toBe(NOW + 30 * SECOND);
    expect(await send()).toBe(0);
    now += 30 * SECOND;
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId))
      .reply(200, complete([shown(LEAD.recordId)]));
    expect(await send()).toBe(1);
    expect(await counts()).toMatchObject({ owed: 0, setAside: 0 });
  });

  test('waits longer after each fault, and never gives up for a fault', async () => {
    await want(flagsOf(LEAD.recordId));
    const waits: number[] = [];
    for (let round = 0; round < 14; round += 1) {
      portal().post(PATH.updateContacts, of(LEAD.recordId)).replyWithError(new Error('connect ECONNREFUSED'));
      await expect(send(connect({ attempts: 1 }).crm)).rejects.toBeInstanceOf(CrmUnavailable);
      const next = (await database.store.nextOwedAt())!;
      waits.push((next - now) / SECOND);
      now = next;
    }
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(waits.slice(-2)).toEqual([3600, 3600]);
    expect(await counts()).toMatchObject({ owed: 1, setAside: 0 });
  });

  test('still sends the flags when tasks cannot be made, and tells of the fault', async () => {
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId))
      .reply(200, complete([shown(LEAD.recordId)]));
    portal().post(PATH.tasks).reply(403, { category: 'MISSING_SCOPES' });
    await want(flagsOf(LEAD.recordId), CALL);
    await expect(send()).rejects.toBeInstanceOf(CrmRefused);
    expect(await counts()).toMatchObject({ owed: 1 });
  });

  describe('of what HubSpot refuses', () => {
    const refuse = (times = 1): void => {
      portal().post(PATH.updateContacts, of(LEAD.recordId)).times(times).reply(400, validationError());
    };
    const refusedOnce = async (): Promise<void> => {
      refuse();
      await send();
      now += HOUR;
    };

    test('tries three times, then sets it aside until something else is wanted', async () => {
      await want(flagsOf(LEAD.recordId));
      await refusedOnce();
      await refusedOnce();
      expect(await counts()).toMatchObject({ owed: 1, setAside: 0 });
      await refusedOnce();
      expect(await counts()).toMatchObject({ owed: 0, setAside: 1 });
      expect(await send()).toBe(0);
      await want(flags({ wanted: open({ sla_status: 'met' }) }));
      portal()
        .post(PATH.updateContacts, of(LEAD.recordId))
        .reply(200, complete([shown(LEAD.recordId)]));
      await send();
      expect(await counts()).toMatchObject({ owed: 0, setAside: 0 });
    });

    test('counts refusals only: faults before it do not use up its tries', async () => {
      await want(flagsOf(LEAD.recordId));
      for (let round = 0; round < 3; round += 1) {
        portal().post(PATH.updateContacts, of(LEAD.recordId)).reply(503, {});
        await expect(send(connect({ attempts: 1 }).crm)).rejects.toBeInstanceOf(CrmUnavailable);
        now += HOUR;
      }
      await refusedOnce();
      expect(await counts()).toMatchObject({ owed: 1, setAside: 0 });
    });

    test('writes down no value of a person', async () => {
      await want(flagsOf(LEAD.recordId));
      await refusedOnce();
      expect(lines).toHaveLength(1);
      expect(JSON.stringify(lines)).not.toContain('noura@example.com');
    });
  });

  describe('of a task whose creation was not answered', () => {
    const tasksAre = (...found: readonly ReturnType<typeof shown>[]): void => {
      portal()
        .post(PATH.tasksOfContacts, { inputs: [{ id: LEAD.recordId }] })
        .reply(
          found.length > 0 ? 200 : 207,
          found.length > 0
            ? complete([
                {
                  from: { id: LEAD.recordId },
                  to: found.map(({ id }) => ({ toObjectId: id, associationTypes: [] })),
                },
              ])
            : complete([], [GONE]),
        );
      if (found.length > 0) portal().post(PATH.readTasks).reply(200, complete(found));
    };
    const contactIsThere = (): void => {
      portal()
        .post(PATH.readContacts)
        .query({ archived: false })
        .reply(200, complete([shown(LEAD.recordId)]));
    };
    const unanswered = async (...effects: readonly WantedEffect[]): Promise<void> => {
      portal().post(PATH.tasks).replyWithError(new Error('socket hang up'));
      await want(...effects);
      await expect(send()).rejects.toBeInstanceOf(CrmUnavailable);
      now += MINUTE;
    };

    test('adopts the task that was made after all, brings it up to date, and makes no second', async () => {
      await unanswered(CALL);
      tasksAre(shown('899', { sla_effect_key: null }), MADE);
      portal()
        .post(PATH.updateTasks, of('900'))
        .reply(200, complete([MADE]));
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
      portal()
        .post(PATH.updateTasks, of('900', { hs_task_status: 'COMPLETED' }))
        .reply(200, complete([MADE]));
      await want();
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
    });

    test('makes it when it was not made', async () => {
      await unanswered(CALL);
      tasksAre();
      contactIsThere();
      taskIsMade();
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
    });

    test('completes it when it was made and is wanted no more', async () => {
      await unanswered(CALL);
      await want();
      tasksAre(MADE);
      portal()
        .post(PATH.updateTasks, of('900', { hs_task_status: 'COMPLETED' }))
        .reply(200, complete([MADE]));
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
    });

    test('makes none while it cannot be looked up', async () => {
      await unanswered(CALL);
      portal().post(PATH.tasksOfContacts).reply(503, {});
      await expect(send(connect({ attempts: 1 }).crm)).rejects.toBeInstanceOf(CrmUnavailable);
      now += HOUR;
      tasksAre(MADE);
      portal()
        .post(PATH.updateTasks, of('900'))
        .reply(200, complete([MADE]));
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
    });

    test('sends the flags of others though it cannot be looked up', async () => {
      await unanswered(CALL);
      await lookedAt(database.store, { effects: [flagsOf('7')] }, contact('7'));
      portal().post(PATH.tasksOfContacts).reply(503, {});
      portal()
        .post(PATH.updateContacts, of('7'))
        .reply(200, complete([shown('7')]));
      await expect(send(connect({ attempts: 1 }).crm)).rejects.toBeInstanceOf(CrmUnavailable);
      expect(await counts()).toMatchObject({ owed: 1 });
    });

    test('looks it up when the process ended between the creation and its answer', async () => {
      await want(CALL);
      await database.store.claimOwed(now, now + 2 * MINUTE, 10);
      now += 2 * MINUTE;
      tasksAre(MADE);
      portal()
        .post(PATH.updateTasks, of('900'))
        .reply(200, complete([MADE]));
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
    });

    test('looks it up when HubSpot says that it exists already', async () => {
      portal().post(PATH.tasks).reply(409, { category: 'CONFLICT' });
      await want(CALL);
      await send();
      now += MINUTE;
      tasksAre(MADE);
      portal()
        .post(PATH.updateTasks, of('900'))
        .reply(200, complete([MADE]));
      await send();
      expect(await counts()).toMatchObject({ owed: 0 });
    });
  });

  test('takes up what changed while it was being sent', async () => {
    let changing: Promise<void> | undefined;
    portal()
      .post(PATH.updateContacts, (body: Partial<BatchBody>) => {
        changing ??= want(flags({ wanted: open({ sla_status: 'met' }) }));
        return body.inputs?.[0]?.properties.sla_status === 'overdue';
      })
      .reply(200, complete([shown(LEAD.recordId)]));
    await want(flags({ wanted: open({ sla_status: 'overdue' }) }));
    await send();
    await changing;
    portal()
      .post(PATH.updateContacts, of(LEAD.recordId, { sla_status: 'met' }))
      .reply(200, complete([shown(LEAD.recordId)]));
    now += 10 * MINUTE;
    expect(await send()).toBe(1);
    expect(await counts()).toMatchObject({ owed: 0 });
  });
});
