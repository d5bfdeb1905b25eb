/**
 * What a budget comes to in milliseconds of its calendar, from a given start.
 *
 * `businessDays: n` runs to the close of the n-th business day after the start day (a start after opening makes that
 * day 0). Example (a test row): 09:00-17:00, start Monday 10:00, 2 business days: until Wednesday 17:00, 23 hours.
 */
import { type OpenTime } from '../time/openTime.ts';
import { type Budget } from './agreement.ts';

const MINUTE_MS = 60_000;

export function budgetMs(budget: Budget, open: OpenTime, startedAt: number): number {
  switch (budget.unit) {
    case 'businessMinutes':
    case 'calendarMinutes':
      return budget.minutes * MINUTE_MS;
    case 'businessDays':
      return open.elapsedMs(startedAt, open.closeOfBusinessDay(startedAt, budget.days));
  }
}
