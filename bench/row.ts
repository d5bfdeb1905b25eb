/** A row of the benchmark's table: what was measured, against what, and what is to be reached. */

export interface Row {
  readonly what: string;
  /** Ours, in `unit`. */
  readonly ours: number;
  readonly unit: string;
  /** What it is held against; null where the row is a number by itself. */
  readonly against: { readonly name: string; readonly value: number; readonly ratio: number } | null;
  /** The number the row is judged by must be at least or at most this; null: only reported. */
  readonly reach: { readonly bound: 'atLeast' | 'atMost'; readonly value: number } | null;
}

/** A group of rows measured together; `rows` spends about `seconds`. */
export interface Bench {
  /** The name by which `--only` picks it. */
  readonly id: string;
  /** Takes minutes, whatever `--seconds` says: measured when asked for by its name, or with `--long`. */
  readonly long?: true;
  readonly rows: (seconds: number) => Promise<readonly Row[]> | readonly Row[];
}

/** Whether the row reaches what it should: by its ratio where it has one, else by its number. */
export function reached({ ours, against, reach }: Row): boolean | null {
  if (reach === null) return null;
  const judged = against?.ratio ?? ours;
  return reach.bound === 'atLeast' ? judged >= reach.value : judged <= reach.value;
}
