#!/usr/bin/env node
/** `npm run sla -- <command>`: what an operator asks at the terminal. One command a file, in cli/. */
import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import { CrmRefused, CrmUnavailable } from '../application/crm.ts';
import { FolderUnusable } from '../adapters/store/unusable.ts';
import { StoreUnavailable } from '../application/acceptDelivery.ts';
import { say } from '../messages/say.ts';
import { addBackfill } from './cli/backfill.ts';
import { addBackup } from './cli/backup.ts';
import { addCheck } from './cli/check.ts';
import { addDoctor } from './cli/doctor.ts';
import { addDiff } from './cli/diff.ts';
import { addExport } from './cli/export.ts';
import { EXIT, Interrupted, Refusal } from './cli/exit.ts';
import { addExplain } from './cli/explain.ts';
import { addInit } from './cli/init.ts';
import { addInstall, addPlan } from './cli/install.ts';
import { addPublish } from './cli/publish.ts';
import { addRebuild } from './cli/rebuild.ts';
import { addRestore } from './cli/restore.ts';
import { addStatus } from './cli/status.ts';
import { addReplay } from './cli/replay.ts';
import { addReport } from './cli/report.ts';
import { spoken } from './cli/spoken.ts';
import { addVersions } from './cli/versions.ts';
import { refusalInWords, storeFaultInWords } from './faults.ts';
import { faultAsText } from './logging/errorFields.ts';
import { ServiceFailed } from './sideDoor.ts';

// Node optimizes what runs often, and takes the embedded database's largest function for that at once: two seconds and 600 MB, for
// whose end a command waits that was done long before. A hundred times as often pays only where a command takes long.
setFlagsFromString('--wasm-tiering-budget=2000000000');

const program = new Command('sla')
  .description(say(spoken, 'cli.about'))
  .addHelpText('after', `\n${say(spoken, 'cli.exits')}`)
  .showHelpAfterError()
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });
addInit(program);
addPlan(program);
addInstall(program);
addCheck(program);
addDiff(program);
addPublish(program);
addVersions(program);
addReplay(program);
addExplain(program);
addBackfill(program);
addStatus(program);
addDoctor(program);
addExport(program);
addRebuild(program);
addBackup(program);
addRestore(program);
addReport(program);
for (const command of program.commands) command.exitOverride().showHelpAfterError();

// Whoever reads has had enough (`sla versions | head`): the command still ends what it began.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Node would print an error with all it carries.
process.on('uncaughtException', (error) => {
  process.exit(told(faultAsText(error), EXIT.refused));
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = endWith(error);
}

/** Says why on stderr, and gives the exit code. */
function endWith(error: unknown): number {
  // Commander has said what is wrong already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof Interrupted) return told(say(spoken, 'cli.interrupted'), EXIT.interrupted);
  if (error instanceof Refusal) return told(error.message, error.code);
  if (error instanceof CrmRefused) return told(refusalInWords(error, spoken), EXIT.refused);
  if (error instanceof CrmUnavailable) return told(error.message, EXIT.unavailable);
  const ofStore = storeFaultInWords(error, spoken);
  if (ofStore !== null) {
    // A folder does not mend itself, nor does a service grow newer, so the same command would say the same later.
    const stays = error instanceof FolderUnusable || error instanceof ServiceFailed;
    const mayPass = error instanceof StoreUnavailable && !stays;
    return told(ofStore, mayPass ? EXIT.unavailable : EXIT.refused);
  }
  return told(faultAsText(error), EXIT.refused);
}

function told(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}
