/**
 * What is allowed in an agreement but probably not meant (S14): clauses that never count, that say the same twice, or
 * that nobody uses. Linting only warns; an agreement with warnings is as valid as any.
 */
import { say, type Language } from '../../src/messages/say.ts';
import { DISPOSITIONS } from '../../src/domain/agreement/agreement.ts';
import { publicHolidays } from '../../src/adapters/calendar/holidays.ts';
import { contradicts, implies, valuesAlsoMeaning } from './implication.ts';
import { parseText } from './parse.ts';
import { type Path } from './place.ts';
import { inOrder, type Misnomer, type Problem } from './problem.ts';
import { agreementSchema, type AgreementText } from './schema/agreement.ts';
import { countsAsOf, isOfSales, type PromiseText } from './schema/promise.ts';

/** More than people keep in mind (S14). */
const MOST_PROMISES = 7;

/** Warnings in the order of the file; none for a text that cannot be read, whose problems come first. */
export function lintAgreement(source: string): readonly Problem[] {
  const yaml = parseText(source);
  const parsed = yaml.ok ? agreementSchema.safeParse(yaml.written) : null;
  if (!yaml.ok || !parsed?.success) return [];
  const text = parsed.data;
  return inOrder(
    [
      ...text.promises.flatMap((promise, index) => warningsOfPromise(text, promise, index)),
      ...unused(text),
      ...deadStates(text),
      ...idleExceptions(text),
      ...idleManagers(text),
      ...tooMany(text),
      ...warningsOfQuotas(text),
    ].map(yaml.placed),
  );
}

/** All warnings, one to a line; the empty text when there are none. */
export function describeWarnings(file: string, warnings: readonly Problem[], language: Language): string {
  return warnings
    .map(({ line, column, cause, correction }) =>
      say(language, 'problem.line', {
        file,
        line: String(line),
        column: String(column),
        cause: say(language, cause.key, cause.values),
        correction: say(language, correction.key, correction.values),
      }),
    )
    .join('\n');
}

function warning(
  path: Path,
  cause: Misnomer['cause']['key'],
  correction: Misnomer['correction']['key'],
  values: Readonly<Record<string, string | number>> = {},
): Misnomer {
  return { path, cause: { key: cause, values }, correction: { key: correction, values } };
}

function warningsOfPromise(text: AgreementText, promise: PromiseText, index: number): readonly Misnomer[] {
  const path = ['promises', index];
  const found: Misnomer[] = [];
  for (const above of text.promises.slice(0, index)) {
    if (clauseOf(above) !== clauseOf(promise) || !implies(promise.for ?? null, above.for ?? null)) continue;
    const same = JSON.stringify(timesOf(above)) === JSON.stringify(timesOf(promise));
    found.push(
      same
        ? warning([...path, 'id'], 'lint.samePromise', 'fix.samePromise', {
            value: promise.id,
            other: above.id,
          })
        : warning([...path, 'id'], 'lint.coveredPromise', 'fix.coveredPromise', {
            value: promise.id,
            other: above.id,
          }),
    );
    break;
  }
  if (!isOfSales(promise) && promise.countsAs !== undefined) {
    const value = promise.clock;
    found.push(warning([...path, 'countsAs'], 'lint.countsNothing', 'fix.countsNothing', { value }));
  }
  if (!isOfSales(promise) && (promise.remindAt.length > 0 || promise.whenOverdue === 'task')) {
    const place = promise.remindAt.length > 0 ? 'remindAt' : 'whenOverdue';
    found.push(
      promise.clock === 'system'
        ? warning([...path, place], 'lint.remindsNobody', 'fix.remindsNobody', { value: place })
        : warning([...path, place], 'lint.remindsNoMarketer', 'fix.remindsNoMarketer', { value: place }),
    );
  }
  if (promise.clock === 'marketing') found.push(...neverWaiting(text, promise, path));
  if (promise.for) {
    const ended = DISPOSITIONS.find((name) => implies(promise.for ?? null, text.dispositions[name].when));
    if (ended) found.push(warning([...path, 'for'], 'lint.neverFor', 'fix.neverFor', { value: ended }));
  }
  return [...found, ...warningsOfTiers(promise, path)];
}

/** What is a lead, or disposed of, never waits for its hand-off. */
function neverWaiting(
  { definitions, dispositions }: AgreementText,
  { starts = '', for: only }: PromiseText,
  path: Path,
): readonly Misnomer[] {
  const ready = definitions[starts]?.when ?? null;
  const lead = definitions.lead?.when ?? null;
  if (implies(ready, lead))
    return [warning([...path, 'starts'], 'lint.alwaysLead', 'fix.alwaysLead', { value: starts })];
  if (only && implies(only, lead))
    return [warning([...path, 'for'], 'lint.alwaysLead', 'fix.alwaysLead', { value: 'for' })];
  const ended = DISPOSITIONS.find((name) => implies(ready, dispositions[name].when));
  return ended ? [warning([...path, 'starts'], 'lint.neverFor', 'fix.alwaysLead', { value: ended })] : [];
}

function warningsOfTiers({ within, for: only }: PromiseText, path: Path): readonly Misnomer[] {
  return within.flatMap(({ when }, place) => {
    if (when === undefined) return [];
    const at = [...path, 'within', place, 'when'];
    const above = within.findIndex((tier, index) => index < place && implies(when, tier.when ?? null));
    if (above >= 0) return [warning(at, 'lint.shadowedTier', 'fix.shadowedTier', { value: above + 1 })];
    return contradicts(when, only ?? null) ? [warning(at, 'lint.neverTier', 'fix.neverTier')] : [];
  });
}

