/** Puts the trace of a record's clocks into words, line by line, in English or Arabic. */
import { type Budget, type Language, type Words } from '../domain/agreement/agreement.ts';
import { type ClockEnding } from '../domain/evaluate/clock.ts';
import {
  type ClockTrace,
  type Explanation,
  type NotMade,
  type TraceStep,
} from '../domain/evaluate/explain.ts';
import { say, sayInstant, type MessageKey } from '../messages/say.ts';

export interface Readers {
  readonly language: Language;
  /** Display name of an owner; the id where there is none. */
  readonly nameOf: (ownerId: string) => string;
  /** How many stretches of a clock are told, the latest; left out: all of them. */
  readonly stepsAtMost?: number;
}

const MINUTE_MS = 60_000;

/** One line each; those that belong to a clock are indented by two spaces. */
export function explanationInWords(
  { traces, notMade }: Explanation,
  readers: Readers,
  now: number,
): readonly string[] {
  return [
    ...traces.flatMap((trace) => [
      `${inLanguage(trace.promise.words, readers.language)} (${trace.clock.id})`,
      ...traceInWords(trace, readers, now).map((line) => `  ${line}`),
      '',
    ]),
    ...notMade.map((one) => notMadeInWords(one, readers.language)),
  ];
}

/** Why a promise has no clock, in one sentence. */
export function notMadeInWords({ promise, why }: NotMade, language: Language): string {
  return say(language, 'explain.notMade', {
    promise: inLanguage(promise.words, language),
    why: say(language, `explain.notMade.${why}`),
  });
}

/** How one clock's deadline came about, a sentence a line. */
export function traceInWords(
  trace: ClockTrace,
  { language, nameOf, stepsAtMost = Infinity }: Readers,
  now: number,
): readonly string[] {
  const { clock, promise, calendar, agreement } = trace;
  const line = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string =>
    say(language, key, values);
  const when = (at: number): string => sayInstant(language, at, calendar.zone);
  const owner = clock.ownerId === null ? say(language, 'explain.nobody') : nameOf(clock.ownerId);
  return [
    line(trace.begunWithVersion ? 'explain.start.version' : `explain.start.${promise.starts.kind}`, {
      when: when(clock.startedAt),
      owner,
      ...(promise.starts.kind === 'definition' ? { name: promise.starts.name } : {}),
    }),
    ...(trace.countsFrom > clock.startedAt
      ? [line('explain.countsFrom', { when: when(trace.countsFrom) })]
      : []),
    trace.budgetFrom === 'handover'
      ? line('explain.budget.handover', { duration: duration(clock.budgetMs, language) })
      : line('explain.budget', {
          budget: budgetInWords(trace.within, language),
          duration: duration(clock.budgetMs, language),
        }),
    ...(promise.tiers.length > 1
      ? [
          line('explain.tier', {
            place: trace.tiersPassedOver + 1,
            count: promise.tiers.length,
            when: when(trace.tierSince),
          }),
        ]
      : []),
    line(`explain.calendar.${calendar.ground}`, { calendar: calendar.id, zone: calendar.zone }),
    ...(trace.steps.length > stepsAtMost
      ? [line('explain.stepsLeftOut', { count: trace.steps.length - stepsAtMost })]
      : []),
    ...trace.steps.slice(-stepsAtMost).map((step) => stepInWords(step, trace, language)),
    ...(trace.takenOverAt === null
      ? []
      : [line('explain.takenOver', { when: when(trace.takenOverAt), version: agreement.version })]),
    ...(trace.graceUntil === null ? [] : [line('explain.grace', { when: when(trace.graceUntil) })]),
    line('explain.deadline', { when: when(clock.deadlineAt) }),
    ...(clock.overdueAfter > clock.deadlineAt
      ? [line('explain.overdueAfter', { when: when(clock.overdueAfter) })]
      : []),
    ...(clock.handovers > 0 ? [line('explain.handovers', { count: clock.handovers })] : []),
    ...(clock.endedAt === null || clock.ending === null
      ? []
      : [line(endKey(trace, clock.ending), { when: when(clock.endedAt) })]),
    line(verdictKey(trace, now)),
    ...(clock.unverified ? [line('explain.unverified')] : []),
    ...(clock.shadow ? [line('explain.shadow')] : []),
    line('explain.version', { version: agreement.version }),
  ];
}

function stepInWords(step: TraceStep, { agreement, calendar }: ClockTrace, language: Language): string {
  const span = (fromAt: number, untilAt: number) => ({
    from: sayInstant(language, fromAt, calendar.zone),
    until: sayInstant(language, untilAt, calendar.zone),
    duration: duration(untilAt - fromAt, language),
  });
  switch (step.kind) {
    case 'counted':
      return say(language, 'explain.counted', span(step.fromAt, step.untilAt));
    case 'suspended': {
      const rule = agreement.pauses.find(({ id }) => id === step.pauseId);
      const reason = rule
        ? inLanguage(rule.reason, language)
        : say(language, `explain.suspended.${step.reason}`);
      return say(language, 'explain.suspended', { ...span(step.fromAt, step.untilAt), reason });
    }
    case 'specialDay':
      return say(language, step.day.closed ? 'explain.closed' : 'explain.otherHours', {
        day: step.day.on,
        name: step.day.name ?? say(language, 'explain.dayOff'),
      });
  }
}

function endKey({ clock, endedBy }: ClockTrace, ending: ClockEnding): MessageKey {
  if (endedBy === null && clock.side === 'marketing' && ending === 'leftDefinition')
    return 'explain.end.notReady';
  return `explain.end.${endedBy ?? ending}`;
}

function verdictKey({ clock }: ClockTrace, now: number): MessageKey {
  if (clock.verdict !== null) return `explain.verdict.${clock.verdict}`;
  return now >= clock.dueSoonAt ? 'explain.verdict.dueSoon' : 'explain.verdict.running';
}

/** A budget as people say it: "4 business hours". */
export function budgetInWords(budget: Budget, language: Language): string {
  if (budget.unit === 'businessDays')
    return say(language, 'explain.unit.businessDays', { count: budget.days });
  const whole = budget.minutes % 60 === 0;
  return say(language, `explain.unit.${budget.unit}.${whole ? 'hours' : 'minutes'}`, {
    count: whole ? budget.minutes / 60 : budget.minutes,
  });
}

/** Hours and minutes; seconds only where there is nothing else. */
export function duration(ms: number, language: Language): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const unit = (value: number, name: 'hour' | 'minute' | 'second'): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(value);
  if (minutes === 0) return unit(Math.floor(ms / 1000), 'second');
  const hours = Math.floor(minutes / 60);
  const parts = [
    ...(hours > 0 ? [unit(hours, 'hour')] : []),
    ...(minutes % 60 > 0 ? [unit(minutes % 60, 'minute')] : []),
  ];
  return parts.join(' ');
}

function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.en;
}
