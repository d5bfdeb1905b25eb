/** Which reports were sent. Recipients are owner ids, or the chat: no address is kept. */
import { type ReportKind } from '../../domain/agreement/reports.ts';

export interface ReportKey {
  /** Owner id, or 'chat'. */
  readonly recipient: string;
  readonly kind: ReportKind;
  /** The first local day of what it is of, YYYY-MM-DD. */
  readonly period: string;
}

/** Why a report was not handed over, in a word. */
export type PostReason = 'unreachable' | 'login' | 'refused' | 'fault';

export type ReportOutcome =
  | { readonly kind: 'sent'; readonly at: number }
  | { readonly kind: 'failed'; readonly reason: PostReason; readonly tryAfter: number };

export interface ReportLog {
  /**
   * Claims a report, so that nobody else sends it until `leaseUntil`. The first of its kind for a recipient is not sent:
   * it was due before anybody asked for it.
   * @returns how often it was tried with this time; null: it is not to be sent (it was, or somebody is at it, or it waits)
   */
  claimReport(key: ReportKey, dueAt: number, now: number, leaseUntil: number): Promise<number | null>;
  settleReport(key: ReportKey, outcome: ReportOutcome): Promise<void>;
  /** Forgets what was due before an instant, but for the last of each recipient and kind. Returns how many. */
  forgetReports(dueBefore: number): Promise<number>;
}
