/**
 * `sla export facts|clocks|verdicts`: the store as CSV or JSON lines, page by page. A file is written beside its place and
 * put there when it is whole, so that what is broken off leaves nothing half.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, Option, type Command } from 'commander';
import { stringify } from 'csv-stringify';
import { codeOf } from '../../application/errorCode.ts';
import { type SideStore } from '../../application/sideStore.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT, Refusal } from './exit.ts';
import { FILE_FAULTS } from './fileFaults.ts';
import { COLUMNS, EXPORTS, rowsOf, type Exported, type ExportRow } from './exportRows.ts';
import { past } from './options.ts';
import { storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { withStore } from './stores.ts';
import { type Terminal } from './terminal.ts';

interface ExportOptions extends CommonOptions {
  readonly format: 'csv' | 'jsonl';
  readonly since?: (now: number) => number;
  readonly out?: string;
  readonly bom?: boolean;
}

export function addExport(program: Command): void {
  addCommand(program, 'export')
    .addArgument(new Argument('[what]', say(spoken, 'cli.export.what')).choices(EXPORTS).default('clocks'))
    .addOption(
      new Option('--format <format>', say(spoken, 'cli.export.format'))
        .choices(['csv', 'jsonl'])
        .default('csv'),
    )
    .addOption(new Option('--since <when>', say(spoken, 'cli.export.since')).argParser(past))
    .option('--out <file>', say(spoken, 'cli.export.out'))
    .option('--bom', say(spoken, 'cli.export.bom'))
    .action((what: Exported, options: ExportOptions) => {
      const terminal = terminalFor(options);
      if (terminal.json && options.out === undefined) {
        throw new Refusal(say(terminal.language, 'cli.export.jsonWithOut'), EXIT.usage);
      }
      return withStore(storingEnvironment(terminal), terminal, async (store) => {
        const rows = await exported(what, store, options, terminal);
        const { out, format } = options;
        if (out === undefined) return;
        terminal.say('cli.export.done', { rows, file: out });
        terminal.data({ what, format, file: out, rows });
      });
    });
}

async function exported(
  what: Exported,
  store: SideStore,
  { format, since, out, bom = false }: ExportOptions,
  terminal: Terminal,
): Promise<number> {
  if (what === 'facts') terminal.note('cli.export.personal');
  const from = since?.(systemTime.now()) ?? 0;
  const progress = terminal.progress('cli.export.progress');
  let rows = 0;
  async function* told(): AsyncGenerator<ExportRow> {
    for await (const page of rowsOf(what, store, from)) {
      terminal.goOn();
      rows += page.length;
      progress.at(rows);
      yield* page;
    }
  }
  try {
    if (out === undefined) await toScreen(() => written(told(), what, format, bom));
    else await toFile(out, () => written(told(), what, format, bom), terminal);
  } finally {
    progress.end();
  }
  return rows;
}

/** The rows as text. */
function written(
  rows: AsyncGenerator<ExportRow>,
  what: Exported,
  format: ExportOptions['format'],
  bom: boolean,
): Text {
  if (format === 'jsonl') return [Readable.from(linesOf(rows))];
  const csv = stringify({
    columns: [...COLUMNS[what]],
    header: true,
    bom,
    // A spreadsheet would take what begins with = + - @ tab or return for a formula.
    escape_formulas: true,
    cast: { boolean: String },
  });
  return [Readable.from(rows), csv];
}

/** Streams that follow each other. */
type Text = readonly [NodeJS.ReadableStream, ...NodeJS.ReadWriteStream[]];

async function* linesOf(rows: AsyncGenerator<ExportRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** Whoever reads may have had enough: then there is no more to do. */
async function toScreen(text: () => Text): Promise<void> {
  try {
    await pipeline([...text(), process.stdout], { end: false });
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') throw error;
  }
}

async function toFile(file: string, text: () => Text, { language }: Terminal): Promise<void> {
  const unfinished = `${file}.part`;
  const target = createWriteStream(unfinished);
  try {
    await once(target, 'open');
    await pipeline([...text(), target]);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const detail = codeOf(error);
    if (detail === null || !FILE_FAULTS.has(detail)) throw error;
    throw new Refusal(say(language, 'cli.unwritable', { file, detail }));
  }
}
