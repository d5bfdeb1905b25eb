/** What every part of the card needs to say a time: whose words, whose wall clock, and what time it is. */
import type { CardClock, CardOwner, CardWords } from '../contract.ts';
import type { Locale } from '../messages/locale.ts';
import { message } from '../messages/message.ts';
import { sameWallTime, sayWallTime, sayZone } from '../messages/wallTime.ts';

export interface View {
  readonly locale: Locale;
  readonly zone: string;
  readonly now: number;
}

/** Where questions and acts go, and who hears how they went. */
export interface Desk {
  readonly publicUrl: string;
  readonly contactId: number;
  /** Told in the viewer's words what was done. */
  readonly onDone: (message: string) => void;
  /** Told after each answer to an act, since things may stand otherwise than shown. */
  readonly onAnswered: () => void;
}

/** The agreement's own words, in the viewer's language where the agreement has it. */
export function wordsFor({ locale }: Pick<View, 'locale'>, words: CardWords): string {
  return (locale.language === 'ar' ? words.ar : undefined) ?? words.en;
}

/** An instant on the viewer's wall clock. */
export function when(view: View, at: number): string {
  return sayWallTime(view.locale, at, view.now, view.zone);
}

/** The name of an owner, or a number where the directory has none. */
export function nameFor({ locale }: Pick<View, 'locale'>, owner: CardOwner): string {
  return owner.name ?? message(locale, 'owner.number', { id: owner.id });
}

/** The deadline on the calendar's wall clock with the zone's name; null where it reads the same as the viewer's. */
export function deadlineInCalendarZone(view: View, clock: CardClock): string | null {
  if (sameWallTime(view.zone, clock.zone, clock.deadlineAt)) return null;
  return message(view.locale, 'time.inZone', {
    when: sayWallTime(view.locale, clock.deadlineAt, view.now, clock.zone),
    zone: sayZone(view.locale, clock.zone, clock.deadlineAt),
  });
}
