import { EarlyLooks } from '../../src/application/earlyLooks.ts';
import { contact, due, found, HOUR, LEAD, NOW } from '../adapters/store/rows.ts';
import { openInMemory } from '../support/laidOut.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { type Store } from '../../src/application/store.ts';

const MINUTE = 60_000;
let store: Store;
let close: () => Promise<void>;
beforeAll(async () => {
  const opened = await openInMemory();
  store = storeOn(opened);
  close = () => opened.close();
});
afterAll(() => close());

test('what a clock that was ahead looked at is looked at again once it is right, by the same process and by the next', async () => {
  const looks = new EarlyLooks();
  const look = (now: number): Promise<number> => store.look(now, 10, (record) => found(record));
  await due(store, [LEAD]);
  expect(await looks.redo(store, NOW)).toBe(0);
  expect(await look(NOW)).toBe(1);

  await due(store, [contact('7')], NOW + HOUR);
  expect(await looks.redo(store, NOW + HOUR)).toBe(0);
  expect(await look(NOW + HOUR)).toBe(1);
  expect(await looks.redo(store, NOW + MINUTE)).toBe(1);
  expect(await look(NOW + MINUTE)).toBe(1);
  expect(await looks.redo(store, NOW + 2 * MINUTE)).toBe(0);

  await due(store, [contact('8')], NOW + HOUR);
  await look(NOW + HOUR);
  expect(await new EarlyLooks().redo(store, NOW + 3 * MINUTE)).toBe(1);
});

test('a clock that is set right by a few seconds makes nobody look again', async () => {
  const looks = new EarlyLooks();
  await due(store, [contact('9')], NOW + 2 * HOUR);
  await looks.redo(store, NOW + 2 * HOUR);
  await store.look(NOW + 2 * HOUR, 10, (record) => found(record));
  expect(await looks.redo(store, NOW + 2 * HOUR - 5_000)).toBe(0);
});
