/** Calls under a lease: none is begun in its last seconds, none is waited for beyond it. And the part of those without one. */
import { createCalls } from '../../../src/adapters/hubspot/calls.ts';
import { Limits } from '../../../src/adapters/hubspot/limits.ts';
import { CallWindow } from '../../../src/adapters/hubspot/window.ts';
import { CrmUnavailable } from '../../../src/application/crm.ts';
import { LAST_CALL_MS } from '../../../src/application/tenure.ts';

const now = (): number => 0;

function lease(leftMs: number) {
  const ending = new AbortController();
  const held = { epoch: 1, ended: ending.signal, left: () => leftMs };
  const errand = { id: 'e', urgency: 0, until: Infinity, held };
  return { ending, errand };
}

function line() {
  return createCalls({ limits: new Limits({ now }), now, wait: () => Promise.resolve() });
}

test('a call is begun under a lease that lasts long enough for its answer', async () => {
  const { errand } = lease(LAST_CALL_MS);
  await expect(line().once(() => Promise.resolve('done'), { errand })).resolves.toBe('done');
});

test('in the last seconds of a lease no call is begun', async () => {
  const { errand } = lease(LAST_CALL_MS - 1);
  let begun = 0;
  const refused = line().repeatable(() => Promise.resolve((begun += 1)), { errand });
  await expect(refused).rejects.toBeInstanceOf(CrmUnavailable);
  expect(begun).toBe(0);
});

test('a call that is not answered before its lease ends counts as unanswered, and is not repeated', async () => {
  const { errand, ending } = lease(LAST_CALL_MS);
  let begun = 0;
  const unanswered = line().once(
    () => {
      begun += 1;
      setImmediate(() => {
        ending.abort();
      });
      return new Promise(() => undefined);
    },
    { errand },
  );
  await expect(unanswered).rejects.toBeInstanceOf(CrmUnavailable);
  expect(begun).toBe(1);
});

test('a process without the lease keeps to its part of the calls, and uses all once it has the lease', async () => {
  let share = 0.1;
  const window = new CallWindow(
    190,
    10_000,
    () => new Promise(() => undefined),
    () => share,
  );
  let sent = 0;
  const send = (): void => {
    void window.run(() => Promise.resolve((sent += 1)), 0);
  };
  for (let call = 0; call < 300; call += 1) send();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toBe(19);
  share = 1;
  send();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sent).toBe(190);
  expect(window.calls).toBe(190);
});
