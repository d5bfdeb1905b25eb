/**
 * The card's door: an answer is taken only if every field it will show has the promised shape. Written by hand, since
 * a card may import nothing but React and HubSpot's own package.
 */
import type { CardAnswer, CardClock, CardOwner, CardPause, CardVerdict, CardWords } from '../contract.ts';

type Fields = Readonly<Record<string, unknown>>;

const VERDICTS: readonly CardVerdict[] = ['met', 'breached', 'excused', 'void'];
const REFUSALS = ['wrongPortal', 'badRecord', 'unavailable'] as const;
const UNTRACKED = ['unseen', 'noClock'] as const;

/** The answer as the contract has it, or null when the service said something else. */
export function readAnswer(value: unknown): CardAnswer | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  if (fields.ok === false) {
    const reason = REFUSALS.find((one) => one === fields.reason);
    return reason ? { ok: false, reason } : null;
  }
  const serverNow = instantOf(fields.serverNow);
  if (fields.ok !== true || serverNow === null) return null;
  if (fields.tracked === false) {
    const reason = UNTRACKED.find((one) => one === fields.reason);
    return reason ? { ok: true, tracked: false, serverNow, reason } : null;
  }
  const evaluatedAt = instantOf(fields.evaluatedAt);
  const agreement = agreementOf(fields.agreement);
  const clocks = listOf(fields.clocks, clockOf);
  if (fields.tracked !== true || evaluatedAt === null || !agreement || !clocks) return null;
  return { ok: true, tracked: true, serverNow, evaluatedAt, agreement, clocks };
}

function clockOf(value: unknown): CardClock | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { id, side, zone } = fields;
  const promise = wordsOf(fields.promise);
  const owner = fields.owner === null ? null : ownerOf(fields.owner);
  const verdict = fields.verdict === null ? null : VERDICTS.find((one) => one === fields.verdict);
  const endedAt = fields.endedAt === null ? null : instantOf(fields.endedAt);
  const startedAt = instantOf(fields.startedAt);
  const deadlineAt = instantOf(fields.deadlineAt);
  const overdueAfter = instantOf(fields.overdueAfter);
  const dueSoonAt = instantOf(fields.dueSoonAt);
  const budgetMs = durationOf(fields.budgetMs);
  const elapsedMs = durationOf(fields.elapsedMs);
  const openWindows = listOf(fields.openWindows, windowOf);
  const pauses = listOf(fields.pauses, pauseOf);
  if (
    typeof id !== 'string' ||
    typeof zone !== 'string' ||
    (side !== 'lead' && side !== 'rep' && side !== 'system')
  )
    return null;
  if (!promise || owner === undefined || verdict === undefined || !openWindows || !pauses) return null;
  // A clock has stopped exactly when it has both a verdict and an end; half of that cannot be shown truthfully.
  if ((verdict === null) !== (fields.endedAt === null) || (fields.endedAt !== null && endedAt === null))
    return null;
  if (startedAt === null || deadlineAt === null || overdueAfter === null || dueSoonAt === null) return null;
  if (budgetMs === null || elapsedMs === null) return null;
  return {
    id,
    promise,
    side,
    owner,
    startedAt,
    budgetMs,
    deadlineAt,
    overdueAfter,
    dueSoonAt,
    endedAt,
    verdict,
    elapsedMs,
    zone,
    openWindows,
    pauses,
  };
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function listOf<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(value)) return null;
  const items: T[] = [];
  for (const item of value as readonly unknown[]) {
    const one = read(item);
    if (one === null) return null;
    items.push(one);
  }
  return items;
}

/** Instants within what a Date can hold; anything else could not be shown as wall time. */
function instantOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : null;
}

function durationOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : null;
}

function windowOf(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [start, end] = (value as readonly unknown[]).map(instantOf);
  return typeof start === 'number' && typeof end === 'number' && start <= end ? [start, end] : null;
}

function pauseOf(value: unknown): CardPause | null {
  const fields = fieldsOf(value);
  const reason = wordsOf(fields?.reason);
  const span = windowOf([fields?.fromAt, fields?.untilAt]);
  return reason && span ? { fromAt: span[0], untilAt: span[1], reason } : null;
}

function wordsOf(value: unknown): CardWords | null {
  const fields = fieldsOf(value);
  if (!fields || typeof fields.en !== 'string') return null;
  return typeof fields.ar === 'string' ? { en: fields.en, ar: fields.ar } : { en: fields.en };
}

/** Undefined when the value is no owner; null stands for "nobody" in the contract. */
function ownerOf(value: unknown): CardOwner | undefined {
  const fields = fieldsOf(value);
  if (!fields || typeof fields.id !== 'string') return undefined;
  if (fields.name !== null && typeof fields.name !== 'string') return undefined;
  return { id: fields.id, name: fields.name };
}

function agreementOf(value: unknown): { name: CardWords; version: string } | null {
  const fields = fieldsOf(value);
  const name = wordsOf(fields?.name);
  if (!fields || !name || typeof fields.version !== 'string') return null;
  return { name, version: fields.version };
}
