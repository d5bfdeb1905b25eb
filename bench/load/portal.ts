/** The whole service beside a sandbox portal with a Professional account's limits, on a clock that runs as the machine's and can be put forward. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type TimeSource } from '../../src/application/timeSource.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { startService } from '../../src/entry/compose.ts';
import { type Service } from '../../src/entry/running.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { acceleratedTime } from '../../src/entry/timeSource.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { agreementText } from '../../test/support/agreement.ts';
import { PORTAL, SECRET } from './traffic.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-000000000000';
/** The reps on office hours. */
const OWNERS = REPS.slice(0, 3).map(({ ownerId }) => ownerId);
const RECORDS_A_READING = 500;
/** Fewer than make a burst of one source, which would have no clocks. */
const LEADS_A_SOURCE = 50;
export const WITHIN_MS = 4 * 3_600_000;
const AGREEMENT = agreementText({
  promises: `
  - { id: first-touch, words: First touch within 4 business hours, clock: rep, stops: firstTouch,
      within: 4 business hours, whenOverdue: task }`,
});

/** Runs as the machine's clock does, until it is put forward. */
export class SetTime implements TimeSource {
  #running: TimeSource;
  #put = new AbortController();

  constructor(startAt: number) {
    this.#running = acceleratedTime({ speed: 1, startAt });
  }

  now(): number {
    return this.#running.now();
  }

  async waitUntil(until: number, signal?: AbortSignal): Promise<void> {
    while (this.now() < until && signal?.aborted !== true) {
      const ended = signal ? AbortSignal.any([this.#put.signal, signal]) : this.#put.signal;
      await this.#running.waitUntil(until, ended);
    }
  }

  /** Puts the hands forward; whoever waits looks at them again. */
  put(at: number): void {
    this.#running = acceleratedTime({ speed: 1, startAt: at });
    this.#put.abort();
    this.#put = new AbortController();
  }
}

export interface PortalAndService {
  readonly time: SetTime;
  readonly sandbox: Sandbox;
  readonly service: Service;
  /** Creates leads that were handed off at these instants (epoch ms), and gives the service their histories. Returns their ids. */
  seed(handedOffAt: readonly number[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param databaseUrl of an empty database; null: PGlite on a folder */
export async function openPortal(startAt: number, databaseUrl: string | null): Promise<PortalAndService> {
  const time = new SetTime(startAt);
  const port = await freePort();
  const serviceUrl = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(join(tmpdir(), 'sla-bench-'));
  const sandbox = await startSandbox({
    time,
    people: REPS,
    portalId: PORTAL,
    accessToken: TOKEN,
    clientSecret: SECRET,
    serviceUrl,
    subscriptions: [],
  });
  const service = await startService({
    environment: {
      role: 'all',
      accessToken: TOKEN,
      web: { clientSecrets: [SECRET], publicUrl: serviceUrl },
      hubspotUrl: sandbox.url,
      databaseUrl,
      databaseDirectUrl: null,
      dataFolder: join(folder, 'store'),
      agreementFile: 'sla.yml',
      port,
      logLevel: 'silent',
      smtpUrl: null,
      smtpFrom: null,
      chatWebhookUrl: null,
    },
    agreementText: AGREEMENT,
    time,
    log: pino({ level: 'silent' }),
    onFatal: (error) => {
      throw error;
    },
  });
  await service.idle();
  return {
    time,
    sandbox,
    service,
    seed: async (handedOffAt) => {
      const lives = handedOffAt.map((at, index) => leadIn(sandbox, at, index));
      for (let from = 0; from < lives.length; from += RECORDS_A_READING) {
        const some = lives.slice(from, from + RECORDS_A_READING);
        const records = some.map(([fact], index) => ({
          ...fact!.record,
          exists: true,
          modifiedAt: handedOffAt[from + index]!,
        }));
        await service.store.addHistory(records, some.flat(), time.now());
      }
      // The loops were told of nothing; their sweep finds it.
      time.put(time.now() + 61_000);
      return lives.map(([fact]) => fact!.record.recordId);
    },
    close: async () => {
      await service.stop();
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}

function leadIn({ portal }: Sandbox, at: number, index: number): Fact[] {
  const values = {
    lifecyclestage: 'lead',
    hs_lead_status: 'NEW',
    hubspot_owner_id: OWNERS[index % OWNERS.length]!,
  };
  const source = { type: 'CRM_UI', id: `userId:${1_000 + Math.floor(index / LEADS_A_SOURCE)}` };
  const { id } = portal.inThePast(at, () => portal.create('contacts', values, { ...source, label: '' }));
  const record = { objectType: 'contact' as const, recordId: id };
  return [
    { record, kind: 'created', occurredAt: at, source },
    ...Object.entries(values).map(([property, value]): Fact => ({
      record,
      kind: 'property',
      property,
      value,
      occurredAt: at,
      source,
    })),
  ];
}
