/** All groups of rows, in the order in which they are printed. */
import { type Bench } from './row.ts';

// Two of the libraries compute in the process's zone; the cases are in UTC.
process.env.TZ = 'UTC';
const LOADERS: readonly (() => Promise<Bench>)[] = [
  async () => (await import('./rows/deadline.ts')).deadline,
  async () => (await import('./rows/evaluation.ts')).evaluation,
  async () => (await import('./rows/deliveries.ts')).deliveries,
  async () => (await import('./rows/looks.ts')).looks,
  async () => (await import('./rows/cards.ts')).cards,
  async () => (await import('./rows/writing.ts')).lateness,
  async () => (await import('./rows/writing.ts')).burst,
  async () => (await import('./rows/imports.ts')).imports,
  async () => (await import('./rows/looks.ts')).sweep,
  async () => (await import('./rows/growth.ts')).growth,
  async () => (await import('./rows/figures.ts')).figures,
  async () => (await import('./rows/memory.ts')).memory,
];

export function groups(): Promise<readonly Bench[]> {
  return Promise.all(LOADERS.map((load) => load()));
}
