/** The door for the answer to "why?": taken only if every field it will show has the promised shape. */
import type { WhyAnswer } from '../contract.ts';
import {
  durationOf,
  fieldsOf,
  instantOf,
  listOf,
  orNull,
  ownerOf,
  REFUSALS,
  textOf,
  wordsOf,
} from './fields.ts';

type Good = Extract<WhyAnswer, { ok: true }>;
export type WhyClock = Good['clocks'][number];
export type Holder = Good['holders'][number];
export type ToldFact = Good['facts'][number];
export type LeftOut = Good['leftOut'];

/** The answer as the contract has it, or null when the service said something else. */
export function readWhy(value: unknown): WhyAnswer | null {
  const fields = fieldsOf(value);
  if (!fields) return null;
  if (fields.ok === false) {
    const reason = REFUSALS.find((one) => one === fields.reason);
    return reason ? { ok: false, reason } : null;
  }
  const serverNow = instantOf(fields.serverNow);
  const clocks = listOf(fields.clocks, whyClockOf);
  const notMade = listOf(fields.notMade, textOf);
  const holders = listOf(fields.holders, holderOf);
  const facts = listOf(fields.facts, factOf);
  const leftOut = leftOutOf(fields.leftOut);
  if (fields.ok !== true || serverNow === null || !clocks || !notMade) return null;
  if (!holders || !facts || !leftOut) return null;
  return { ok: true, serverNow, clocks, notMade, holders, facts, leftOut };
}

function whyClockOf(value: unknown): WhyClock | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const promise = wordsOf(fields?.promise);
  const lines = listOf(fields?.lines, textOf);
  return id === null || !promise || !lines ? null : { id, promise, lines };
}

function holderOf(value: unknown): Holder | null {
  const fields = fieldsOf(value);
  const owner = orNull(fields?.owner, ownerOf);
  const fromAt = instantOf(fields?.fromAt);
  const untilAt = orNull(fields?.untilAt, instantOf);
  const workingMs = durationOf(fields?.workingMs);
  if (owner === undefined || fromAt === null || untilAt === undefined || workingMs === null) return null;
  return { owner, fromAt, untilAt, workingMs };
}

function factOf(value: unknown): ToldFact | null {
  const fields = fieldsOf(value);
  const at = instantOf(fields?.at);
  const what = textOf(fields?.what);
  const source = textOf(fields?.source);
  return at === null || what === null || source === null ? null : { at, what, source };
}

function leftOutOf(value: unknown): LeftOut | null {
  const fields = fieldsOf(value);
  const clocks = durationOf(fields?.clocks);
  const holders = durationOf(fields?.holders);
  const heldMs = durationOf(fields?.heldMs);
  const facts = durationOf(fields?.facts);
  if (clocks === null || holders === null || heldMs === null || facts === null) return null;
  return { clocks, holders, heldMs, facts };
}
