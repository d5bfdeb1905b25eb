/** When a report is due, and whether it may go out now. */
import { type Calendar } from '../../domain/agreement/agreement.ts';
import { type ReportKind } from '../../domain/agreement/reports.ts';
import { type NamedPeriod } from '../figures/figures.ts';

/** A report that is due: what it is of, and from when it is sent. */
export interface ReportSlot {
  readonly period: NamedPeriod;
  /** Epoch ms. */
  readonly dueAt: number;
}

type Hours = Pick<Calendar, 'zone' | 'open'>;

/**
 * The last report of a kind that has become due; null: none has.
 * @param atMinute minutes after local midnight; null: when work begins
 */
export type LastSlot = (
  kind: ReportKind,
  calendar: Hours,
  atMinute: number | null,
  now: number,
) => ReportSlot | null;

/** A report that is this late waits until somebody works. */
const LATE_MS = 3_600_000;

/** Whatever was missed at night or over a weekend is sent in working time, and not before. */
export function mayGoOut({ dueAt }: ReportSlot, { open }: Hours, now: number): boolean {
  return now - dueAt < LATE_MS || open.isOpenAt(now);
}
