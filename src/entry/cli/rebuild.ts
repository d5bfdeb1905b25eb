/**
 * `sla rebuild`: the store made anew from HubSpot's own history, record by record. It works on the service's store, and
 * leaves writing to HubSpot to the service.
 */
import { type Command } from 'commander';
import { destination } from 'pino';
import { type StoringEnvironment } from '../../../config/environment.ts';
import { openStore } from '../../adapters/store/open.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { rebuild } from '../../application/rebuild.ts';
import { type Store } from '../../application/store.ts';
import { type Rebuilt } from '../../application/walks.ts';
import { say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT, Refusal } from './exit.ts';
import { portalOf, storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { agreementsOf, placeOf, rehearsalOf } from './stores.ts';
import { type Terminal } from './terminal.ts';
import { createLog } from '../logging/log.ts';

interface RebuildOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export function addRebuild(program: Command): void {
  addCommand(program, 'rebuild')
    .option('--dry-run', say(spoken, 'cli.rebuild.dryRun'))
    .option('--yes', say(spoken, 'cli.install.yes'))
    .action(async ({ yes = false, dryRun = false, ...options }: RebuildOptions) => {
      const terminal = terminalFor(options);
      const environment = storingEnvironment(terminal);
      const opened = await (dryRun ? rehearsalOf(environment) : openStore(placeOf(environment)));
      try {
        await rebuildOn(storeOn(opened), environment, yes || dryRun, terminal, dryRun);
      } finally {
        await opened.close();
      }
    });
}

async function rebuildOn(
  store: Store,
  environment: StoringEnvironment,
  yes: boolean,
  terminal: Terminal,
  dryRun: boolean,
): Promise<void> {
  const { records } = await store.counts(systemTime.now());
  if (!(await terminal.confirm('cli.rebuild.ask', { records }, yes))) {
    terminal.say('cli.install.declined');
    process.exitCode = EXIT.refused;
    return;
  }
  const agreements = await agreementsOf(store, environment.agreementFile, terminal);
  const progress = terminal.progress('cli.rebuild.progress');
  let rebuilt: Rebuilt | null;
  try {
    rebuilt = await rebuild(
      {
        store,
        crm: portalOf(environment),
        agreements: () => agreements,
        time: systemTime,
        log: createLog('warn', destination(2)),
      },
      {
        begun: ({ resumed }) => {
          if (resumed) terminal.note('cli.rebuild.resumed');
        },
        at: (done, total) => {
          progress.at(done, total);
        },
        goOn: () => {
          terminal.goOn();
        },
        stopped: terminal.stopped,
      },
    );
  } finally {
    progress.end();
  }
  if (rebuilt === null) throw new Refusal(say(terminal.language, 'cli.rebuild.ended'));
  const { owed } = await store.counts(systemTime.now());
  show(rebuilt, owed, dryRun, terminal);
  if (rebuilt.different.length > 0) process.exitCode = EXIT.refused;
}

function show(rebuilt: Rebuilt, owed: number, dryRun: boolean, terminal: Terminal): void {
  const { records, recordsBefore, facts, factsBefore, clocks, appeared, different } = rebuilt;
  terminal.say('cli.rebuild.records', { before: recordsBefore, after: records });
  terminal.say('cli.rebuild.facts', { before: factsBefore, after: facts });
  terminal.say('cli.rebuild.clocks', { clocks, appeared, different: different.length });
  for (const { recordId, clockId, before, after } of different) {
    terminal.line(`  ${say(terminal.language, 'cli.rebuild.differs', { recordId, clockId, before, after })}`);
  }
  if (dryRun) terminal.say('cli.rebuild.rehearsed');
  else terminal.say('cli.rebuild.owed', { owed });
  terminal.data({ dryRun, ...rebuilt, owed });
}
