/**
 * Thousands of leads at once, from HubSpot's notices to the end of all looks, without HubSpot: the receiver's reading of
 * deliveries, the store, the look; what HubSpot would answer as history stands beside. A lead that lives comes amidst.
 */
import { pino } from 'pino';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { type StoreCounts } from '../../src/application/standing.ts';
import { type Store } from '../../src/application/store.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Fact, type FactSource, type RecordRef } from '../../src/domain/timeline/fact.ts';
import { parseDelivery } from '../../webhooks/delivery.ts';
import { toldBy } from '../../webhooks/translate.ts';
import { agreementWith } from './agreement.ts';
import { at } from './calendars.ts';
import { ANN, PEOPLE } from './lives.ts';

/** A Monday, at the start of ten minutes: all of it comes within them. */
const BEGAN = at('2026-03-02T10:00:00Z');
const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;
const NOTICES_A_DELIVERY = 100;
/** As many as the service claims for one reading; HubSpot answers it in ten calls of fifty. */
const RECORDS_A_READING = 500;
/** Notices come twice as fast as histories are read. */
const DELIVERIES_A_READING = 10;
const FIRST_ID = 600_000_000;
const LIVING: RecordRef = { objectType: 'contact', recordId: '541935488729' };
const BY_HAND: FactSource = { type: 'CRM_UI', id: 'userId:9' };

export interface BroughtIn {
  /** How many readings ended from the living lead's notice until it had clocks, the one that brought them included. */
  readonly waitedFor: number;
  readonly readings: number;
  /** Once everything was looked at. */
  readonly counts: StoreCounts;
  /** Clocks of the living lead. */
  readonly livingClocks: number;
  /** Tasks that are owed for others than the living lead, when all deadlines had passed. */
  readonly tasks: number;
  /** The process's memory at most, bytes. */
  readonly peakRss: number;
}

/** Brings in so many leads by one source; `IMPORT` says what it is, and `INTEGRATION` is told by the number alone. */
export async function bringIn(store: Store, leads: number, by: 'IMPORT' | 'INTEGRATION'): Promise<BroughtIn> {
  const source: FactSource = { type: by, id: '777' };
  const history = onlyVersion(agreementWith());
  const log = pino({ level: 'silent' });
  const ids = Array.from({ length: leads }, (_, index) => FIRST_ID + index);
  const createdAt = (recordId: string): number =>
    BEGAN +
    Math.floor(
      ((recordId === LIVING.recordId ? leads / 2 : Number(recordId) - FIRST_ID) / leads) * TEN_MINUTES,
    );
  let now = BEGAN + TEN_MINUTES;
  let peakRss = 0;
  let readings = 0;
  let cameAfter: number | null = null;
  let waitedFor = Infinity;

  const deliver = async (recordIds: readonly number[], from: FactSource): Promise<void> => {
    const notices = recordIds.map((objectId) => ({
      portalId: 1,
      occurredAt: createdAt(String(objectId)),
      subscriptionType: 'object.creation',
      objectTypeId: '0-1',
      objectId,
      changeSource: from.type,
      sourceId: from.id,
    }));
    const parsed = parseDelivery(Buffer.from(JSON.stringify(notices)), '1');
    if (!parsed.ok || parsed.notices.length < notices.length)
      throw new Error('a delivery was not understood');
    await store.append({ facts: toldBy(parsed.notices).facts, quarantined: [], receivedAt: now });
  };
  const look = async (): Promise<void> => {
    const dependencies = { store, agreements: () => history, directory: () => PEOPLE, log };
    while ((await lookAtDueRecords(dependencies, now)) > 0);
  };
  /** One reading, and the looks that follow it. @returns whether there was anything to read */
  const read = async (): Promise<boolean> => {
    const records = await store.claimUnread(now, now + HOUR, RECORDS_A_READING);
    if (records.length === 0) return false;
    const facts = records.flatMap((record) =>
      lifeOf(record, createdAt(record.recordId), record.recordId === LIVING.recordId ? BY_HAND : source),
    );
    await store.addHistory(records, facts, now);
    readings += 1;
    await look();
    if (cameAfter !== null && waitedFor === Infinity && (await store.cardRow(LIVING)).clocks.length > 0)
      waitedFor = readings - cameAfter;
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
    return true;
  };

  for (let from = 0, deliveries = 0; from < leads; from += NOTICES_A_DELIVERY) {
    await deliver(ids.slice(from, from + NOTICES_A_DELIVERY), source);
    deliveries += 1;
    if (cameAfter === null && from >= leads / 2) {
      await deliver([Number(LIVING.recordId)], BY_HAND);
      cameAfter = readings;
    }
    if (deliveries % DELIVERIES_A_READING === 0) await read();
  }
  while (await read());
  const counts = await store.counts(now);
  const livingClocks = (await store.cardRow(LIVING)).clocks.length;
  now += 7 * 24 * HOUR;
  await look();
  const owed = await store.claimOwed(now, now + HOUR, 2 * leads, { kind: 'task' });
  const tasks = owed.filter(({ record }) => record.recordId !== LIVING.recordId).length;
  return { waitedFor, readings, counts, livingClocks, tasks, peakRss };
}

/** As HubSpot's history tells it: a lead of Ann's from its creation on. */
function lifeOf(record: RecordRef, occurredAt: number, source: FactSource): Fact[] {
  const values = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: ANN };
  return [
    { record, kind: 'created', occurredAt, source },
    ...Object.entries(values).map(([property, value]): Fact => ({
      record,
      kind: 'property',
      property,
      value,
      occurredAt,
      source,
    })),
  ];
}
