/** What every part of the page of reports needs: where it asks, and how it speaks. */
import type { Locale } from '../../messages/locale.ts';
import type { PageShare } from '../../pageContract.ts';
import { message } from '../../messages/message.ts';
import { sayDate, sayShare } from '../../messages/wallTime.ts';

export interface PageDesk {
  readonly publicUrl: string;
  readonly portalId: number;
  /** Real milliseconds from one question to the next. */
  readonly everyMs: number;
  readonly locale: Locale;
  /** The viewer's wall clock. */
  readonly zone: string;
}

/** A share as one reads it: with a sign where it is of too few to judge by; null where nothing came due. */
export function shareWords(locale: Locale, { share, few }: PageShare): string | null {
  if (share === null) return null;
  const said = sayShare(locale, share);
  return few ? message(locale, 'kept.few', { share: said }) : said;
}

/** "19 of 24". */
export function ofWords(locale: Locale, { met, judged }: PageShare): string {
  return message(locale, 'kept.of', { met: sayCount(locale, met), judged: sayCount(locale, judged) });
}

export function sayCount(locale: Locale, count: number): string {
  return new Intl.NumberFormat(locale.tag).format(count);
}

/** Of days that are over by an instant: from the first to the last of them. */
export function spanWords(
  locale: Locale,
  { fromAt, untilAt }: { readonly fromAt: number; readonly untilAt: number },
  zone: string,
): string {
  const [from, until] = [fromAt, untilAt - 1].map((at) => sayDate(locale, at, zone)) as [string, string];
  return message(locale, 'page.span', { from, until, zone });
}
