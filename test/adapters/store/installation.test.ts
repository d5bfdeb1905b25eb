import { describeOnEveryDatabase } from '../../support/database.ts';
import { HOUR, lookedAt, MINUTE, NOW, task } from './rows.ts';

describeOnEveryDatabase("the installation's row", (database) => {
  const claim = () => database.store.claimOwed(NOW, NOW + HOUR, 10);

  test('is not needed: writing is on', async () => {
    expect(await database.store.writing()).toEqual({ on: true, since: null, by: null });
    expect(await database.store.counts(NOW)).toMatchObject({ writing: 'on' });
  });

  test('holds back whatever is owed while writing is off, and lets it go afterwards', async () => {
    await lookedAt(database.store, { effects: [task()] });
    await database.store.setWriting(false, '9', NOW);
    expect(await claim()).toEqual([]);
    expect(await database.store.nextOwedAt()).toBeNull();
    expect(await database.store.counts(NOW)).toMatchObject({ writing: 'off', owed: 1 });
    await database.store.setWriting(true, '9', NOW + MINUTE);
    expect(await database.store.nextOwedAt()).toBe(0);
    expect(await claim()).toHaveLength(1);
  });

  test('keeps who switched first when the same is asked twice', async () => {
    await database.store.setWriting(false, '9', NOW);
    await database.store.setWriting(false, '10', NOW + MINUTE);
    expect(await database.store.writing()).toEqual({ on: false, since: NOW, by: '9' });
  });
});