/** Whose time runs from what to what. */
function clauseOf({ clock, starts, stops, calendar }: PromiseText): string {
  const ends = clock === 'marketing' ? 'default' : stops;
  return JSON.stringify([clock, starts ?? 'default', ends ?? 'default', calendar ?? null]);
}

function timesOf(promise: PromiseText): unknown {
  const { within, for: only, repeats } = promise;
  const spelt = (predicate: PromiseText['for']): unknown => predicate?.map((alternative) => [...alternative]);
  return [
    within.map((tier) => [spelt(tier.when), tier.within]),
    spelt(only),
    repeats ?? false,
    countsAsOf(promise),
  ];
}

function unused(text: AgreementText): readonly Misnomer[] {
  const named = new Set(text.promises.flatMap(({ starts, stops }) => [starts, stops]));
  const calendars = new Set([
    text.calendar,
    ...[...text.teams, ...text.reps, ...text.promises].map((user) => user.calendar),
  ]);
  return [
    ...Object.keys(text.definitions)
      .filter((name) => name !== 'lead' && !named.has(name))
      .map((value) =>
        warning(['definitions', value], 'lint.unusedDefinition', 'fix.unusedDefinition', { value }),
      ),
    ...Object.keys(text.calendars)
      .filter((name) => !calendars.has(name))
      .map((value) => warning(['calendars', value], 'lint.unusedCalendar', 'fix.unusedCalendar', { value })),
  ];
}

/** States that a disposition ends before they could mean anything: stop wins over pause and start (E19, E30). */
function deadStates({ definitions, dispositions, pauses }: AgreementText): readonly Misnomer[] {
  const found: Misnomer[] = [];
  for (const [index, { when }] of pauses.entries()) {
    for (const name of DISPOSITIONS) {
      const value = valuesAlsoMeaning(when, dispositions[name].when);
      if (value === null) continue;
      found.push(
        warning(['pauses', index, 'when'], 'lint.pauseIsStop', 'fix.pauseIsStop', { value, other: name }),
      );
    }
  }
  const lead = definitions.lead?.when;
  const ended = lead && DISPOSITIONS.find((name) => implies(lead, dispositions[name].when));
  if (ended)
    found.push(warning(['definitions', 'lead'], 'lint.bornClosed', 'fix.bornClosed', { value: ended }));
  return found;
}

/** Exceptions from holidays that are none. */
function idleExceptions({ calendars, language }: AgreementText): readonly Misnomer[] {
  return Object.entries(calendars).flatMap(([name, { holidays }]) =>
    holidays.flatMap((entry, index) => {
      if (typeof entry === 'string' || !('country' in entry)) return [];
      const { country, region, except } = entry;
      const isHoliday = (day: string): boolean =>
        publicHolidays(country, region ?? null, Number(day.slice(0, 4)), [language, 'en']).some(
          ({ on }) => on === day,
        );
      return [...except.entries()]
        .filter(([, day]) => !isHoliday(day))
        .map(([place, value]) =>
          warning(
            ['calendars', name, 'holidays', index, 'except', place],
            'lint.idleException',
            'fix.idleException',
            { value, other: country },
          ),
        );
    }),
  );
}

/** Managers whom nothing is ever told to. */
function idleManagers({ alerts, teams, promises }: AgreementText): readonly Misnomer[] {
  const told = alerts && (alerts.handovers !== null || alerts.inactiveOwner || alerts.absentOwner);
  if (told || promises.some(({ ladder }) => ladder.some(({ taskFor }) => taskFor.kind === 'manager')))
    return [];
  return [...teams.entries()]
    .filter(([, { manager }]) => manager !== undefined)
    .map(([index, { team }]) =>
      warning(['teams', index, 'manager'], 'lint.idleManager', 'fix.idleManager', { value: team }),
    );
}

function tooMany({ promises }: AgreementText): readonly Misnomer[] {
  if (promises.length <= MOST_PROMISES) return [];
  const values = { count: promises.length, most: MOST_PROMISES };
  return [warning(['promises'], 'lint.tooMany', 'fix.tooMany', values)];
}

/** Whether a record is one a quota is for is judged when it counts: as a lead at its hand-off, as a qualified one then. */
function warningsOfQuotas({ quotas, definitions, dispositions }: AgreementText): readonly Misnomer[] {
  const spelt = ({ counts, for: only, per }: AgreementText['quotas'][number]): string =>
    JSON.stringify([counts, only?.map((alternative) => [...alternative]), per]);
  return quotas.flatMap((quota, index) => {
    const above = quotas.slice(0, index).find((other) => spelt(other) === spelt(quota));
    const path = ['quotas', index];
    if (above) {
      const values = { value: quota.id, other: above.id };
      return [warning([...path, 'id'], 'lint.sameQuota', 'fix.sameQuota', values)];
    }
    const only = quota.for ?? null;
    if (quota.counts === 'qualified leads') {
      if (!contradicts(only, dispositions.qualified.when)) return [];
      return [warning([...path, 'for'], 'lint.neverQualified', 'fix.neverQualified')];
    }
    if (contradicts(only, definitions.lead?.when ?? null)) {
      return [warning([...path, 'for'], 'lint.neverLead', 'fix.neverLead')];
    }
    const ended = DISPOSITIONS.find((name) => implies(only, dispositions[name].when));
    return ended ? [warning([...path, 'for'], 'lint.bornEnded', 'fix.neverFor', { value: ended })] : [];
  });
}
