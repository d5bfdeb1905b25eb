/** What HubSpot lets us do, and what it would not take. */
import type { GoodSettings } from '../../answer/settings.ts';
import type { MessageKey } from '../../messages/catalogue.ts';
import { message } from '../../messages/message.ts';
import { when, type View } from '../view.ts';
import { lineOf, whenAgo, type Level, type StatusLine } from './line.ts';

type Status = GoodSettings['status'];
type Trouble = NonNullable<Status['trouble']>['kind'];

const GRAVITY = {
  token: 'act',
  scope: 'act',
  request: 'act',
  unreachable: 'look',
  fault: 'look',
  deals: 'look',
} as const satisfies Record<Trouble, Level>;

/** Kinds of reasons for which there is something to say. */
const REASONS = {
  owner: 'setAside.owner',
  'property deleted': 'setAside.property',
  invalid: 'setAside.invalid',
} as const satisfies Record<string, MessageKey>;

export function callsLine(view: View, { trouble, shutUntil, scarce, callsToday }: Status): StatusLine {
  const { locale } = view;
  if (trouble) {
    const words = message(locale, `calls.${trouble.kind}`, { when: whenAgo(view, trouble.since) });
    return lineOf(view, 'calls.label', GRAVITY[trouble.kind], words);
  }
  if (shutUntil !== null && shutUntil > view.now) {
    return lineOf(
      view,
      'calls.label',
      'look',
      message(locale, 'calls.shut', { when: when(view, shutUntil) }),
    );
  }
  if (callsToday === null) return lineOf(view, 'calls.label', 'well', message(locale, 'calls.well'));
  const number = new Intl.NumberFormat(locale.tag);
  const left = {
    remaining: number.format(callsToday.remaining),
    limit: number.format(callsToday.limit),
  };
  return scarce
    ? lineOf(view, 'calls.label', 'look', message(locale, 'calls.scarce', left))
    : lineOf(view, 'calls.label', 'well', message(locale, 'calls.left', left));
}

export function setAsideLine(view: View, { setAside }: Status): StatusLine {
  const { locale } = view;
  const count = setAside.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return lineOf(view, 'setAside.label', 'well', message(locale, 'setAside.none'));
  return lineOf(
    view,
    'setAside.label',
    'act',
    message(locale, 'setAside.some', { count }),
    ...setAside.map(({ reason }) =>
      isKnown(reason) ? message(locale, REASONS[reason]) : message(locale, 'setAside.other', { reason }),
    ),
    message(locale, 'setAside.then'),
  );
}

function isKnown(reason: string): reason is keyof typeof REASONS {
  return Object.hasOwn(REASONS, reason);
}
