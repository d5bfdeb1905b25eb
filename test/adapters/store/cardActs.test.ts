import { contact, countOf, due, LEAD, MINUTE, NOW } from './rows.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';

const KEY = { record: LEAD, userId: '9', actId: 'act-00000001' };
const UNTIL = NOW + MINUTE;

describeOnEveryDatabase('what was done through cards', (database) => {
  const claim = (key = KEY, now = NOW) => database.store.claimAct(key, now, now + MINUTE);

  test('is taken in hand by one of two that come at the same instant', async () => {
    const claims = await Promise.all([claim(), claim()]);
    expect(claims.map(({ kind }) => kind).toSorted()).toEqual(['mine', 'underWay']);
  });

  test('is done once, whoever asks again', async () => {
    expect(await claim()).toEqual({ kind: 'mine', brokenOff: false });
    await database.store.keepAct(KEY);
    expect(await claim(KEY, UNTIL + 1)).toEqual({ kind: 'done' });
  });

  test('is taken over when whoever had it is gone, and that is told', async () => {
    await claim();
    expect(await claim(KEY, UNTIL - 1)).toEqual({ kind: 'underWay' });
    expect(await claim(KEY, UNTIL)).toEqual({ kind: 'mine', brokenOff: true });
    expect(await claim(KEY, UNTIL)).toEqual({ kind: 'underWay' });
  });

  test('may be asked again when nothing came of it, but not when it was done', async () => {
    await claim();
    await database.store.releaseAct(KEY);
    expect(await claim()).toEqual({ kind: 'mine', brokenOff: false });
    await database.store.keepAct(KEY);
    await database.store.releaseAct(KEY);
    expect(await claim()).toEqual({ kind: 'done' });
  });

  test.each([
    ['another record', { ...KEY, record: contact('7') }],
    ['another person', { ...KEY, userId: '10' }],
    ['another request', { ...KEY, actId: 'act-00000002' }],
  ])('of %s is something else', async (_, other) => {
    await claim();
    await database.store.keepAct(KEY);
    expect(await claim(other)).toEqual({ kind: 'mine', brokenOff: false });
  });

  test('has the record read again at once, though it was read a moment ago', async () => {
    await due(database.store, [LEAD]);
    expect(await database.store.claimUnread(NOW, UNTIL, 10)).toEqual([]);
    await claim();
    await database.store.keepAct(KEY);
    expect(await database.store.claimUnread(NOW, UNTIL, 10)).toEqual([LEAD]);
  });

  test('is forgotten after a while', async () => {
    await claim();
    expect(await database.store.forgetActs(NOW)).toBe(0);
    expect(await database.store.forgetActs(NOW + 1)).toBe(1);
    expect(await countOf(database.opened, 'card_acts')).toBe(0);
  });
});
