/**
 * `sla report` says how promises were kept in a period, what is overdue now, and what is worth a question. It reads the store
 * and nothing else, beside a running service too.
 */
import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { periodAt } from '../../adapters/calendar/periods.ts';
import { csvOf } from '../../adapters/notify/csv.ts';
import { type Viewer } from '../../application/card/viewer.ts';
import { CurrentDirectory } from '../../application/directory.ts';
import { codeOf } from '../../application/errorCode.ts';
import { clocksInRows } from '../../application/figures/clocksInRows.ts';
import { type PeriodName } from '../../application/figures/figures.ts';
import { type FiguresGrounds } from '../../application/figures/readFigures.ts';
import { readReport } from '../../application/figures/report.ts';
import { reportInWords } from '../../application/figures/reportWords.ts';
import { recipientNamed } from '../../application/reports/sendReports.ts';
import { OPERATOR } from '../../application/figures/viewing.ts';
import { type SideStore } from '../../application/sideStore.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { Refusal } from './exit.ts';
import { emailAddress, periodName, periodsBack } from './options.ts';
import { letterOf, mailerFor, sendNow, writePage } from './reportLetter.ts';
import { storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { historyIn, withStore } from './stores.ts';
import { type Terminal } from './terminal.ts';

const SCREEN = '-';

interface ReportOptions extends CommonOptions {
  readonly period: PeriodName;
  readonly back: number;
  readonly for?: string;
  readonly csv?: string;
  readonly html?: string;
  readonly mail?: string;
}

export function addReport(program: Command): void {
  addCommand(program, 'report')
    .addOption(
      new Option('--period <name>', say(spoken, 'cli.report.period')).argParser(periodName).default('week'),
    )
    .addOption(
      new Option('--back <periods>', say(spoken, 'cli.report.back')).argParser(periodsBack).default(0),
    )
    .option('--for <e-mail>', say(spoken, 'cli.report.for'))
    .option('--csv <file>', say(spoken, 'cli.report.csv'))
    .option('--html <file>', say(spoken, 'cli.report.html'))
    .addOption(
      // Whoever is sent it is whom it is for.
      new Option('--mail <e-mail>', say(spoken, 'cli.report.mail')).argParser(emailAddress).conflicts('for'),
    )
    .action((options: ReportOptions) => {
      const terminal = terminalFor(options);
      return withStore(storingEnvironment(terminal), terminal, (store) => report(store, options, terminal));
    });
}

async function report(store: SideStore, options: ReportOptions, terminal: Terminal): Promise<void> {
  const { period, back, csv, html, mail } = options;
  const { language } = terminal;
  const now = systemTime.now();
  const history = await historyIn(store);
  if (history === null) throw new Refusal(say(language, 'cli.report.noAgreement'));
  const directory = new CurrentDirectory();
  directory.replace(await store.owners());
  const grounds: FiguresGrounds = {
    figures: store,
    agreements: () => history,
    directory: () => directory.current(),
    nameOf: (ownerId) => directory.nameOf(ownerId),
    periodOf: (name, at, zone, further = 0, open) => periodAt(name, at, zone, back + further, open),
    periodWith: periodAt,
  };
  const mailer = mail === undefined ? null : mailerFor(terminal);
  const who = mail ?? options.for;
  const viewer = who === undefined ? OPERATOR : viewerNamed(who, directory, terminal);
  const found = await readReport(grounds, viewer, period, now);
  if (found === null) {
    throw new Refusal(say(language, 'cli.report.mayNot', { email: who ?? '' }));
  }
  if (csv !== SCREEN) {
    terminal.line(reportInWords(found, history, language).join('\n'));
    terminal.data(found);
  }
  if (csv !== undefined) await writeClocks(csv, grounds, viewer, options, now, terminal);
  if (html === undefined && mailer === null) return;
  const letter = await letterOf(grounds, viewer, period, now, terminal);
  if (html !== undefined) await writePage(html, letter, terminal);
  if (mailer !== null && mail !== undefined) await sendNow(mailer, mail, letter, now, terminal);
}

function viewerNamed(address: string, directory: CurrentDirectory, { language }: Terminal): Viewer {
  const found = recipientNamed(address, directory.current());
  if (!found) throw new Refusal(say(language, 'cli.report.unknownPerson', { email: address }));
  return found.viewer;
}

async function writeClocks(
  file: string,
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  { period }: ReportOptions,
  now: number,
  terminal: Terminal,
): Promise<void> {
  const progress = terminal.progress('cli.report.progress');
  const rows = await clocksInRows(grounds, viewer, period, now, terminal.language, (done) => {
    progress.at(done);
    terminal.goOn();
  }).finally(() => {
    progress.end();
  });
  const text = csvOf(rows);
  if (file === SCREEN) {
    process.stdout.write(text);
    return;
  }
  try {
    await writeFile(file, text);
  } catch (error) {
    const detail = codeOf(error) ?? 'unwritable';
    throw new Refusal(say(terminal.language, 'cli.unwritable', { file, detail }));
  }
  terminal.note('cli.report.written', { count: rows.length - 1, file });
}
