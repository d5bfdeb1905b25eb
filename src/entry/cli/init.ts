/** `sla init`: a first agreement, written from what the portal has and from a preset (S31). */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { draftAgreement, type Draft, type PortalWords } from '../../../config/agreement/draft.ts';
import { describeProblems } from '../../../config/agreement/problem.ts';
import { readAgreement, spanAround } from '../../../config/agreement/read.ts';
import { type Crm } from '../../application/crm.ts';
import { PORTAL_PROPERTIES } from '../../application/portalProperties.ts';
import { watchedProperties } from '../../domain/agreement/agreement.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { Refusal } from './exit.ts';
import { askingEnvironment, portalOf } from './sources.ts';
import { spoken } from './spoken.ts';
import { type Terminal } from './terminal.ts';

const PRESETS = { default: 'sla.yml', simple: 'presets/simple.yml', b2b: 'presets/b2b.yml' } as const;
const SCREEN = '-';

interface InitOptions extends CommonOptions {
  readonly preset: keyof typeof PRESETS;
  readonly out: string;
  readonly force?: boolean;
}

export function addInit(program: Command): void {
  addCommand(program, 'init')
    .addOption(
      new Option('--preset <name>', say(spoken, 'cli.init.preset'))
        .choices(Object.keys(PRESETS))
        .default('default'),
    )
    .option('--out <file>', say(spoken, 'cli.init.out'), process.env.SLA_AGREEMENT ?? 'config/sla.yml')
    .option('--force', say(spoken, 'cli.init.force'))
    .action((options: InitOptions) => init(options, terminalFor(options)));
}

async function init({ preset, out, force }: InitOptions, terminal: Terminal): Promise<void> {
  const { language } = terminal;
  if (out !== SCREEN && !force && existsSync(out)) {
    throw new Refusal(say(language, 'cli.init.exists', { file: out }));
  }
  const base = await readFile(new URL(`../../../config/${PRESETS[preset]}`, import.meta.url), 'utf8');
  const words = await wordsOf(portalOf(askingEnvironment(terminal)));
  const now = systemTime.now();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: words.zone, dateStyle: 'short' }).format(now);
  const draft = draftAgreement(base, words, today);
  if (out === SCREEN) terminal.line(draft.text);
  else await writeFile(out, draft.text);
  report(draft, words, { out, today }, terminal);
  const read = readAgreement(draft.text, spanAround(now));
  const ours = new Set(PORTAL_PROPERTIES.map(({ name }) => name));
  for (const property of read.ok ? watchedProperties(read.agreement) : []) {
    if (!words.properties.has(property) && !ours.has(property))
      terminal.note('cli.init.noProperty', { property });
  }
  if (!read.ok) {
    throw new Refusal(
      `${say(language, 'cli.init.problems')}\n${describeProblems(out, read.problems, language)}`,
    );
  }
}

function report(
  { text, missing }: Draft,
  { zone, teams }: PortalWords,
  { out, today }: { readonly out: string; readonly today: string },
  terminal: Terminal,
): void {
  for (const { property, values, choose } of missing) {
    terminal.note(choose ? 'cli.init.choose' : 'cli.init.leftOut', { property, values: values.join(', ') });
  }
  if (out !== SCREEN) {
    terminal.say('cli.init.written', { file: out, zone, teams: teams.length, today });
    terminal.say('cli.init.next', { file: out });
  }
  terminal.data({ file: out === SCREEN ? null : out, zone, teams, today, missing, text });
}

async function wordsOf(crm: Crm): Promise<PortalWords & { readonly properties: ReadonlySet<string> }> {
  const [account, owners, properties] = await Promise.all([
    crm.account(),
    crm.owners(),
    crm.describeProperties('contacts'),
  ]);
  const teams = owners.filter(({ active }) => active).flatMap((owner) => owner.teams.map(({ name }) => name));
  return {
    zone: account.zone,
    currency: account.currency,
    teams: [...new Set(teams)].sort((a, b) => a.localeCompare(b)),
    properties: new Set(properties.map(({ name }) => name)),
    options: new Map(
      properties.filter(({ type }) => type === 'enumeration').map(({ name, options }) => [name, options]),
    ),
  };
}
