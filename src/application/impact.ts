/** What publishing a draft would do to all open clocks, for each scope. */
import { currentAgreement, type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Agreement } from '../domain/agreement/agreement.ts';
import { type Directory } from '../domain/evaluate/directory.ts';
import { movesBy, SCOPES, type ClockMove, type Scope } from '../domain/evaluate/publication.ts';
import { CalendarSpanError } from '../domain/time/openTime.ts';
import { seesOtherLeads } from './agreements.ts';
import { pagesOf, type Pages } from './pages.ts';

export interface ScopeImpact {
  readonly earlier: number;
  readonly later: number;
  /** No longer promised, or no lead any more. */
  readonly ended: number;
  /** Of leads that only the draft sees. */
  readonly begun: number;
  /** Those that have used up the draft's time, by deadline. */
  readonly outOfTime: readonly ClockMove[];
}

export interface Impact {
  /** Open clocks by the agreement in force. */
  readonly open: number;
  readonly scopes: Readonly<Record<Scope, ScopeImpact>>;
}

export interface ImpactGrounds {
  readonly store: Pick<Pages, 'timelines' | 'recordCount'>;
  readonly history: AgreementHistory;
  readonly draft: Agreement;
  readonly directory: Directory;
  readonly now: number;
}

/** @param at told after each page, and may end it by throwing */
export async function impactOf(
  { store, history, draft, directory, now }: ImpactGrounds,
  at: (done: number, total: number) => void,
): Promise<Impact> {
  const which = seesOtherLeads(currentAgreement(history), draft) ? 'all' : 'running';
  const total = await store.recordCount(which);
  const counting = { newClocks: counter(), openClocks: counter() };
  let open = 0;
  let done = 0;
  for await (const { rows } of pagesOf((after) => store.timelines(which, after))) {
    for (const { record, facts } of rows) {
      const moves = tried(() => movesBy(record, facts, history, draft, directory, now));
      if (moves === null) continue;
      open += moves.newClocks.open;
      for (const scope of SCOPES) for (const move of moves[scope].moves) count(counting[scope], move);
    }
    done += rows.length;
    at(done, Math.max(done, total));
  }
  for (const scope of SCOPES) {
    counting[scope].outOfTime.sort((a, b) => (a.deadlineAfter ?? 0) - (b.deadlineAfter ?? 0));
  }
  return { open, scopes: counting };
}

type Counting = { -readonly [Key in keyof ScopeImpact]: ScopeImpact[Key] } & { outOfTime: ClockMove[] };

function counter(): Counting {
  return { earlier: 0, later: 0, ended: 0, begun: 0, outOfTime: [] };
}

function count(counting: Counting, move: ClockMove): void {
  counting[move.how] += 1;
  if (move.outOfTime) counting.outOfTime.push(move);
}

/** A record that leaves the calendars' years has no clocks that could be compared. */
function tried<T>(judge: () => T): T | null {
  try {
    return judge();
  } catch (error) {
    if (error instanceof CalendarSpanError) return null;
    throw error;
  }
}
