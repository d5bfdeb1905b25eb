/** Of two that wait for each other the database undoes one; it is asked again, and nobody notices. */
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { openStore, type OpenedStore } from '../../../src/adapters/store/open.ts';
import { storeOn } from '../../../src/adapters/store/store.ts';

let opened: OpenedStore;
beforeEach(async () => {
  opened = await openStore({ kind: 'memory' });
});
afterEach(() => opened.close());

/** The store on a database whose first statements fail with a code of PostgreSQL. */
function failing(
  times: number,
  code: string,
): { readonly opened: OpenedStore; readonly asked: () => number } {
  let asked = 0;
  const db = new Proxy(opened.db, {
    get: (target, name) => {
      if (name === 'getExecutor') {
        asked += 1;
        if (asked <= times) throw Object.assign(new Error('undone'), { code });
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { opened: { ...opened, db }, asked: () => asked };
}

test('a statement that was undone to end a circle is asked again', async () => {
  const { opened: fails, asked } = failing(2, '40P01');
  expect(await storeOn(fails).nextDueAt()).toBeNull();
  expect(asked()).toBe(3);
});

test('not for ever', async () => {
  const { opened: fails, asked } = failing(100, '40P01');
  await expect(storeOn(fails).nextDueAt()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(asked()).toBe(5);
});

test('another fault is told at once', async () => {
  const { opened: fails, asked } = failing(1, '53300');
  await expect(storeOn(fails).nextDueAt()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(asked()).toBe(1);
});
