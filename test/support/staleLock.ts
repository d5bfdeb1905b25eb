/** A process that is killed leaves the lock of its folder behind, which others may take a quarter of a minute later. */
import { utimes } from 'node:fs/promises';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** As if that time had passed. */
export function lockGoesStale(folder: string): Promise<void> {
  return utimes(`${folder}.lock`, LONG_AGO, LONG_AGO);
}
