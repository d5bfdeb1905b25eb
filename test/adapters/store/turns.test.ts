/** Who comes next at the embedded database. */
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Turns } from '../../../src/adapters/store/turns.ts';

test('a card goes before all that waits, and after what is under way', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const task = (name: string) => async () => {
    await turn();
    done.push(name);
  };
  const tasks = [turns.inTurn(task('look')), turns.inTurn(task('insert')), turns.atOnce(task('card'))];
  await Promise.all(tasks);
  expect(done).toEqual(['look', 'card', 'insert']);
});

test('who comes while a task holds the thread is let in before the next', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const came = pause(1).then(() => turns.atOnce(() => Promise.resolve(done.push('card'))));
  const holding = (name: string) => () => {
    const until = performance.now() + 20;
    while (performance.now() < until);
    done.push(name);
    return Promise.resolve();
  };
  await Promise.all([turns.inTurn(holding('look')), turns.inTurn(holding('insert')), came]);
  expect(done).toEqual(['look', 'card', 'insert']);
});

test('what fails tells who asked, and the next has its turn', async () => {
  const turns = new Turns();
  await expect(turns.inTurn(() => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
  await expect(turns.inTurn(() => Promise.resolve('next'))).resolves.toBe('next');
});

test('looks are small while cards ask, and large again when they do not', async () => {
  const turns = new Turns();
  expect(turns.lookLimit(250)).toBe(250);
  await turns.atOnce(() => Promise.resolve());
  const limits = Array.from({ length: 30 }, () => turns.lookLimit(250));
  expect(new Set(limits.slice(0, 25))).toEqual(new Set([60]));
  expect(new Set(limits.slice(25))).toEqual(new Set([250]));
  await turns.atOnce(() => Promise.resolve());
  expect(turns.lookLimit(10)).toBe(10);
});
