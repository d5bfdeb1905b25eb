/** How the installation stands, line by line: what is well, and what to do about what is not. */
import { message } from '../../messages/message.ts';
import { sayList } from '../../messages/wallTime.ts';
import type { GoodSettings } from '../../answer/settings.ts';
import { callsLine, setAsideLine } from './callsLines.ts';
import type { View } from '../view.ts';
import { lineOf, whenAgo, type StatusLine } from './line.ts';

const DAY_MS = 86_400_000;
/** It is done every night, which in spring and autumn may be 25 hours long, and takes a while. */
const COMPARED_LATE_MS = DAY_MS + 3 * 3_600_000;

export function statusLines(
  view: View,
  { status, writing }: GoodSettings,
  publicUrl: string,
): readonly StatusLine[] {
  return [
    accountLine(view, status),
    callsLine(view, status),
    writingLine(view, writing),
    deliveryLine(view, status, publicUrl),
    propertiesLine(view, status),
    comparisonLine(view, status),
    contactsLine(view, status),
    clocksLine(view, status),
    owedLine(view, status, writing.on),
    setAsideLine(view, status),
    quarantineLine(view, status),
  ];
}

type Status = GoodSettings['status'];

function accountLine(view: View, { portalId }: Status): StatusLine {
  return portalId === null
    ? lineOf(view, 'account.label', 'act', message(view.locale, 'account.unknown'))
    : lineOf(view, 'account.label', 'well', message(view.locale, 'account.known', { id: portalId }));
}

function writingLine(view: View, { on, switched }: GoodSettings['writing']): StatusLine {
  const { locale } = view;
  if (on) return lineOf(view, 'writing.label', 'well', message(locale, 'writing.on'));
  const at = switched === null ? '' : whenAgo(view, switched.at);
  const by = switched?.by ?? null;
  return lineOf(
    view,
    'writing.label',
    'act',
    by === null
      ? message(locale, 'writing.off', { when: at })
      : message(locale, 'writing.offBy', { name: by, when: at }),
  );
}

function deliveryLine(view: View, { lastDeliveryAt }: Status, url: string): StatusLine {
  const { locale, now } = view;
  if (lastDeliveryAt === null)
    return lineOf(view, 'delivery.label', 'look', message(locale, 'delivery.never', { url }));
  const last = whenAgo(view, lastDeliveryAt);
  return now - lastDeliveryAt > DAY_MS
    ? lineOf(view, 'delivery.label', 'look', message(locale, 'delivery.old', { when: last, url }))
    : lineOf(view, 'delivery.label', 'well', message(locale, 'delivery.well', { when: last }));
}

function propertiesLine(view: View, { properties }: Status): StatusLine {
  const { locale } = view;
  if (properties === null)
    return lineOf(view, 'properties.label', 'look', message(locale, 'properties.unknown'));
  const { missing, unusable } = properties;
  const wrong = [
    ...(missing.length === 0
      ? []
      : [message(locale, 'properties.missing', { names: sayList(locale, missing) })]),
    ...(unusable.length === 0
      ? []
      : [message(locale, 'properties.unusable', { names: sayList(locale, unusable) })]),
  ];
  return wrong.length > 0
    ? lineOf(view, 'properties.label', 'act', ...wrong)
    : lineOf(view, 'properties.label', 'well', message(locale, 'properties.well'));
}

function comparisonLine(view: View, { comparison }: Status): StatusLine {
  const { locale, now } = view;
  const { endedAt, found, isUnderWay } = comparison;
  if (endedAt === null) {
    return isUnderWay
      ? lineOf(view, 'comparison.label', 'well', message(locale, 'comparison.first'))
      : lineOf(view, 'comparison.label', 'look', message(locale, 'comparison.never'));
  }
  const told = { when: whenAgo(view, endedAt), found: message(locale, 'comparison.found', { count: found }) };
  if (isUnderWay)
    return lineOf(view, 'comparison.label', 'well', message(locale, 'comparison.underWay', told));
  return now - endedAt > COMPARED_LATE_MS
    ? lineOf(view, 'comparison.label', 'look', message(locale, 'comparison.old', { when: told.when }))
    : lineOf(view, 'comparison.label', 'well', message(locale, 'comparison.well', told));
}

function contactsLine(view: View, { records, unread }: Status): StatusLine {
  const { locale } = view;
  const reading = unread > 0 ? [message(locale, 'contacts.unread', { count: unread })] : [];
  const known = message(locale, 'contacts.known', { count: records });
  return lineOf(view, 'contacts.label', 'well', known, ...reading);
}

function clocksLine(view: View, { openClocks, overdue }: Status): StatusLine {
  const { locale } = view;
  const late = overdue > 0 ? [message(locale, 'clocks.overdue', { count: overdue })] : [];
  return lineOf(view, 'clocks.label', 'well', message(locale, 'clocks.open', { count: openClocks }), ...late);
}

function owedLine(view: View, { owed }: Status, writing: boolean): StatusLine {
  const { locale } = view;
  if (owed === 0) return lineOf(view, 'owed.label', 'well', message(locale, 'owed.none'));
  return writing
    ? lineOf(view, 'owed.label', 'well', message(locale, 'owed.some', { count: owed }))
    : lineOf(view, 'owed.label', 'look', message(locale, 'owed.waiting', { count: owed }));
}

function quarantineLine(view: View, { quarantined }: Status): StatusLine {
  const { locale } = view;
  return quarantined === 0
    ? lineOf(view, 'quarantine.label', 'well', message(locale, 'quarantine.none'))
    : lineOf(view, 'quarantine.label', 'look', message(locale, 'quarantine.some', { count: quarantined }));
}
