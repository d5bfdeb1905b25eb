/**
 * `sla restore FILE`: puts a backup in the place of the embedded store. The backup is laid out beside and looked at; only then
 * does the folder that was there step aside, under a name that is said, and nothing of it is deleted.
 */
import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { type Command } from 'commander';
import { layOut, NotABackup, unpack } from '../../adapters/store/backup.ts';
import { isInUse, lockFolder, StoreLocked } from '../../adapters/store/folderLock.ts';
import { isEmpty } from '../../adapters/store/unusable.ts';
import { codeOf } from '../../application/errorCode.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT, Refusal } from './exit.ts';
import { FILE_FAULTS } from './fileFaults.ts';
import { localEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { type Terminal } from './terminal.ts';

interface RestoreOptions extends CommonOptions {
  readonly yes?: boolean;
}

export function addRestore(program: Command): void {
  addCommand(program, 'restore')
    .argument('<file>', say(spoken, 'cli.restore.file'))
    .option('--yes', say(spoken, 'cli.install.yes'))
    .action(async (file: string, { yes = false, ...options }: RestoreOptions) => {
      const terminal = terminalFor(options);
      const { databaseUrl, dataFolder: folder } = localEnvironment(terminal);
      if (databaseUrl !== null) {
        throw new Refusal(say(terminal.language, 'cli.restore.postgres', { file }), EXIT.usage);
      }
      // Whoever has it is told at once, and is not waited for.
      if (await isInUse(folder)) throw new StoreLocked(folder, {});
      const tar = await unpacked(file, terminal);
      const release = await lockFolder({ folder });
      try {
        await restore(tar, file, folder, yes, terminal);
      } finally {
        await release();
      }
    });
}

async function unpacked(file: string, { language }: Terminal): Promise<Blob> {
  try {
    return await unpack(file);
  } catch (error) {
    const detail = codeOf(error) ?? '';
    if (FILE_FAULTS.has(detail)) throw new Refusal(say(language, 'cli.restore.unreadable', { file, detail }));
    throw asRefusal(error, file, language);
  }
}

function asRefusal(error: unknown, file: string, language: Terminal['language']): unknown {
  if (!(error instanceof NotABackup)) return error;
  return new Refusal(say(language, 'cli.restore.notABackup', { file, detail: error.message }));
}

async function restore(
  tar: Blob,
  file: string,
  folder: string,
  yes: boolean,
  terminal: Terminal,
): Promise<void> {
  const { language } = terminal;
  const beside = `${folder}.restoring`;
  const now = systemTime.now();
  const aside = (await readdir(folder)).length === 0 ? null : `${folder}.before-${fileStamp(now)}`;
  const asks = !(await isEmpty(folder));
  try {
    await layOut(tar, beside, now).catch((error: unknown) => {
      throw asRefusal(error, file, language);
    });
    terminal.goOn();
    if (asks && aside !== null && !(await terminal.confirm('cli.restore.ask', { folder, aside }, yes))) {
      terminal.say('cli.install.declined');
      process.exitCode = EXIT.refused;
      return;
    }
    try {
      if (aside === null) await rmdir(folder);
      else await rename(folder, aside);
    } catch (error) {
      const detail = codeOf(error) ?? String(error);
      throw new Refusal(say(language, 'cli.restore.cannotMove', { folder, detail }));
    }
    try {
      await rename(beside, folder);
    } catch (error) {
      if (aside !== null) await rename(aside, folder);
      throw error;
    }
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  terminal.say('cli.restore.done', { file, folder });
  if (aside !== null) terminal.say('cli.restore.kept', { aside });
  terminal.say('cli.restore.next');
  terminal.data({ file, folder, keptAside: aside });
}

/** An instant that every file system takes in a name: 2026-03-03T13-00-00Z. */
function fileStamp(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
}
