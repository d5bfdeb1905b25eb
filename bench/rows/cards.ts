/**
 * How long a card waits while webhooks come at half the rate at which the receiver is at its end: first with nothing else
 * to do, then with the looks that the news asks for. Leads are known, so that every notice is news of a running clock.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { type Store } from '../../src/application/store.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { agreementWith } from '../../test/support/agreement.ts';
import { ANN, factsAt, PEOPLE } from '../../test/support/lives.ts';
import { databases, type Measurable } from '../load/databases.ts';
import { startSender } from '../load/sending.ts';
import { CONTACTS, FIRST_CONTACT } from '../load/traffic.ts';
import { listening, webOf } from '../load/web.ts';
import { type Bench, type Row } from '../row.ts';

const EVENTS_A_REQUEST = 100;
const CONNECTIONS = 16;
const CARDS_A_SECOND = 100;
/** Nobody waits for another's answer: on a few connections most of the wait would be for a connection. */
const CARD_CONNECTIONS = CARDS_A_SECOND;
const WITHIN_MS = 50;
/** Fewer than make a burst of one source, which would have no clocks. */
const LEADS_A_SOURCE = 50;

export const cards: Bench = { id: 'cards', rows };

async function rows(seconds: number): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const database of await databases()) {
    try {
      measured.push(...(await onOne(database, seconds * 1000)));
    } finally {
      await database.close();
    }
  }
  return measured;
}

async function onOne({ name, store }: Measurable, forMs: number): Promise<readonly Row[]> {
  const worker = looker(store);
  await readLeads(store);
  await worker.look();
  const place = await listening(name, (origin) => webOf(store, origin, worker.wake));
  const deliveries = startSender();
  const cardCalls = startSender();
  const deliver = (requestsASecond?: number) =>
    deliveries.send({
      url: place.url,
      what: 'deliveries',
      eventsARequest: EVENTS_A_REQUEST,
      connections: CONNECTIONS,
      forMs,
      ...(requestsASecond === undefined ? {} : { requestsASecond }),
    });
  const ask = () =>
    cardCalls.send({
      url: place.origin,
      what: 'cardCalls',
      eventsARequest: 1,
      connections: CARD_CONNECTIONS,
      forMs,
      requestsASecond: CARDS_A_SECOND,
    });
  try {
    await ask(); // warms up
    const ceiling = (await deliver()).perSecond;
    const half = Math.max(1, Math.floor(ceiling / 2));
    const [alone] = await Promise.all([ask(), deliver(half)]);
    await worker.look();
    worker.begin();
    const [withLooks] = await Promise.all([ask(), deliver(half)]);
    const row = (what: string, ours: number): Row => ({
      what: `card answer, ${name}, p99 while ${half * EVENTS_A_REQUEST} events/s come, ${what}`,
      ours,
      unit: 'ms',
      against: null,
      reach: { bound: 'atMost', value: WITHIN_MS },
    });
    return [row('half of what is taken', alone.p99Ms), row('and are looked at', withLooks.p99Ms)];
  } finally {
    deliveries.close();
    cardCalls.close();
    await worker.end();
    place.server.close();
    place.server.closeAllConnections();
  }
}

/** Looks at what is due as the worker does: one look after the other while there is something, else when woken. */
function looker(store: Store) {
  const history = onlyVersion(agreementWith());
  const log = pino({ level: 'silent' });
  let begun = false;
  let running: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const dependencies = { store, agreements: () => history, directory: () => PEOPLE, log };
    while ((await lookAtDueRecords(dependencies, systemTime.now())) > 0) await turn();
  };
  const wake = (): void => {
    if (!begun) return;
    running ??= look().finally(() => {
      running = null;
    });
  };
  return {
    look,
    wake,
    begin: () => {
      begun = true;
    },
    end: async () => {
      begun = false;
      await running;
    },
  };
}

/** The contacts of the traffic, as leads whose clocks run. */
async function readLeads(store: Store): Promise<void> {
  const now = systemTime.now();
  const toldAt = new Date(now - 3_600_000).toISOString();
  for (let from = 0; from < CONTACTS; from += 500) {
    const lives = Array.from({ length: 500 }, (_, place): Fact[] => {
      const record = { objectType: 'contact' as const, recordId: String(FIRST_CONTACT + from + place) };
      const source = { type: 'CRM_UI', id: `userId:${1_000 + Math.floor((from + place) / LEADS_A_SOURCE)}` };
      const change = { happened: 'created', stage: 'lead', owner: ANN, status: 'NEW' } as const;
      return factsAt(toldAt, change, record).map((fact) => ({ ...fact, source }));
    });
    await store.addHistory(
      lives.map(([fact]) => fact!.record),
      lives.flat(),
      now,
    );
  }
}
