/**
 * The card's door: an answer is taken only if every field it will show has the promised shape. Written by hand, since
 * a card may import nothing but React and HubSpot's own package.
 */
import type { CardAnswer, CardClock, CardPause, CardVerdict, CardWords } from '../contract.ts';
import { abilitiesOf, nextStepOf, viewerOf } from './abilities.ts';
import {
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  oneOf,
  orNull,
  ownerOf,
  REFUSALS,
  SIDES,
  spanOf,
  wordsOf,
} from './fields.ts';

const VERDICTS: readonly CardVerdict[] = ['met', 'breached', 'excused', 'void'];
const UNTRACKED = ['unseen', 'noClock'] as const;
const SWITCH = ['on', 'off'] as const;

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
  const settledBefore = durationOf(fields.settledBefore);
  const next = listOf(fields.next, nextStepOf);
  const can = abilitiesOf(fields.can);
  const viewer = viewerOf(fields.viewer);
  const writing = oneOf(SWITCH, fields.writing);
  if (fields.tracked !== true || evaluatedAt === null || !agreement || !clocks) return null;
  if (settledBefore === null || !next || !can || !viewer || !writing) return null;
  const known = { ok: true, tracked: true, serverNow, evaluatedAt, agreement } as const;
  return { ...known, clocks, settledBefore, next, can, writing, viewer };
}

function clockOf(value: unknown): CardClock | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const { id, zone } = fields;
  const side = oneOf(SIDES, fields.side);
  const promise = wordsOf(fields.promise);
  const owner = orNull(fields.owner, ownerOf);
  const verdict = fields.verdict === null ? null : VERDICTS.find((one) => one === fields.verdict);
  const endedAt = fields.endedAt === null ? null : instantOf(fields.endedAt);
  const startedAt = instantOf(fields.startedAt);
  const deadlineAt = instantOf(fields.deadlineAt);
  const overdueAfter = instantOf(fields.overdueAfter);
  const dueSoonAt = instantOf(fields.dueSoonAt);
  const budgetMs = durationOf(fields.budgetMs);
  const elapsedMs = durationOf(fields.elapsedMs);
  const openWindows = listOf(fields.openWindows, spanOf);
  const pauses = listOf(fields.pauses, pauseOf);
  if (typeof id !== 'string' || typeof zone !== 'string' || !side) return null;
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

function pauseOf(value: unknown): CardPause | null {
  const fields = fieldsOf(value);
  const reason = wordsOf(fields?.reason);
  const span = spanOf([fields?.fromAt, fields?.untilAt]);
  return reason && span ? { fromAt: span[0], untilAt: span[1], reason } : null;
}

function agreementOf(value: unknown): { name: CardWords; version: string } | null {
  const fields = fieldsOf(value);
  const name = wordsOf(fields?.name);
  if (!fields || !name || typeof fields.version !== 'string') return null;
  return { name, version: fields.version };
}
