/** The running service, asked how things stand; and the store, looked at without it. */
import { z } from 'zod';
import { type StoringEnvironment } from '../../../config/environment.ts';
import { StoreLocked } from '../../adapters/store/folderLock.ts';
import { openAsItIs } from '../../adapters/store/open.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { FolderUnusable } from '../../adapters/store/unusable.ts';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import {
  type SeenPublicAddress,
  type SeenService,
  type SeenStore,
} from '../../application/doctor/gathered.ts';
import { rootCause } from '../faults.ts';
import { isThere, placeOf } from './stores.ts';

const ANSWERED_WITHIN_MS = 5_000;

const counts = z.record(z.string(), z.number());
const tally = z.object({ count: z.number(), lastAt: z.number() });
const standing = z.object({
  records: z.number(),
  unread: z.number(),
  due: z.number(),
  stuck: z.number(),
  faulty: z.object({ count: z.number(), ids: z.array(z.string()) }),
  clocks: z.object({
    leads: z.number(),
    onTrack: z.number(),
    dueSoon: z.number(),
    overdue: z.number(),
    shadow: z.number(),
  }),
  owed: z.object({ properties: z.number(), overdue: z.number(), tasks: z.number() }),
  setAside: counts,
  quarantined: counts,
  delivered: tally.nullable(),
  refused: z.record(z.string(), tally),
  compared: z.object({ at: z.number(), found: z.number() }).nullable(),
  agreement: z.object({ version: z.string(), publishedAt: z.number() }).nullable(),
  // A service that runs since before it was updated tells nothing of them.
  reports: z.object({ sentAt: z.number().nullable(), failed: counts }).default({ sentAt: null, failed: {} }),
});
const status = z.union([
  standing.extend({
    ok: z.literal(true),
    startedAt: z.number(),
    portal: z.string().nullable(),
    ready: z.boolean(),
    hubspot: z.object({
      callsPerTenSeconds: z.number(),
      callsToday: z.object({ limit: z.number(), remaining: z.number() }).nullable(),
      scarce: z.boolean(),
      shutUntil: z.number().nullable(),
    }),
  }),
  z.object({ ok: z.literal(false), reason: z.string(), portal: z.string().nullable() }),
]);
const health = z.object({ ok: z.literal(true), portal: z.string().nullable(), agreement: z.string() });

/** @param url without a trailing slash */
export async function seeService(url: string): Promise<SeenService> {
  const answer = await answerAt(`${url}/status`);
  if (answer === null) return { kind: 'silent' };
  const parsed = status.safeParse(answer.body);
  if (!parsed.success) return { kind: 'stranger' };
  if (!parsed.data.ok) return { kind: 'noDatabase' };
  const { startedAt, portal, ready, hubspot: allowance, ...rest } = parsed.data;
  return { kind: 'answers', startedAt, portal, ready, standing: rest, allowance };
}

/** Whether a service of ours is reached under its public address. */
export async function seePublicAddress(url: string): Promise<SeenPublicAddress> {
  const answer = await answerAt(`${url}/healthz`);
  if (answer === null) return { url, answer: 'silent' };
  return { url, answer: health.safeParse(answer.body).success ? 'service' : 'stranger' };
}

/** Null: nobody answers. */
async function answerAt(address: string): Promise<{ readonly body: unknown } | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) });
    const text = await response.text();
    try {
      return { body: JSON.parse(text) as unknown };
    } catch {
      return { body: text };
    }
  } catch {
    return null;
  }
}

/** Looks at the store and changes nothing in it; one that is not there yet is not made. */
export async function seeStore(
  environment: Pick<StoringEnvironment, 'databaseUrl' | 'dataFolder'>,
  now: number,
): Promise<SeenStore> {
  if (!(await isThere(environment))) return { kind: 'none' };
  try {
    const opened = await openAsItIs(placeOf(environment));
    try {
      const store = storeOn(opened);
      const schema = await store.schema();
      return { kind: 'seen', schema, standing: schema === 'current' ? await store.standing(now) : null };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof StoreLocked) return { kind: 'locked' };
    if (error instanceof FolderUnusable) {
      return { kind: 'unusable', folder: error.folder, reason: error.reason, detail: error.detail };
    }
    if (error instanceof StoreUnavailable) return { kind: 'unreachable', detail: rootCause(error) };
    throw error;
  }
}
