import { type EffectState, type OwedEffect, type Settlement } from '../../../src/application/store.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, due, flags, found, HOUR, LEAD, lookedAt, MINUTE, NOW, task } from './rows.ts';

const LATER = NOW + MINUTE;
const changed: EffectState = { state: 'open', values: { hs_task_subject: 'Overdue since Monday' } };

describeOnEveryDatabase('an owed effect', (database) => {
  const claim = (now = NOW, limit = 10): Promise<readonly OwedEffect[]> =>
    database.store.claimOwed(now, now + HOUR, limit);
  const done = (effect: OwedEffect, remoteId: string | null = '900'): Settlement => ({
    key: effect.key,
    outcome: 'done',
    done: effect.wanted,
    remoteId,
  });
  const failed = (effect: OwedEffect, nextTryAt: number | null, answered = true): Settlement => ({
    key: effect.key,
    outcome: 'failed',
    tried: effect.wanted,
    reason: 'invalid: 400 VALIDATION_ERROR',
    nextTryAt,
    answered,
  });

  test('is told whole', async () => {
    await lookedAt(database.store, { effects: [task()] });
    expect(await claim()).toEqual([
      {
        key: task().key,
        kind: 'task',
        record: LEAD,
        wanted: task().wanted,
        done: null,
        remoteId: null,
        unanswered: false,
        attempts: 0,
        refusals: 0,
        urgency: 1,
      },
    ]);
  });

  test('that is more urgent is sent first', async () => {
    await lookedAt(database.store, {
      effects: [task({ key: 'reminder', urgency: 2 }), task({ key: 'overdue', urgency: 1 }), flags()],
    });
    const order: string[] = [];
    for (let round = 0; round < 3; round += 1) order.push(...(await claim(NOW, 1)).map(({ key }) => key));
    expect(order).toEqual([flags().key, 'overdue', 'reminder']);
  });

  test('is taken by one sender until the lease ends', async () => {
    await lookedAt(database.store, { effects: [flags()] });
    expect(await claim()).toHaveLength(1);
    expect(await database.store.nextOwedAt()).toBe(NOW + HOUR);
    expect(await claim(NOW + HOUR - 1)).toEqual([]);
    expect(await claim(NOW + HOUR)).toHaveLength(1);
  });

  test('is taken by one of several senders that come at once', async () => {
    const records = Array.from({ length: 100 }, (_, index) => contact(String(index)));
    await due(database.store, records);
    await database.store.look(NOW, 100, (record) =>
      found(record, { effects: [flags({ key: `contact:${record.recordId}/properties` })] }),
    );
    const claims = (await Promise.all([1, 2, 3].map(() => claim(NOW, 30)))).flat();
    const rest = await claim(NOW, 100);
    expect(new Set([...claims, ...rest].map(({ key }) => key)).size).toBe(100);
    expect(claims.length + rest.length).toBe(100);
  });

  test('that was done is owed no more', async () => {
    await lookedAt(database.store, { effects: [flags()] });
    await database.store.settle((await claim()).map((effect) => done(effect, null)));
    expect(await database.store.nextOwedAt()).toBeNull();
    expect(await claim(NOW + 2 * HOUR)).toEqual([]);
    await lookedAt(database.store, { effects: [flags()] });
    expect(await claim(NOW + 2 * HOUR)).toEqual([]);
  });

  test('that changed while it was being sent is still owed, with what was done as it was sent', async () => {
    await lookedAt(database.store, { effects: [task()] });
    const claimed = await claim();
    await lookedAt(database.store, { effects: [task({ wanted: changed })] });
    await database.store.settle(claimed.map((effect) => done(effect)));
    expect(await database.store.nextOwedAt()).toBe(0);
    expect(await claim()).toMatchObject([{ wanted: changed, done: task().wanted, remoteId: '900' }]);
  });

  test('that changed while it was being refused for good is tried as it is now', async () => {
    await lookedAt(database.store, { effects: [task()] });
    const claimed = await claim();
    await lookedAt(database.store, { effects: [task({ wanted: changed })] });
    await database.store.settle(claimed.map((effect) => failed(effect, null)));
    expect(await claim()).toMatchObject([{ wanted: changed, attempts: 0 }]);
  });

  test('that failed is tried again when its time comes, and counts its attempts', async () => {
    await lookedAt(database.store, { effects: [flags()] });
    await database.store.settle((await claim()).map((effect) => failed(effect, LATER)));
    expect(await database.store.nextOwedAt()).toBe(LATER);
    expect(await claim(LATER - 1)).toEqual([]);
    const [again] = await claim(LATER);
    expect(again).toMatchObject({ attempts: 1 });
    await database.store.settle([done(again!, null)]);
    await lookedAt(database.store, { effects: [] });
    expect(await claim(LATER)).toMatchObject([{ attempts: 0, wanted: { state: 'closed' } }]);
  });

  test('that was set aside is left until something else is wanted', async () => {
    await lookedAt(database.store, { effects: [task()] });
    await database.store.settle((await claim()).map((effect) => failed(effect, null)));
    expect(await database.store.counts(NOW)).toMatchObject({ owed: 0, setAside: 1 });
    expect(await database.store.nextOwedAt()).toBeNull();
    await lookedAt(database.store, { effects: [task()] });
    expect(await claim(NOW + 9 * HOUR)).toEqual([]);
    await lookedAt(database.store, { effects: [task({ wanted: changed })] });
    expect(await database.store.counts(NOW)).toMatchObject({ owed: 1, setAside: 0 });
    expect(await claim()).toMatchObject([{ wanted: changed, attempts: 0 }]);
  });

  test('that is unknown by the time it is settled makes no row', async () => {
    await database.store.settle([{ key: 'gone', outcome: 'done', done: changed, remoteId: '1' }]);
    await database.store.settle([]);
    expect(await database.store.counts(NOW)).toMatchObject({ owed: 0, setAside: 0 });
  });

  describe('to make a task', () => {
    test('is in doubt when its sender vanished', async () => {
      await lookedAt(database.store, { effects: [task()] });
      expect(await claim()).toMatchObject([{ unanswered: false }]);
      expect(await claim(NOW + HOUR)).toMatchObject([{ unanswered: true }]);
    });

    test('is in doubt when no answer came, and not when HubSpot refused', async () => {
      await lookedAt(database.store, { effects: [task()] });
      await database.store.settle((await claim()).map((effect) => failed(effect, LATER, false)));
      const inDoubt = await claim(LATER);
      expect(inDoubt).toMatchObject([{ unanswered: true }]);
      await database.store.settle(inDoubt.map((effect) => failed(effect, LATER, true)));
      expect(await claim(LATER)).toMatchObject([{ unanswered: false }]);
    });

    test('stays in doubt when something else is wanted meanwhile', async () => {
      await lookedAt(database.store, { effects: [task()] });
      await database.store.settle((await claim()).map((effect) => failed(effect, LATER, false)));
      await lookedAt(database.store, { effects: [] });
      expect(await claim()).toMatchObject([{ unanswered: true, wanted: { state: 'closed' } }]);
    });

    test('is never in doubt once the task is known', async () => {
      await lookedAt(database.store, { effects: [task()] });
      await database.store.settle((await claim()).map((effect) => done(effect)));
      await lookedAt(database.store, { effects: [] });
      const [closing] = await claim();
      expect(closing).toMatchObject({ remoteId: '900', unanswered: false });
      expect(await claim(NOW + HOUR)).toMatchObject([{ remoteId: '900', unanswered: false }]);
      await database.store.settle([done(closing!, null)]);
      await lookedAt(database.store, { effects: [task()] });
      expect(await claim(NOW + HOUR)).toMatchObject([{ remoteId: '900' }]);
    });
  });

  test('that sets flags is never in doubt: sending it twice does no harm', async () => {
    await lookedAt(database.store, { effects: [flags()] });
    await claim();
    expect(await claim(NOW + HOUR)).toMatchObject([{ unanswered: false }]);
  });
});
