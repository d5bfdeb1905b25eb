/**
 * The agreement as a contract is read: sections with their clauses, each with a heading and what it says. Two texts are
 * compared clause by clause, whatever their layout; what a text leaves out says what the schema's default says.
 */
import { type Words } from '../../src/domain/agreement/agreement.ts';
import { type MessageKey } from '../../src/messages/say.ts';
import {
  budgetSaid,
  choice,
  clause,
  daySaid,
  listSaid,
  predicateSaid,
  textSaid,
  wordsSaid,
  type Clause,
  type Said,
} from './clause.ts';
import { weekOf } from './hours.ts';
import { parseText } from './parse.ts';
import { promiseClauses } from './promiseClauses.ts';
import { quotaClauses } from './quotaClauses.ts';
import { agreementSchema, type AgreementText } from './schema/agreement.ts';
import { type CalendarText } from './schema/calendar.ts';

type SectionKey = Extract<MessageKey, `contract.section.${string}`>;
export type SectionKind = SectionKey extends `contract.section.${infer Kind}` ? Kind : never;

export interface Section {
  readonly kind: SectionKind;
  /** Unique among the sections of its kind; '' where there is only one. */
  readonly id: string;
  /** How the contract calls it; null: by its id. */
  readonly name: Words | null;
  readonly clauses: readonly Clause[];
}

/** @param source a text that reads; null when it does not have the form of an agreement */
export function sectionsOf(source: string): readonly Section[] | null {
  const yaml = parseText(source);
  const parsed = agreementSchema.safeParse(yaml.ok ? yaml.written : null);
  return parsed.success ? sections(parsed.data) : null;
}

function sections(text: AgreementText): readonly Section[] {
  const section = (
    kind: SectionKind,
    id: string,
    name: Words | null,
    clauses: readonly Clauses[],
  ): Section => ({
    kind,
    id,
    name,
    clauses: clauses.flat().filter((clause) => clause !== null),
  });
  return [
    section('agreement', '', null, preamble(text)),
    ...Object.entries(text.definitions).map(([id, { words, when }]) =>
      section('definition', id, null, [
        clause('words', wordsSaid(words)),
        clause('when', predicateSaid(when)),
      ]),
    ),
    ...Object.entries(text.dispositions).map(([id, disposition]) =>
      section('disposition', id, null, dispositionClauses(disposition)),
    ),
    ...Object.entries(text.calendars).map(([id, calendar]) =>
      section('calendar', id, null, calendarClauses(calendar)),
    ),
    ...[...Map.groupBy(text.teams, ({ team }) => team)].map(([team, stays]) =>
      section('team', team, null, [...stays.map(stay), ...stays.map(manager)]),
    ),
    ...[...Map.groupBy(text.reps, ({ rep }) => rep.toLowerCase())].map(([rep, stays]) =>
      section('rep', rep, null, stays.map(stay)),
    ),
    ...text.pauses.map(({ id, reason, when, atMost }) =>
      section('pause', id, reason, [
        clause('words', wordsSaid(reason)),
        clause('when', predicateSaid(when)),
        atMost ? clause('atMost', budgetSaid(atMost)) : null,
      ]),
    ),
    section('rules', '', null, ruleClauses(text)),
    ...text.promises.map((promise) => section('promise', promise.id, promise.words, promiseClauses(promise))),
    ...text.quotas.map((quota) => section('quota', quota.id, quota.words, quotaClauses(quota))),
  ];
}

type Clauses = Clause | null | readonly (Clause | null)[];
function preamble(text: AgreementText): readonly Clauses[] {
  const parties = (['marketing', 'sales'] as const).map((side) => {
    const party = text.parties[side];
    if (!party) return [];
    return [
      clause(side, wordsSaid(party.name)),
      party.signedBy === undefined ? null : clause('signedBy', textSaid(party.signedBy), side),
      party.signedOn === undefined ? null : clause('signedOn', daySaid(party.signedOn), side),
    ];
  });
  return [
    clause('name', wordsSaid(text.agreement)),
    ...parties,
    text.effective === undefined ? null : clause('effective', daySaid(text.effective)),
    clause('enforceFrom', daySaid(text.enforceFrom)),
    clause('language', choice(`contract.language.${text.language}`)),
  ];
}

function dispositionClauses({
  when,
  evidence,
  reasons,
  set,
}: AgreementText['dispositions']['qualified']): readonly Clauses[] {
  return [
    clause('when', predicateSaid(when)),
    clause('evidence', choice(`contract.evidence.${evidence}`)),
    Object.entries(reasons).map(([id, words]) => clause('reason', wordsSaid(words), id)),
    set === undefined
      ? null
      : clause('set', predicateSaid([new Map([...set].map(([name, value]) => [name, [value]]))])),
  ];
}

