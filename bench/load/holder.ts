/**
 * Opens a store that is laid out and does some of a day's work with it, in a process of its own: what this one needs is what
 * the service needs. Started by `bench/rows/memory.ts` with the place as JSON; answers with what it needed at its start and
 * afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type StoreLocation } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { FILLED_AT } from './filling.ts';

const NOTICES = 20_000;
const A_DELIVERY = 100;
const CARDS = 2_000;
/** Node translates the embedded database to machine code in the first seconds, and needs as much again for it. */
const START_MS = 5_000;
const EVERY_MS = 50;

/** In bytes, at most. */
export interface Needed {
  readonly atStart: number;
  readonly afterwards: number;
}

process.once('message', (place: StoreLocation) => {
  void work(place).then((needed) => process.send?.(needed));
});

async function work(place: StoreLocation): Promise<Needed> {
  const opened = await openStore(place);
  const store = storeOn(opened);
  let peak = 0;
  const noted = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const started = performance.now() + START_MS;
  while (performance.now() < started) {
    noted();
    await sleep(EVERY_MS);
  }
  const atStart = peak;
  peak = 0;
  const record = (number: number) => ({ objectType: 'contact' as const, recordId: String(1 + number * 37) });
  for (let from = 0; from < NOTICES; from += A_DELIVERY) {
    const facts = Array.from({ length: A_DELIVERY }, (_, index) => ({
      kind: 'property' as const,
      record: record(from + index),
      property: 'hs_lead_status',
      value: 'CONNECTED',
      occurredAt: FILLED_AT + from + index,
      source: { type: 'CRM_UI', id: 'userId:1001' },
    }));
    await store.append({ facts, quarantined: [], receivedAt: FILLED_AT });
    noted();
  }
  for (let number = 0; number < CARDS; number += 1) await store.cardRow(record(number));
  await store.counts(FILLED_AT);
  noted();
  await opened.close();
  return { atStart, afterwards: peak };
}
