/** Answers of the service for the card's tests: one clock on Monday 2 March 2026, 09:00-17:00 UTC, and overrides. */
import type { CardAbilities, CardAnswer, CardClock } from '../../cards/contract.ts';

export const HOUR_MS = 3_600_000;

export const at = (iso: string): number => Date.parse(iso);

/** Monday to Friday 09:00-17:00 UTC, from Monday 2 to Tuesday 10 March 2026. */
export const OFFICE_WEEK: readonly (readonly [number, number])[] = [2, 3, 4, 5, 6, 9, 10].map((day) => {
  const date = `2026-03-${String(day).padStart(2, '0')}`;
  return [at(`${date}T09:00:00Z`), at(`${date}T17:00:00Z`)] as const;
});

/** Four business hours from Monday 10:00, due at 14:00; read at 11:00. */
export function aClock(changes: Partial<CardClock> = {}): CardClock {
  return {
    id: 'first-touch/1',
    promise: { en: 'First touch within 4 business hours', ar: 'أول تواصل خلال 4 ساعات عمل' },
    side: 'rep',
    owner: { id: '71', name: 'Jo Rep' },
    startedAt: at('2026-03-02T10:00:00Z'),
    budgetMs: 4 * HOUR_MS,
    deadlineAt: at('2026-03-02T14:00:00Z'),
    overdueAfter: at('2026-03-02T14:00:00Z'),
    dueSoonAt: at('2026-03-02T13:00:00Z'),
    endedAt: null,
    verdict: null,
    elapsedMs: HOUR_MS,
    zone: 'UTC',
    openWindows: OFFICE_WEEK,
    pauses: [],
    ...changes,
  };
}

/** What somebody may do who is neither the owner nor set over him. */
export const NOTHING: CardAbilities = {
  dispose: null,
  pause: null,
  resume: null,
  snoozeUntil: null,
  askExcuse: [],
  grantExcuse: [],
};

export function anAnswer(
  clocks: readonly CardClock[] = [aClock()],
  serverNow: number = at('2026-03-02T11:00:00Z'),
): Extract<CardAnswer, { tracked: true }> {
  return {
    ok: true,
    tracked: true,
    serverNow,
    evaluatedAt: serverNow,
    agreement: { name: { en: 'Lead hand-off agreement', ar: 'اتفاقية التسليم' }, version: '1' },
    clocks,
    settledBefore: 0,
    next: [],
    can: NOTHING,
    writing: 'on',
    viewer: { role: 'viewer' },
  };
}
