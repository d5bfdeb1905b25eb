/**
 * Reads the text of an agreement: YAML to a checked Agreement, or all of its problems at once with line, cause and
 * correction. Nothing is guessed and nothing is half read.
 */
import { createHash } from 'node:crypto';
import { LineCounter, parseDocument } from 'yaml';
import { layOut, type Span } from '../../src/adapters/calendar/layOut.ts';
import { zoneNamed } from '../../src/adapters/calendar/wallTime.ts';
import { type Agreement, type Calendar } from '../../src/domain/agreement/agreement.ts';
import { parseBudget } from './budget.ts';
import { explainIssue } from './explain.ts';
import { ALWAYS, weekOf } from './hours.ts';
import { offsetOf } from './place.ts';
import { type Problem } from './problem.ts';
import { findMisnomers } from './references.ts';
import { agreementSchema, type AgreementText } from './schema.ts';

export type ReadAgreement =
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The years around `now` for which calendars are laid out: back to before any HubSpot history, five years ahead. */
export function spanAround(now: number): Span {
  return { fromAt: Date.UTC(2006, 0, 1), untilAt: Date.UTC(new Date(now).getUTCFullYear() + 6, 0, 1) };
}

/**
 * @param source the YAML
 * @param span the years for which calendars are laid out; a clock that leaves them cannot be computed
 */
export function readAgreement(source: string, span: Span): ReadAgreement {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? 1,
        column: error.linePos?.[0].col ?? 1,
        cause: {
          key: 'cause.yaml',
          values: { detail: (error.message.split('\n')[0] ?? '').replace(/ at line.*$/, '') },
        },
        correction: { key: 'fix.yaml' },
      })),
    };
  }
  let written: unknown;
  try {
    written = document.toJS();
  } catch (error) {
    // An alias without its anchor, or so many of them that following them would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    const cause = { key: 'cause.yaml', values: { detail: error.message } } as const;
    return { ok: false, problems: [{ line: 1, column: 1, cause, correction: { key: 'fix.yaml' } }] };
  }
  const parsed = agreementSchema.safeParse(written);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, document));
  const misplaced = [...issues, ...findMisnomers(written)];
  if (parsed.success && misplaced.length === 0) {
    return { ok: true, agreement: agreementOf(parsed.data, span, source) };
  }
  return {
    ok: false,
    problems: misplaced.map(({ path, cause, correction }) => {
      const { line, col } = lines.linePos(offsetOf(document, path));
      return { line, column: col, cause, correction };
    }),
  };
}

function agreementOf(text: AgreementText, span: Span, source: string): Agreement {
  const definitions = new Map(Object.entries(text.definitions).map(([name, { when }]) => [name, when]));
  const lead = definitions.get('lead');
  if (!lead) throw new Error('an agreement without a definition of lead passed its checks');
  definitions.delete('lead');
  return {
    name: text.agreement,
    version: createHash('sha256').update(source).digest('hex').slice(0, 12),
    language: text.language,
    enforceFrom: Date.parse(`${text.enforceFrom}T00:00:00Z`),
    lead,
    dispositions: text.dispositions,
    evidenceFor: new Set(),
    definitions,
    pauses: [],
    handover: { kind: 'fresh' },
    bounceWithin: { unit: 'businessMinutes', minutes: 60 },
    imports: 'ignore',
    absenceSuspends: true,
    grace: { unit: 'businessMinutes', minutes: 30 },
    calendars: new Map(
      Object.entries(text.calendars).map(([id, { zone, hours, holidays }]) => [
        id,
        calendarOf(id, zone, hours === 'always' ? ALWAYS : weekOf(hours).week, new Set(holidays), span),
      ]),
    ),
    always: calendarOf('always', 'UTC', ALWAYS, new Set(), span),
    portalCalendarId: text.calendar,
    teamCalendars: new Map(text.teams.map(({ team, calendar }) => [team, calendar])),
    repCalendars: new Map(),
    promises: text.promises.map(promiseOf),
  };
}

function calendarOf(
  id: string,
  zoneName: string,
  week: typeof ALWAYS,
  holidays: ReadonlySet<string>,
  span: Span,
): Calendar {
  const zone = zoneNamed(zoneName);
  if (!zone) throw new Error(`an unknown zone ${zoneName} passed its checks`);
  const specialDays = [...holidays].sort().map((on) => ({ on, name: null, closed: true }));
  return { id, zone: zoneName, open: layOut(zone, week, holidays, span), specialDays };
}

function promiseOf(promise: AgreementText['promises'][number]): Agreement['promises'][number] {
  const within = parseBudget(promise.within);
  if (!within) throw new Error(`an unreadable budget of ${promise.id} passed its checks`);
  return {
    id: promise.id,
    words: promise.words,
    side: promise.clock,
    stops:
      promise.stops === 'disposition' ? { kind: 'disposition' } : { kind: 'definition', name: promise.stops },
    appliesTo: null,
    starts: promise.clock === 'lead' ? { kind: 'handOff' } : { kind: 'receipt' },
    tiers: [{ when: null, within }],
    repeats: false,
    countsAs: 'human',
    calendarId: promise.calendar ?? null,
    remindAtShares: [...new Set(promise.remindAt)].sort((a, b) => a - b),
    taskWhenOverdue: promise.whenOverdue === 'task',
  };
}
