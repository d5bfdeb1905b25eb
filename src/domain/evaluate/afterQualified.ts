/**
 * What is promised from qualified on (S9): until what the promise asks for, or until the lead is handed off anew.
 *
 * The rules it owns: a deal that was made before the lead was called qualified leaves nothing to wait for. Where another
 * disposition takes the place of qualified there is no deal to wait for either; it is one again, without the time
 * between, if that was a slip.
 */
import { type SlaPromise } from '../agreement/agreement.ts';
import { type Moment } from '../timeline/moment.ts';
import { type Suspension } from './clock.ts';
import { withinBounce } from './cycle.ts';
import { activityAfter, dealBetween } from './keeping.ts';
import { firstEnd, kept, lost, type Run, type RunContext } from './run.ts';

export function afterQualified(context: RunContext, promise: SlaPromise): readonly Run[] {
  const { cycle, nextHandOffAt, timeline } = context;
  const last = cycle.moments.at(-1);
  if (cycle.ending === null || cycle.ending === 'leftDefinition' || !last) return [];
  const since = [last, ...cycle.aftermath];
  const startedAt = since.find(({ disposition }) => disposition === 'qualified')?.at;
  if (startedAt === undefined || dealBetween(context, cycle.handOffAt, startedAt)) return [];
  const { suspensions, lostAt } = otherwise(context, since, startedAt);
  const holder = cycle.holdings.at(-1)?.ownerId ?? null;
  const endAt = Math.min(nextHandOffAt, lostAt);
  return [
    {
      ownerId: holder,
      holderKey: promise.side === 'rep' ? (holder ?? 'lead') : 'lead',
      startedAt,
      suspensions,
      end: firstEnd(
        kept(activityAfter(timeline, promise, startedAt, nextHandOffAt, true)),
        endAt < Infinity ? { at: endAt, ending: 'leftDefinition' } : null,
        lost(timeline),
      ),
      takenOverFrom: null,
    },
  ];
}

/** When the lead was called something else, by slips and for good. */
function otherwise(
  { agreement }: RunContext,
  moments: readonly Moment[],
  startedAt: number,
): { readonly suspensions: readonly Suspension[]; readonly lostAt: number } {
  const suspensions: Suspension[] = [];
  let lostAt = Infinity;
  for (const { at, disposition } of moments) {
    if (at <= startedAt || disposition === null) continue;
    if (disposition !== 'qualified') {
      lostAt = Math.min(lostAt, at);
    } else if (lostAt < Infinity) {
      if (!withinBounce(agreement, lostAt, at)) break;
      suspensions.push({ fromAt: lostAt, untilAt: at, reason: 'takenBack', pauseId: null });
      lostAt = Infinity;
    }
  }
  return { suspensions, lostAt };
}
