import { countedSeldom } from '../../../src/entry/http/countedSeldom.ts';

/** Counts on a clock that goes on only while it counts, and by `wait`. */
function counting({ takes, fails = [] }: { takes: number; fails?: readonly number[] }) {
  let now = 1_000;
  let times = 0;
  const ask = countedSeldom(
    async () => {
      times += 1;
      const number = times;
      await Promise.resolve();
      now += takes;
      if (fails.includes(number)) throw new Error('the database does not answer');
      return number;
    },
    () => now,
  );
  return {
    ask,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

test('what is counted fast is counted each time', async () => {
  const { ask } = counting({ takes: 99 });
  expect([await ask(), await ask()]).toEqual([1, 2]);
});

test('what takes long is told again for twenty times as long as it took', async () => {
  const { ask, wait } = counting({ takes: 500 });
  expect(await ask()).toBe(1);
  wait(9_999);
  expect(await ask()).toBe(1);
  wait(1);
  expect(await ask()).toBe(2);
});

test('all who ask while it is counted are told the same', async () => {
  const { ask } = counting({ takes: 1 });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
});

test('when it cannot be counted all who ask are told so, and the next who asks lets it try anew', async () => {
  const { ask } = counting({ takes: 5_000, fails: [1] });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe(2);
});
