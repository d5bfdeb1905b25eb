/** What every part of the card needs to say a time: whose words, whose wall clock, and what time it is. */
import type { CardClock, CardWords } from '../contract.ts';
import type { Locale } from '../messages/locale.ts';
import { message } from '../messages/message.ts';
import { sameWallTime, sayWallTime, sayZone } from '../messages/wallTime.ts';

export interface View {
  readonly locale: Locale;
  readonly zone: string;
  readonly now: number;
}

/** The agreement's own words, in the viewer's language where the agreement has it. */
export function wordsFor(view: View, words: CardWords): string {
  return (view.locale.language === 'ar' ? words.ar : undefined) ?? words.en;
}

/** An instant on the viewer's wall clock. */
export function when(view: View, at: number): string {
  return sayWallTime(view.locale, at, view.now, view.zone);
}

/** The deadline on the calendar's wall clock with the zone's name; null where it reads the same as the viewer's. */
export function deadlineInCalendarZone(view: View, clock: CardClock): string | null {
  if (sameWallTime(view.zone, clock.zone, clock.deadlineAt)) return null;
  return message(view.locale, 'time.inZone', {
    when: sayWallTime(view.locale, clock.deadlineAt, view.now, clock.zone),
    zone: sayZone(view.locale, clock.zone, clock.deadlineAt),
  });
}
