/** The page's door for lists: an answer is taken only if every field it will show has the promised shape. */
import type {
  PageBoardAnswer,
  PageBoardRow,
  PageClock,
  PageClocksAnswer,
  PageHabits,
  PagePatternsAnswer,
} from '../pageContract.ts';
import {
  booleanOf,
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  oneOf,
  orNull,
  SIDES,
  textOf,
  wordsOf,
} from './fields.ts';
import { readPageAnswer, STANDINGS } from './figuresGuard.ts';

type Good<Answer> = Extract<Answer, { ok: true }>;
type Holder = Good<PageBoardAnswer>['holders'][number];

const NAMED_BY = ['rep', 'team'] as const;
/** They become parts of an address. */
const RECORD_ID = /^[1-9]\d{0,18}$/;
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const DAYS_OF_A_WEEK = 7;
const HOURS_OF_A_DAY = 24;

/** The answer as the contract has it, or null when the service said something else. */
export function readClocksAnswer(value: unknown): PageClocksAnswer | null {
  return readPageAnswer(value, (fields, serverNow): Good<PageClocksAnswer> | null => {
    const uiDomain = orNull(fields.uiDomain, hostOf);
    const clocks = listOf(fields.clocks, clockOf);
    const next = orNull(fields.next, textOf);
    if (!clocks || next === undefined || uiDomain === undefined) return null;
    return { ok: true, serverNow, uiDomain, clocks, next };
  });
}

/** The answer as the contract has it, or null when the service said something else. */
export function readBoardAnswer(value: unknown): PageBoardAnswer | null {
  return readPageAnswer(value, (fields, serverNow): Good<PageBoardAnswer> | null => {
    const zone = textOf(fields.zone);
    const uiDomain = orNull(fields.uiDomain, hostOf);
    const overdueInAll = durationOf(fields.overdueInAll);
    const overdue = listOf(fields.overdue, boardRowOf);
    const holders = listOf(fields.holders, holderOf);
    const dueNext = listOf(fields.dueNext, boardRowOf);
    const dueUntil = instantOf(fields.dueUntil);
    if (zone === null || uiDomain === undefined || overdueInAll === null) return null;
    if (!overdue || !holders || !dueNext || dueUntil === null) return null;
    return { ok: true, serverNow, zone, uiDomain, overdueInAll, overdue, holders, dueNext, dueUntil };
  });
}

/** The answer as the contract has it, or null when the service said something else. */
export function readPatternsAnswer(value: unknown): PagePatternsAnswer | null {
  return readPageAnswer(value, (fields, serverNow): Good<PagePatternsAnswer> | null => {
    const by = oneOf(NAMED_BY, fields.by);
    const habits = listOf(fields.habits, habitsOf);
    const more = durationOf(fields.more);
    const unowned = durationOf(fields.unowned);
    const arrivals = listOf(fields.arrivals, (day) => lengthOf(HOURS_OF_A_DAY, listOf(day, durationOf)));
    const arrived = durationOf(fields.arrived);
    const outsideHours = durationOf(fields.outsideHours);
    const week = lengthOf(DAYS_OF_A_WEEK, arrivals);
    if (!by || !habits || more === null || unowned === null) return null;
    if (!week || arrived === null || outsideHours === null) return null;
    return { ok: true, serverNow, by, habits, more, unowned, arrivals: week, arrived, outsideHours };
  });
}

function lengthOf<T>(length: number, list: readonly T[] | null): readonly T[] | null {
  return list?.length === length ? list : null;
}

function recordIdOf(value: unknown): string | null {
  const id = textOf(value);
  return id !== null && RECORD_ID.test(id) ? id : null;
}

function hostOf(value: unknown): string | null {
  const host = textOf(value);
  return host !== null && HOST.test(host) ? host : null;
}

function clockOf(value: unknown): PageClock | null {
  const fields = fieldsOf(value);
  const contactId = recordIdOf(fields?.contactId);
  const promise = wordsOf(fields?.promise);
  const side = oneOf(SIDES, fields?.side);
  const owner = orNull(fields?.owner, textOf);
  const team = orNull(fields?.team, textOf);
  const deadlineAt = instantOf(fields?.deadlineAt);
  const standing = oneOf(STANDINGS, fields?.standing);
  const elapsedMs = orNull(fields?.elapsedMs, durationOf);
  if (contactId === null || !promise || !side || owner === undefined || team === undefined) return null;
  if (deadlineAt === null || !standing || elapsedMs === undefined) return null;
  return { contactId, promise, side, owner, team, deadlineAt, standing, elapsedMs };
}

function boardRowOf(value: unknown): PageBoardRow | null {
  const fields = fieldsOf(value);
  const contactId = recordIdOf(fields?.contactId);
  const promise = wordsOf(fields?.promise);
  const side = oneOf(SIDES, fields?.side);
  const owner = orNull(fields?.owner, textOf);
  const team = orNull(fields?.team, textOf);
  const deadlineAt = instantOf(fields?.deadlineAt);
  const overdueMs = durationOf(fields?.overdueMs);
  const step = orNull(fields?.step, (one) => {
    const at = instantOf(fieldsOf(one)?.at);
    const forName = orNull(fieldsOf(one)?.forName, textOf);
    return at === null || forName === undefined ? null : { at, forName };
  });
  if (contactId === null || !promise || !side || owner === undefined || team === undefined) return null;
  if (deadlineAt === null || overdueMs === null || step === undefined) return null;
  return { contactId, promise, side, owner, team, deadlineAt, overdueMs, step };
}

function holderOf(value: unknown): Holder | null {
  const name = orNull(fieldsOf(value)?.name, textOf);
  const ofMarketing = booleanOf(fieldsOf(value)?.ofMarketing);
  const overdue = durationOf(fieldsOf(value)?.overdue);
  return name === undefined || ofMarketing === null || overdue === null
    ? null
    : { name, ofMarketing, overdue };
}

function habitsOf(value: unknown): PageHabits | null {
  const fields = fieldsOf(value);
  const name = orNull(fields?.name, textOf);
  const leads = durationOf(fields?.leads);
  const paused = durationOf(fields?.paused);
  const bounced = durationOf(fields?.bounced);
  const handedOn = durationOf(fields?.handedOn);
  const unverified = durationOf(fields?.unverified);
  const pausedShare = orNull(fields?.pausedShare, durationOf);
  const pausedMuch = booleanOf(fields?.pausedMuch);
  if (name === undefined || leads === null || paused === null) return null;
  if (pausedShare === undefined || pausedMuch === null) return null;
  if (bounced === null || handedOn === null || unverified === null) return null;
  return { name, leads, paused, bounced, handedOn, unverified, pausedShare, pausedMuch };
}
