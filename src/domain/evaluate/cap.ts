/**
 * Pauses by status, up to what each may take of a cycle.
 *
 * Worked example (a test row): 09:00-17:00, a rule that may take 2 business hours, paused 10:00-11:00 and again
 * 14:00-17:00: the second counts until 15:00, and the clock runs from then on.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { budgetMs } from '../agreement/budget.ts';
import { type OpenTime } from '../time/openTime.ts';
import { type RuledPause } from './cycle.ts';
import { type Suspension } from './clock.ts';

export function cappedPauses(
  { pauses: rules }: Agreement,
  pauses: readonly RuledPause[],
  startedAt: number,
  open: OpenTime,
): readonly Suspension[] {
  const left = new Map<string, number>();
  const counted: Suspension[] = [];
  for (const pause of pauses) {
    const rule = rules.find(({ id }) => id === pause.pauseId);
    const fromAt = Math.max(pause.fromAt, startedAt);
    if (!rule || pause.untilAt <= fromAt) continue;
    const allowed = left.get(rule.id) ?? budgetMs(rule.atMost, open, fromAt);
    if (allowed <= 0) continue;
    const untilAt = Math.min(pause.untilAt, open.dueAt(fromAt, allowed));
    left.set(rule.id, allowed - open.elapsedMs(fromAt, untilAt));
    counted.push({ fromAt, untilAt, reason: 'paused', pauseId: rule.id });
  }
  return counted;
}
