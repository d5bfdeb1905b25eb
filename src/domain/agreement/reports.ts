/**
 * What an agreement says of its reports: who may be seen in them, and who is sent which, when and in which language.
 */
import { type Language } from './agreement.ts';

/** Who may be seen in reports, and by what they group. */
export interface Reports {
  /** Whether reports name reps, or speak of teams only: some places do not allow to watch named employees. */
  readonly people: 'named' | 'aggregate';
  /** The property that says where a lead came from; null: reports do not group by it. */
  readonly source: string | null;
  /** Who is sent reports by e-mail; everybody stands here once. */
  readonly mail: readonly MailOrder[];
  /** What is told in the team's chat; null: nothing. */
  readonly chat: ReportOrder | null;
}

/** Reports that are sent: what is overdue on a working day, how the promises of a week or a month were kept. */
export const REPORT_KINDS = ['day', 'week', 'month'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface ReportOrder {
  readonly every: readonly ReportKind[];
  /** Minutes after midnight of a working day; null: when work begins. */
  readonly atMinute: number | null;
  readonly language: Language;
}

export interface MailOrder extends ReportOrder {
  /** Owner id or e-mail address, in small letters. */
  readonly to: string;
}
