/** What an answer's fields may be: read one by one, null where the service said something else. */
import type { CardOwner, CardSide, CardWords } from '../contract.ts';

/** What the service says when it cannot tell about a record. */
export const REFUSALS = ['wrongPortal', 'badRecord', 'unavailable'] as const;

export const SIDES: readonly CardSide[] = ['lead', 'rep', 'system', 'marketing'];

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** Null when one of the items is not as it should be. */
export function listOf<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] | null {
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
export function instantOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? value : null;
}

export function durationOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Three letters, or no number could be formatted by it. */
export function currencyOf(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : null;
}

export function wordsOf(value: unknown): CardWords | null {
  const fields = fieldsOf(value);
  if (!fields || typeof fields.en !== 'string') return null;
  return typeof fields.ar === 'string' ? { en: fields.en, ar: fields.ar } : { en: fields.en };
}

export function ownerOf(value: unknown): CardOwner | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.id);
  const name = orNull(fields?.name, textOf);
  return id === null || name === undefined ? null : { id, name };
}

/** What may be null by the contract: undefined when it is neither that nor what it should be. */
export function orNull<T>(value: unknown, read: (value: unknown) => T | null): T | null | undefined {
  return value === null ? null : (read(value) ?? undefined);
}

export function booleanOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** Undefined when it is none of them. */
export function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

/** A window [start, end), which may be empty but not backwards. */
export function spanOf(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [start, end] = (value as readonly unknown[]).map(instantOf);
  return typeof start === 'number' && typeof end === 'number' && start <= end ? [start, end] : null;
}
