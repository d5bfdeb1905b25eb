/** `sla diff [DRAFT]`: a draft against the agreement in force, in the contract's words, and what it would do to open clocks. */
import { type Command } from 'commander';
import { sectionsOf } from '../../../config/agreement/clauses.ts';
import { changeInWords, differencesInWords, sectionInWords } from '../../../config/agreement/clauseWords.ts';
import { differences, type SectionChange } from '../../../config/agreement/differences.ts';
import { CurrentDirectory } from '../../application/directory.ts';
import { impactOf, type Impact, type ScopeImpact } from '../../application/impact.ts';
import { type SideStore } from '../../application/sideStore.ts';
import { type StoredVersion } from '../../application/store.ts';
import { type Agreement } from '../../domain/agreement/agreement.ts';
import { SCOPES, type Scope } from '../../domain/evaluate/publication.ts';
import { say, sayInstant } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT } from './exit.ts';
import { agreementIn, agreementText, storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { historyIn, withStoreIfAny } from './stores.ts';
import { type Terminal } from './terminal.ts';

/** Of those out of time so many are told by name; all of them with --json. */
const NAMED_AT_MOST = 20;

export interface Draft {
  readonly file: string;
  readonly text: string;
  readonly agreement: Agreement;
}

/** A draft, and what it would change; `impact` is null where nothing is in force yet. */
export interface Compared {
  readonly inForce: StoredVersion | null;
  readonly changes: readonly SectionChange[];
  readonly impact: Impact | null;
}

export function addDiff(program: Command): void {
  addCommand(program, 'diff')
    .argument('[draft]', say(spoken, 'cli.option.draft'))
    .action(async (file: string | undefined, options: CommonOptions) => {
      const terminal = terminalFor(options);
      const environment = storingEnvironment(terminal);
      const draft = await draftIn(file ?? environment.agreementFile, terminal);
      const compared = (await withStoreIfAny(environment, (store) =>
        compareWith(store, draft, terminal),
      )) ?? { inForce: null, changes: differences([], sectionsOf(draft.text) ?? []), impact: null };
      showDifferences(compared, draft, terminal);
      terminal.data(dataOf(compared, draft, terminal));
      if (compared.changes.length > 0) process.exitCode = EXIT.refused;
    });
}

/** @throws Refusal with all mistakes, each with file, line and column */
export async function draftIn(file: string, terminal: Terminal): Promise<Draft> {
  const text = await agreementText(file, terminal);
  return { file, text, agreement: agreementIn(text, file, systemTime.now(), terminal) };
}

export async function compareWith(store: SideStore, draft: Draft, terminal: Terminal): Promise<Compared> {
  const inForce = (await store.versions()).at(-1) ?? null;
  const history = await historyIn(store);
  const changes = differences(
    inForce === null ? [] : (sectionsOf(inForce.text) ?? []),
    sectionsOf(draft.text) ?? [],
  );
  if (history === null) return { inForce, changes, impact: null };
  const directory = new CurrentDirectory();
  directory.replace(await store.owners());
  const progress = terminal.progress('cli.diff.progress');
  try {
    const impact = await impactOf(
      {
        store,
        history,
        draft: draft.agreement,
        directory: directory.current(),
        now: systemTime.now(),
      },
      (done, total) => {
        terminal.goOn();
        progress.at(done, total);
      },
    );
    return { inForce, changes, impact };
  } finally {
    progress.end();
  }
}

export function showDifferences(
  { inForce, changes, impact }: Compared,
  { file, agreement }: Draft,
  terminal: Terminal,
): void {
  const { language } = terminal;
  if (inForce === null) terminal.say('cli.diff.nothingInForce', { file, version: agreement.version });
  else {
    terminal.say('cli.diff.against', { file, version: agreement.version, inForce: inForce.version });
    for (const line of differencesInWords(changes, language)) terminal.line(line);
    if (changes.length === 0) terminal.say('contract.same');
  }
  if (!impact) return;
  terminal.line('');
  terminal.say('cli.diff.open', { open: impact.open });
  for (const scope of SCOPES) {
    const { outOfTime, ...counts } = impact.scopes[scope];
    terminal.say(`cli.diff.${scope}`, { ...counts, outOfTime: outOfTime.length });
    for (const move of outOfTime.slice(0, NAMED_AT_MOST)) {
      const { record, promiseId, calendarId } = move.clock;
      const zone = (agreement.calendars.get(calendarId) ?? agreement.always).zone;
      const until = sayInstant(language, move.deadlineAfter ?? 0, zone);
      terminal.line(
        `  ${say(language, 'cli.diff.outOfTime', { recordId: record.recordId, promiseId, until, zone })}`,
      );
    }
    const more = outOfTime.length - NAMED_AT_MOST;
    if (more > 0) terminal.line(`  ${say(language, 'cli.diff.more', { more })}`);
  }
}

export function dataOf(
  { inForce, changes, impact }: Compared,
  { file, agreement }: Draft,
  terminal: Terminal,
) {
  const { language } = terminal;
  return {
    file,
    version: agreement.version,
    inForce: inForce?.version ?? null,
    changes: changes.map(({ change, section, clauses }) => ({
      change,
      section: section.kind,
      id: section.id,
      heading: sectionInWords(section, language),
      clauses: clauses.map((one) => ({
        clause: one.clause.key,
        before: one.before,
        after: one.after,
        inWords: changeInWords(one, language),
      })),
    })),
    openClocks: impact?.open ?? null,
    scopes: impact && {
      new: scopeData(impact.scopes.newClocks),
      open: scopeData(impact.scopes.openClocks),
    },
  };
}

function scopeData({ outOfTime, ...counts }: ScopeImpact) {
  return {
    ...counts,
    outOfTime: outOfTime.map(({ clock, deadlineBefore, deadlineAfter }) => ({
      recordId: clock.record.recordId,
      promiseId: clock.promiseId,
      clockId: clock.id,
      deadlineBefore: isoOf(deadlineBefore),
      deadlineAfter: isoOf(deadlineAfter),
    })),
  };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

export const SCOPE_NAMES = { new: 'newClocks', open: 'openClocks' } as const satisfies Record<string, Scope>;
