/**
 * Does what somebody asks through a card: it is written to HubSpot and comes back as facts, as whatever people do there.
 *
 * HubSpot repeats a request by itself, and a process may die in between. So a request is taken in hand under the id the
 * card gave it before anything is written, and what was done is kept; a request that was broken off is done only if the
 * record is not as it would make it already. What is decided on is HubSpot's own present, since of two acts in a row the
 * first may not have come back yet.
 */
import { type Logger } from 'pino';
import { type ActAnswer, type CardAct } from '../../../cards/contract.ts';
import { DISPOSITION_REASON_PROPERTY, watchedProperties } from '../../domain/agreement/agreement.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { CrmRefused, CrmUnavailable, type Crm, type WriteOutcome } from '../crm.ts';
import { type ActKey } from './actLog.ts';
import { isSoAlready, planAct, type Values } from './planAct.ts';
import { situationOf } from './situation.ts';
import { type Viewer } from './viewer.ts';
import { type WhyGrounds } from './why.ts';
import { faultIn } from '../../domain/ownError.ts';

export interface ActGrounds extends WhyGrounds {
  readonly crm: Pick<Crm, 'readHistory' | 'updateContacts'>;
  /** Wakes whoever reads records again. */
  readonly wake: () => void;
  readonly now: () => number;
  readonly log: Logger;
}

/** HubSpot gives a card fifteen seconds. */
const LEASE_MS = 15_000;
const LAST_CALL_MS = 10_000;

export type Act = (record: RecordRef, viewer: Viewer, act: CardAct) => Promise<ActAnswer>;

/** A request that comes again while it is under way waits for the same answer. Throws StoreUnavailable. */
export function actor(grounds: ActGrounds): Act {
  const underWay = new Map<string, Promise<ActAnswer>>();
  return async (record, viewer, act) => {
    if (viewer.userId === null) return { ok: false, reason: 'notAllowed' };
    const key: ActKey = { record, userId: viewer.userId, actId: act.id };
    const name = [record.objectType, record.recordId, key.userId, key.actId].join('/');
    const running =
      underWay.get(name) ?? actOnce(grounds, key, viewer, act).finally(() => underWay.delete(name));
    underWay.set(name, running);
    return running;
  };
}

async function actOnce(grounds: ActGrounds, key: ActKey, viewer: Viewer, act: CardAct): Promise<ActAnswer> {
  const { store, now } = grounds;
  const { record } = key;
  const claimed = await store.claimAct(key, now(), now() + LEASE_MS);
  if (claimed.kind === 'done') return { ok: true };
  if (claimed.kind === 'underWay') return { ok: false, reason: 'unavailable' };
  const answer = await perform(grounds, record, viewer, act, claimed.brokenOff).catch((error: unknown) =>
    unavailable(error, grounds.log),
  );
  if (!answer.ok) {
    await store.releaseAct(key);
    return answer;
  }
  await store.keepAct(key);
  grounds.wake();
  return answer;
}

async function perform(
  grounds: ActGrounds,
  record: RecordRef,
  viewer: Viewer,
  act: CardAct,
  brokenOff: boolean,
): Promise<ActAnswer> {
  const { store, crm, agreements, directory, now, log } = grounds;
  const history = agreements();
  const watched = [...new Set(history.flatMap(({ agreement }) => watchedProperties(agreement)))];
  const [row, [told]] = await Promise.all([
    store.cardRow(record),
    crm.readHistory([record.recordId], watched),
  ]);
  if (told?.exists !== true) return { ok: false, reason: 'settled' };
  const situation = situationOf({
    record,
    viewer,
    clocks: row.clocks,
    facts: told.facts.map((fact) => ({ fact, learnedAt: fact.occurredAt })),
    history,
    directory: directory(),
    now: now(),
  });
  const plan = planAct(act, situation);
  if (brokenOff && situation.role !== 'viewer' && isSoAlready(act, situation)) return { ok: true };
  if (!plan.ok) return plan;
  if (!row.writing) return { ok: false, reason: 'paused' };
  const answer = await write(grounds, record, act, plan.values);
  const refusal = answer.ok ? null : answer.reason;
  log.info({ recordId: record.recordId, act: act.act, role: situation.role, refusal }, 'a card was acted on');
  return answer;
}

async function write(
  { crm, words, now, log }: ActGrounds,
  record: RecordRef,
  { id, act }: CardAct,
  properties: Values,
): Promise<ActAnswer> {
  const lacking = Object.entries(properties).find(
    ([name, value]) => value !== '' && words.lacks(name, value),
  );
  if (lacking) {
    const [property] = lacking;
    log.warn({ act, property }, 'the portal lacks an option that the agreement names: add it there');
    return { ok: false, reason: 'refused' };
  }
  const [outcome] = await crm.updateContacts([{ key: id, contactId: record.recordId, properties }], {
    id,
    urgency: 0,
    until: now() + LAST_CALL_MS,
  });
  return answerTo(outcome, act, log);
}

function answerTo(outcome: WriteOutcome | undefined, act: CardAct['act'], log: Logger): ActAnswer {
  if (outcome?.ok === true) {
    const without = outcome.without ?? [];
    // The reason is for reports; a lead is disposed of without it as well.
    if (without.every((name) => name === DISPOSITION_REASON_PROPERTY)) return { ok: true };
    log.warn({ act, without }, 'the portal lacks properties; `sla install` creates them');
    return { ok: false, reason: 'refused' };
  }
  if (outcome) log.warn({ act, refusal: outcome.reason, detail: outcome.detail }, 'HubSpot refused an act');
  switch (outcome?.reason) {
    case 'missing':
    case 'merged':
      return { ok: false, reason: 'settled' };
    case 'invalid':
    case 'owner':
    case 'property':
      return { ok: false, reason: 'refused' };
    default:
      return { ok: false, reason: 'unavailable' };
  }
}

/** @throws what is no fault of HubSpot's */
function unavailable(error: unknown, log: Logger): ActAnswer {
  if (!(error instanceof CrmUnavailable) && !(error instanceof CrmRefused)) throw error;
  log.warn({ fault: faultIn(error) }, 'HubSpot did not take an act');
  return { ok: false, reason: 'unavailable' };
}
