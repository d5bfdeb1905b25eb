/** Lays out the calendars of an agreement, and those of people who move from one to another. */
import { publicHolidays } from '../../src/adapters/calendar/holidays.ts';
import { layOut, type DayHours, type Span } from '../../src/adapters/calendar/layOut.ts';
import { succession, type Office, type Stay } from '../../src/adapters/calendar/succession.ts';
import { zoneNamed } from '../../src/adapters/calendar/wallTime.ts';
import { type Calendar, type SpecialDay } from '../../src/domain/agreement/agreement.ts';
import { ALWAYS, weekOf, windowsOfDay } from './hours.ts';
import { type AgreementText } from './schema/agreement.ts';
import { type CalendarText } from './schema/calendar.ts';

export interface LaidOut {
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly always: Calendar;
  readonly teamCalendars: ReadonlyMap<string, string>;
  readonly repCalendars: ReadonlyMap<string, string>;
}

export function calendarsOf(text: AgreementText, span: Span): LaidOut {
  const offices = new Map(
    Object.entries(text.calendars).map(([id, written]) => [id, officeOf(written, text.language, span)]),
  );
  const calendars = new Map([...offices].map(([id, office]) => [id, calendarAs(id, office, span)] as const));
  const settle = (kind: string, moves: ReadonlyMap<string, readonly Move[]>): Map<string, string> =>
    new Map(
      [...moves].map(([who, stays]) => {
        const [only, ...further] = stays;
        if (only?.from === undefined && only !== undefined && further.length === 0)
          return [who, only.calendar];
        const id = `${kind}:${who}`;
        calendars.set(id, succession(id, staysOf(stays, offices, text.calendar), span));
        return [who, id];
      }),
    );
  return {
    calendars,
    always: calendarAs('always', { hours: { zone: zoneOf('UTC'), week: ALWAYS }, specialDays: [] }, span),
    teamCalendars: settle(
      'team',
      Map.groupBy(
        text.teams.flatMap(({ team, calendar, from }) =>
          calendar === undefined ? [] : [{ team, calendar, from }],
        ),
        ({ team }) => team,
      ),
    ),
    repCalendars: settle(
      'rep',
      Map.groupBy(text.reps, ({ rep }) => rep.toLowerCase()),
    ),
  };
}

interface Move {
  readonly calendar: string;
  readonly from?: string | undefined;
}

/** Before the first day that is named, the portal's calendar counts. */
function staysOf(
  moves: readonly Move[],
  offices: ReadonlyMap<string, Office>,
  portal: string,
): readonly Stay[] {
  const begun = moves.some(({ from }) => from === undefined) ? moves : [{ calendar: portal }, ...moves];
  return begun
    .map(({ calendar, from }: Move) => {
      const office = offices.get(calendar);
      if (!office) throw new Error(`an unknown calendar ${calendar} passed its checks`);
      return { from: from ?? null, office };
    })
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

function calendarAs(id: string, { hours, specialDays }: Office, span: Span): Calendar {
  return { id, zone: hours.zone.name, open: layOut(hours, span), specialDays };
}

function officeOf({ zone, hours, holidays, changes }: CalendarText, language: string, span: Span): Office {
  const special = specialDaysOf(holidays, [language, 'en'], span);
  const days = [...special].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    hours: {
      zone: zoneOf(zone),
      week: weekAs(hours),
      changes: changes.map((change) => ({ from: change.from, week: weekAs(change.hours) })),
      days: new Map(days.map(([on, day]) => [on, day.hours])),
    },
    specialDays: days
      .filter(([on]) => on >= localDate(span.fromAt) && on <= localDate(span.untilAt))
      .map(([on, day]): SpecialDay => ({ on, name: day.name, closed: day.hours.kind === 'closed' })),
  };
}

interface Named {
  readonly name: string | null;
  readonly hours: DayHours;
}

/** By date. What the agreement says of a day itself stands before what its country says. */
function specialDaysOf(
  holidays: CalendarText['holidays'],
  languages: readonly string[],
  span: Span,
): ReadonlyMap<string, Named> {
  const days = new Map<string, Named>();
  const years = {
    first: new Date(span.fromAt).getUTCFullYear() - 1,
    last: new Date(span.untilAt).getUTCFullYear(),
  };
  for (const entry of holidays) {
    if (typeof entry === 'string' || !('country' in entry)) continue;
    for (let year = years.first; year <= years.last; year += 1) {
      for (const { on, name, hours } of publicHolidays(
        entry.country,
        entry.region ?? null,
        year,
        languages,
      )) {
        const before = days.get(on);
        // Of two holidays on a day the one that closes it counts.
        if (!entry.except.includes(on) && before?.hours.kind !== 'closed') days.set(on, { name, hours });
      }
    }
  }
  for (const entry of holidays) {
    if (typeof entry === 'string')
      days.set(entry, { name: days.get(entry)?.name ?? null, hours: { kind: 'closed' } });
    else if ('date' in entry) {
      const name = entry.name ?? days.get(entry.date)?.name ?? null;
      days.set(entry.date, { name, hours: dayHoursOf(entry.hours) });
    }
  }
  return days;
}

function dayHoursOf(hours: 'closed' | readonly string[]): DayHours {
  return hours === 'closed' ? { kind: 'closed' } : { kind: 'own', windows: windowsOfDay(hours) };
}

function weekAs(hours: CalendarText['hours']): typeof ALWAYS {
  return hours === 'always' ? ALWAYS : weekOf(hours).week;
}

function zoneOf(name: string): ReturnType<typeof zoneNamed> & object {
  const zone = zoneNamed(name);
  if (!zone) throw new Error(`an unknown zone ${name} passed its checks`);
  return zone;
}

function localDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
