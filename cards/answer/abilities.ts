/** The part of an answer that says what comes next, and what the viewer may do. */
import type { CardAbilities, CardNextStep, CardReason } from '../contract.ts';
import { durationOf, fieldsOf, instantOf, listOf, orNull, textOf, wordsOf } from './fields.ts';

type Pausing = NonNullable<CardAbilities['pause']>[number];
type Disposing = NonNullable<CardAbilities['dispose']>;
type Asked = CardAbilities['grantExcuse'][number];

const KINDS: readonly CardNextStep['kind'][] = ['reminder', 'overdue', 'step'];
const ROLES = ['owner', 'manager', 'admin', 'viewer'] as const;

export function viewerOf(value: unknown): { role: (typeof ROLES)[number] } | null {
  const role = ROLES.find((one) => one === fieldsOf(value)?.role);
  return role ? { role } : null;
}

export function nextStepOf(value: unknown): CardNextStep | null {
  const fields = fieldsOf(value);
  const clockId = textOf(fields?.clockId);
  const at = instantOf(fields?.at);
  const kind = KINDS.find((one) => one === fields?.kind);
  const forName = orNull(fields?.forName, textOf);
  if (clockId === null || at === null || !kind || forName === undefined) return null;
  return { clockId, at, kind, forName };
}

export function abilitiesOf(value: unknown): CardAbilities | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  const dispose = orNull(fields.dispose, disposingOf);
  const pause = orNull(fields.pause, (list) => listOf(list, pausingOf));
  const resume = orNull(fields.resume, reasonOf);
  const snoozeUntil = orNull(fields.snoozeUntil, instantOf);
  const askExcuse = listOf(fields.askExcuse, textOf);
  const grantExcuse = listOf(fields.grantExcuse, askedOf);
  if (dispose === undefined || pause === undefined || resume === undefined || snoozeUntil === undefined)
    return null;
  if (!askExcuse || !grantExcuse) return null;
  return { dispose, pause, resume, snoozeUntil, askExcuse, grantExcuse };
}

function disposingOf(value: unknown): Disposing | null {
  const fields = fieldsOf(value);
  const disqualified = orNull(fields?.disqualified, (list) => listOf(list, reasonOf));
  const recycled = orNull(fields?.recycled, (list) => listOf(list, reasonOf));
  if (typeof fields?.qualified !== 'boolean' || disqualified === undefined || recycled === undefined)
    return null;
  return { qualified: fields.qualified, disqualified, recycled };
}

function reasonOf(value: unknown): CardReason | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const words = wordsOf(fields?.words);
  return id === null || !words ? null : { id, words };
}

function pausingOf(value: unknown): Pausing | null {
  const reason = reasonOf(value);
  const leftMs = durationOf(fieldsOf(value)?.leftMs);
  return reason && leftMs !== null ? { ...reason, leftMs } : null;
}

function askedOf(value: unknown): Asked | null {
  const fields = fieldsOf(value);
  const clockId = textOf(fields?.clockId);
  const reason = textOf(fields?.reason);
  const askedBy = orNull(fields?.askedBy, textOf);
  return clockId === null || reason === null || askedBy === undefined ? null : { clockId, reason, askedBy };
}
