/**
 * `sla backup FILE`: the embedded store in one file, while the service runs or without it. The file is written beside its place,
 * readable by its owner only, and put there when it is whole.
 */
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Command } from 'commander';
import { openAsItIs } from '../../adapters/store/open.ts';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import { codeOf } from '../../application/errorCode.ts';
import { say } from '../../messages/say.ts';
import { dumpThroughSideDoor } from '../sideDoor.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT, Refusal } from './exit.ts';
import { FILE_FAULTS } from './fileFaults.ts';
import { localEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { isThere, placeOf } from './stores.ts';
import { type Terminal } from './terminal.ts';

const MB = 1_000_000;
const OWNER_ONLY = 0o600;

interface BackupOptions extends CommonOptions {
  readonly force?: boolean;
}

/** The directory of the store as a tar file, from whoever has it. */
interface Source {
  readonly bytes: number;
  readonly tar: Readable;
  readonly from: 'service' | 'folder';
}

export function addBackup(program: Command): void {
  addCommand(program, 'backup')
    .argument('<file>', say(spoken, 'cli.backup.file'))
    .option('--force', say(spoken, 'cli.backup.force'))
    .action(async (file: string, { force = false, ...options }: BackupOptions) => {
      const terminal = terminalFor(options);
      const { language } = terminal;
      const place = localEnvironment(terminal);
      if (place.databaseUrl !== null) {
        throw new Refusal(say(language, 'cli.backup.postgres', { file }), EXIT.usage);
      }
      if (!force && existsSync(file)) throw new Refusal(say(language, 'cli.backup.exists', { file }));
      const folder = place.dataFolder;
      if (!(await isThere(place))) throw new Refusal(say(language, 'cli.noStore', { folder }));
      const offered = await dumpThroughSideDoor(folder);
      const written = offered
        ? await write({ ...offered, from: 'service' }, file, terminal)
        : await backUpFolder(placeOf(place), file, terminal);
      terminal.say('cli.backup.done', { file, size: megabytes(written.bytes) });
      terminal.say('cli.backup.personal');
      terminal.data({ file, folder, ...written });
    });
}

interface Written {
  readonly from: Source['from'];
  readonly bytes: number;
  readonly storeBytes: number;
}

/** The folder is ours until the copy is written. */
async function backUpFolder(
  place: Parameters<typeof openAsItIs>[0],
  file: string,
  terminal: Terminal,
): Promise<Written> {
  const opened = await openAsItIs(place);
  try {
    if (opened.dump === null) throw new TypeError('only an embedded store can be copied');
    const tar = await opened.dump();
    const source = { bytes: tar.size, tar: Readable.fromWeb(tar.stream()) };
    return await write({ ...source, from: 'folder' }, file, terminal);
  } finally {
    await opened.close();
  }
}

async function write({ bytes, tar, from }: Source, file: string, terminal: Terminal): Promise<Written> {
  const unfinished = `${file}.part`;
  const progress = terminal.progress('cli.backup.progress');
  let read = 0;
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      progress.at(Math.floor(read / MB), Math.ceil(bytes / MB));
      done(null, chunk);
    },
  });
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await rm(unfinished, { force: true });
    const target = createWriteStream(unfinished, { flags: 'wx', mode: OWNER_ONLY, flush: true });
    await pipeline(tar, counted, createGzip(), measured, target, { signal: terminal.stopped });
    if (read !== bytes) throw new StoreUnavailable('the service broke off');
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    terminal.goOn();
    const detail = codeOf(error) ?? '';
    if (FILE_FAULTS.has(detail))
      throw new Refusal(say(terminal.language, 'cli.unwritable', { file, detail }));
    if (detail === 'ECONNRESET') throw new StoreUnavailable('the service has gone', { cause: error });
    throw error;
  } finally {
    progress.end();
  }
  return { from, bytes: size, storeBytes: bytes };
}

/** @param bytes as millions of them, of which a part counts as a tenth at least */
function megabytes(bytes: number): number {
  return Math.max(0.1, Math.round((bytes * 10) / MB) / 10);
}
