/**
 * Opens a store that is laid out and does some of a day's work with it, in a process of its own: what this one needs is what
 * the service needs. Started by `bench/rows/memory.ts` with the place as JSON; answers with its memory in bytes.
 */
import { openStore, type StoreLocation } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { FILLED_AT } from './filling.ts';

const NOTICES = 20_000;
const A_DELIVERY = 100;
const CARDS = 2_000;

process.once('message', (place: StoreLocation) => {
  void work(place).then((bytes) => process.send?.(bytes));
});

async function work(place: StoreLocation): Promise<number> {
  const opened = await openStore(place);
  const store = storeOn(opened);
  let peak = 0;
  const noted = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
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
  return peak;
}