function calendarClauses({ zone, hours, holidays, changes }: CalendarText): readonly Clauses[] {
  return [
    clause('zone', textSaid(zone)),
    clause('hours', hoursSaid(hours)),
    changes.map((change) => clause('hoursFrom', hoursSaid(change.hours), change.from)),
    holidays.flatMap((entry) => {
      if (typeof entry === 'string') return clause('holiday', choice('contract.closed'), entry);
      if ('date' in entry) {
        const said = entry.hours === 'closed' ? choice('contract.closed') : listSaid(entry.hours);
        return [
          clause('holiday', said, entry.date),
          entry.name === undefined ? null : clause('holidayName', textSaid(entry.name), entry.date),
        ];
      }
      const country = entry.region === undefined ? entry.country : `${entry.country}-${entry.region}`;
      return [
        clause('publicHolidays', choice('contract.closed'), country),
        ...entry.except.map((day) => clause('noHoliday', choice('contract.open'), day)),
      ];
    }),
  ];
}

function stay({
  calendar,
  from,
}: {
  calendar?: string | undefined;
  from?: string | undefined;
}): Clause | null {
  if (calendar === undefined) return null;
  return from === undefined
    ? clause('calendar', textSaid(calendar))
    : clause('calendarFrom', textSaid(calendar), from);
}

function manager(team: AgreementText['teams'][number]): Clause | null {
  return team.manager === undefined ? null : clause('manager', textSaid(team.manager));
}

function ruleClauses(text: AgreementText): readonly Clauses[] {
  const { alerts } = text;
  const yesOrNo = (is: boolean): Said => choice(is ? 'contract.yes' : 'contract.no');
  return [
    clause('calendar', textSaid(text.calendar)),
    text.admins.map((admin) => clause('admin', choice('contract.yes'), admin)),
    text.handover.kind === 'fresh'
      ? clause('handover', choice('contract.handover.fresh'))
      : [
          clause('handover', choice('contract.handover.remaining')),
          clause('handoverFloor', budgetSaid(text.handover.floor)),
        ],
    clause('slips', budgetSaid(text.slips)),
    clause('grace', budgetSaid(text.grace)),
    clause('absences', choice(`contract.absences.${text.absences}`)),
    clause('imports', choice(`contract.imports.${IMPORTS[text.imports]}`)),
    alerts === undefined
      ? null
      : [
          clause('alertsTo', textSaid(alerts.to)),
          clause(
            'alertHandovers',
            alerts.handovers === null ? choice('contract.no') : { kind: 'number', number: alerts.handovers },
          ),
          clause('alertInactive', yesOrNo(alerts.inactiveOwner)),
          clause('alertAbsent', yesOrNo(alerts.absentOwner)),
        ],
    clause('remindersADay', { kind: 'number', number: text.reminders.perRepAndDay }),
    text.reports.people === 'named' ? null : clause('reportsPeople', choice('contract.reports.aggregate')),
    text.reports.source === undefined ? null : clause('reportsSource', textSaid(text.reports.source)),
    reportClauses(text),
  ];
}

/** Each report a clause of its own, so that a comparison names the one that changed. */
function reportClauses({ language, reports: { mail, chat } }: AgreementText): readonly Clause[] {
  type Order = NonNullable<typeof chat>;
  const LABELS = {
    mail: { day: 'reportDay', week: 'reportWeek', month: 'reportMonth' },
    chat: { day: 'chatDay', week: 'chatWeek', month: 'chatMonth' },
  } as const;
  const clauses = (
    where: 'mail' | 'chat',
    { every, at, language: own }: Order,
    of: string | null,
  ): Clause[] => {
    const values = { at: at === undefined ? 'none' : clockSaid(at), language: own ?? language };
    return every.map((kind) => clause(LABELS[where][kind], choice('contract.reports.when', values), of));
  };
  return [
    ...mail.flatMap(({ to, ...order }) => clauses('mail', order, to)),
    ...(chat === undefined ? [] : clauses('chat', chat, null)),
  ];
}

function clockSaid(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const IMPORTS = {
  ignore: 'ignore',
  'from import': 'fromImport',
  'from assignment': 'fromAssignment',
} as const;

function hoursSaid(hours: CalendarText['hours']): Said {
  return { kind: 'hours', week: hours === 'always' ? null : weekOf(hours).week };
}
