/** A budget as the agreement writes it: a number and an explicit unit. There is no bare "1 day" (E24). */
import { type Budget } from '../../src/domain/agreement/agreement.ts';

export const BUDGET = /^\s*(\d+(?:\.\d+)?)\s+(business|calendar)\s+(minute|hour|day)s?\s*$/;
const MINUTES = { minute: 1, hour: 60, day: 1440 } as const;

/** Null when the text is no budget of at least a minute; business days are whole. */
export function parseBudget(text: string): Budget | null {
  const match = BUDGET.exec(text);
  const amount = Number(match?.[1]);
  const unit = match?.[3];
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day') return null;
  if (match?.[2] === 'business' && unit === 'day') {
    return Number.isInteger(amount) && amount >= 1 ? { unit: 'businessDays', days: amount } : null;
  }
  const minutes = amount * MINUTES[unit];
  if (minutes < 1) return null;
  return { unit: match?.[2] === 'business' ? 'businessMinutes' : 'calendarMinutes', minutes };
}

/** At most of a working year, or of a calendar year; calendars are laid out for some years ahead only. */
const LONGEST = { businessDays: 260, businessMinutes: 2_600 * 60, calendarMinutes: 366 * 1440 } as const;

/** Whether a budget is one that calendars can hold; a text that is no budget at all is not judged here. */
export function isWithinAYear(text: string): boolean {
  const budget = parseBudget(text);
  if (budget === null) return true;
  return (budget.unit === 'businessDays' ? budget.days : budget.minutes) <= LONGEST[budget.unit];
}
