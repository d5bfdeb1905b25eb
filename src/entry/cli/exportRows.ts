/** What `sla export` writes a row of: plain values, instants in ISO, an empty cell for what there is not. */
import { factRow } from '../../adapters/store/rows.ts';
import { pagesOf, type Pages } from '../../application/pages.ts';
import { type Clock } from '../../domain/evaluate/clock.ts';
import { type LearnedFact } from '../../domain/timeline/timeline.ts';

export const EXPORTS = ['facts', 'clocks', 'verdicts'] as const;
export type Exported = (typeof EXPORTS)[number];

export type ExportRow = Readonly<Record<string, string | number | boolean | null>>;

export const COLUMNS: Readonly<Record<Exported, readonly string[]>> = {
  facts: [
    'object_type',
    'record_id',
    'kind',
    'property',
    'value',
    'merged_ids',
    'occurred_at',
    'learned_at',
    'source_type',
    'source_id',
  ],
  clocks: [
    'object_type',
    'record_id',
    'clock_id',
    'promise_id',
    'side',
    'cycle',
    'owner_id',
    'agreement_version',
    'calendar_id',
    'shadow',
    'started_at',
    'budget_minutes',
    'deadline_at',
    'overdue_after',
    'ended_at',
    'ending',
    'verdict',
    'elapsed_minutes',
    'tier',
    'handovers',
    'unverified',
  ],
  verdicts: [
    'object_type',
    'record_id',
    'clock_id',
    'promise_id',
    'side',
    'owner_id',
    'agreement_version',
    'verdict',
    'verdict_at',
    'shadow',
    'unverified',
    'elapsed_minutes',
  ],
};

const MINUTE_MS = 60_000;

/** Page by page, so that nothing is in memory as a whole. @param since epoch ms */
export async function* rowsOf(
  what: Exported,
  store: Pick<Pages, 'facts' | 'clocks'>,
  since: number,
): AsyncGenerator<readonly ExportRow[]> {
  if (what === 'facts') {
    for await (const { rows } of pagesOf((after) => store.facts(after, since))) yield rows.map(ofFact);
    return;
  }
  for await (const { rows } of pagesOf((after) => store.clocks(after, since))) {
    yield what === 'clocks'
      ? rows.map(ofClock)
      : rows.filter((clock) => isJudged(clock, since)).map(ofVerdict);
  }
}

function ofFact({ fact, learnedAt }: LearnedFact): ExportRow {
  const row = factRow(fact, learnedAt);
  return {
    ...row,
    merged_ids: row.merged_ids?.join(' ') ?? null,
    occurred_at: iso(row.occurred_at),
    learned_at: iso(row.learned_at),
  };
}

function ofClock(clock: Clock): ExportRow {
  return {
    object_type: clock.record.objectType,
    record_id: clock.record.recordId,
    clock_id: clock.id,
    promise_id: clock.promiseId,
    side: clock.side,
    cycle: clock.cycle,
    owner_id: clock.ownerId,
    agreement_version: clock.agreementVersion,
    calendar_id: clock.calendarId,
    shadow: clock.shadow,
    started_at: iso(clock.startedAt),
    budget_minutes: minutes(clock.budgetMs),
    deadline_at: iso(clock.deadlineAt),
    overdue_after: iso(clock.overdueAfter),
    ended_at: iso(clock.endedAt),
    ending: clock.ending,
    verdict: clock.verdict,
    elapsed_minutes: minutes(clock.elapsedMs),
    tier: clock.tier + 1,
    handovers: clock.handovers,
    unverified: clock.unverified,
  };
}

function isJudged(clock: Clock, since: number): boolean {
  return clock.verdict !== null && judgedAt(clock) >= since;
}

/** A breach is dated at its deadline, all else at the end of the clock. */
function judgedAt({ verdict, deadlineAt, endedAt }: Clock): number {
  return verdict === 'breached' ? deadlineAt : (endedAt ?? deadlineAt);
}

function ofVerdict(clock: Clock): ExportRow {
  const whole = ofClock(clock);
  return {
    ...Object.fromEntries(COLUMNS.verdicts.map((column) => [column, whole[column] ?? null])),
    verdict_at: iso(judgedAt(clock)),
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function minutes(ms: number | null): number | null {
  return ms === null ? null : Math.round((ms / MINUTE_MS) * 100) / 100;
}
