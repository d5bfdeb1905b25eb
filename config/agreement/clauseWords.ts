/** Puts clauses and their changes into the contract's words. */
import { type Budget } from '../../src/domain/agreement/agreement.ts';
import { budgetInWords } from '../../src/application/explainWords.ts';
import { say, sayDay, type Language } from '../../src/messages/say.ts';
import { type Alternatives, type Clause, type Said } from './clause.ts';
import { type Section } from './clauses.ts';
import { type ClauseChange, type SectionChange } from './differences.ts';
import { clockOf } from './hours.ts';

/** A Sunday. */
const SOME_WEEK = Date.UTC(2026, 0, 4);
const DAY_MS = 86_400_000;

/** Lines: a heading for each section, and under it, indented, what is said otherwise. */
export function differencesInWords(changes: readonly SectionChange[], language: Language): readonly string[] {
  return changes.flatMap(({ change, section, clauses }) => [
    say(language, `contract.${change}`, { what: sectionInWords(section, language) }),
    ...clauses.map((one) => `  ${changeInWords(one, language)}`),
  ]);
}

/** The changes in one line: the first in full, and how many more there are. */
export function differencesInOneLine(changes: readonly SectionChange[], language: Language): string {
  const [first] = changes;
  if (!first) return say(language, 'contract.same');
  const { change, section, clauses } = first;
  const [only] = clauses;
  const what = sectionInWords(section, language);
  const told =
    change === 'changed' && only
      ? say(language, 'contract.inLine', { what, change: changeInWords(only, language) })
      : say(language, `contract.${change}`, { what });
  const told1 = change === 'changed' ? 1 : clauses.length;
  const more = changes.reduce((sum, one) => sum + one.clauses.length, 0) - told1;
  return more === 0 ? told : say(language, 'contract.more', { told, more });
}

export function sectionInWords({ kind, id, name }: Section, language: Language): string {
  const said = name === null ? id : (name[language] ?? name.en);
  return say(language, `contract.section.${kind}`, { name: said, id });
}

export function changeInWords({ clause, before, after }: ClauseChange, language: Language): string {
  const label = labelInWords(clause, language);
  const told = (said: Said | null): string => (said === null ? '' : saidInWords(said, language));
  if (before === null) return say(language, 'contract.clauseAdded', { label, after: told(after) });
  if (after === null) return say(language, 'contract.clauseRemoved', { label, before: told(before) });
  // Only the other language's words changed: then they are shown.
  if (told(before) === told(after) && language === 'ar')
    return changeInWords({ clause, before, after }, 'en');
  return say(language, 'contract.clauseChanged', { label, before: told(before), after: told(after) });
}

export function labelInWords({ label, of }: Clause, language: Language): string {
  return say(language, label, { of: of ?? '' });
}

/** What a clause says. */
export function saidInWords(said: Said, language: Language): string {
  switch (said.kind) {
    case 'text':
      return said.text;
    case 'list':
      return said.texts.join(', ');
    case 'words':
      return say(language, 'contract.quoted', { words: said.words[language] ?? said.words.en });
    case 'sentence':
      return say(language, said.sentence.key, said.sentence.values);
    case 'number':
      return new Intl.NumberFormat(language).format(said.number);
    case 'day':
      return sayDay(language, said.on);
    case 'budget':
      return budgetInWords(said.budget, language);
    case 'predicate':
      return predicateInWords(said.when, language);
    case 'tiers':
      return said.tiers.map((tier) => tierInWords(tier, language)).join('; ');
    case 'shares':
      return listOf(
        said.shares.map((share) => new Intl.NumberFormat(language, { style: 'percent' }).format(share)),
        language,
        'conjunction',
      );
    case 'step': {
      const { after, taskFor } = said;
      const whom =
        taskFor.kind === 'named' ? taskFor.name : say(language, `contract.taskFor.${taskFor.kind}`);
      return say(language, 'contract.step', { after: budgetInWords(after, language), whom });
    }
    case 'hours':
      return said.week === null ? say(language, 'contract.always') : weekInWords(said.week, language);
  }
}

function tierInWords(
  { when, within }: { readonly when: Alternatives | null; readonly within: Budget },
  language: Language,
): string {
  const time = budgetInWords(within, language);
  return when === null
    ? time
    : say(language, 'contract.tier', { time, when: predicateInWords(when, language) });
}

function predicateInWords(when: Alternatives, language: Language): string {
  const alternatives = when.map((alternative) =>
    listOf(
      alternative.map(([property, values]) =>
        say(language, 'contract.property', { property, values: listOf(values, language, 'disjunction') }),
      ),
      language,
      'conjunction',
    ),
  );
  return alternatives.join('; ');
}

function listOf(items: readonly string[], language: Language, type: Intl.ListFormatType): string {
  return new Intl.ListFormat(language, { type }).format(items);
}

/** Days that follow each other with the same windows are one span: "Mon–Fri 09:00-17:30". */
function weekInWords(week: Extract<Said, { kind: 'hours' }>['week'] & object, language: Language): string {
  const days = week.map((windows, day) => ({ day, windows: windows.map(clockOf).join(', ') }));
  const spans: { first: number; last: number; windows: string }[] = [];
  for (const { day, windows } of days) {
    const span = spans.at(-1);
    if (span?.windows === windows) span.last = day;
    else spans.push({ first: day, last: day, windows });
  }
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const dayName = (day: number): string => name.format(SOME_WEEK + day * DAY_MS);
  return spans
    .filter(({ windows }) => windows !== '')
    .map(({ first, last, windows }) => {
      const from = dayName(first);
      const named = first === last ? from : say(language, 'contract.days', { from, until: dayName(last) });
      return `${named} ${windows}`;
    })
    .join('; ');
}
