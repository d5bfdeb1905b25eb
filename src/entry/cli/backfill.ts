/** `sla backfill`: the leads that are in the portal already, from HubSpot's own history; `--dry-run` says what it would come to. */
import { type Command } from 'commander';
import { destination } from 'pino';
import { type StoringEnvironment } from '../../../config/environment.ts';
import { isInUse } from '../../adapters/store/folderLock.ts';
import { openStore } from '../../adapters/store/open.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { backfill } from '../../application/backfill.ts';
import { type Crm } from '../../application/crm.ts';
import { type Standing } from '../../application/standing.ts';
import { type Store } from '../../application/store.ts';
import { currentAgreement } from '../../domain/agreement/versions.ts';
import { localDay, say, sayDay } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { EXIT, Refusal } from './exit.ts';
import { portalOf, storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { agreementsOf, placeOf, rehearsalOf } from './stores.ts';
import { type Terminal } from './terminal.ts';
import { createLog } from '../logging/log.ts';

/** As many as HubSpot takes in one call; a task takes a second call for its contact. */
const WRITES_A_CALL = 100;
const TEN_SECONDS = 10;

interface BackfillOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

export function addBackfill(program: Command): void {
  addCommand(program, 'backfill')
    .option('--dry-run', say(spoken, 'cli.backfill.dryRun'))
    .option('--yes', say(spoken, 'cli.install.yes'))
    .action(async ({ yes = false, dryRun = false, ...options }: BackfillOptions) => {
      const terminal = terminalFor(options);
      const environment = storingEnvironment(terminal);
      const { databaseUrl, dataFolder: folder } = environment;
      if (databaseUrl === null && (await isInUse(folder))) {
        throw new Refusal(say(terminal.language, 'cli.backfill.serviceHas', { folder }));
      }
      const opened = await (dryRun ? rehearsalOf(environment) : openStore(placeOf(environment)));
      try {
        await backfillOn(storeOn(opened), environment, { yes: yes || dryRun, dryRun }, terminal);
      } finally {
        await opened.close();
      }
    });
}

interface Calls {
  made: number;
}

async function backfillOn(
  store: Store,
  environment: StoringEnvironment,
  { yes, dryRun }: { readonly yes: boolean; readonly dryRun: boolean },
  terminal: Terminal,
): Promise<void> {
  const calls: Calls = { made: 0 };
  const crm = portalOf(environment, () => {
    calls.made += 1;
  });
  const { portalId: portal, zone } = await crm.account();
  if (!(await terminal.confirm('cli.backfill.ask', { portal }, yes))) {
    terminal.say('cli.install.declined');
    process.exitCode = EXIT.refused;
    return;
  }
  const agreements = await agreementsOf(store, environment.agreementFile, terminal);
  const looking = terminal.progress('cli.backfill.looking');
  const reading = terminal.progress('cli.backfill.progress');
  let read: number;
  try {
    read = await backfill(
      {
        store,
        crm,
        agreements: () => agreements,
        time: systemTime,
        log: createLog('warn', destination(2)),
      },
      {
        looking: (found) => {
          looking.at(found);
        },
        at: (done, total) => {
          looking.end();
          reading.at(done, total);
        },
        goOn: () => {
          terminal.goOn();
          spareTheDay(crm, terminal);
        },
        stopped: terminal.stopped,
      },
    );
  } finally {
    looking.end();
    reading.end();
  }
  const { enforceFrom } = currentAgreement(agreements);
  const standing = await store.standing(systemTime.now());
  show({ standing, read, calls, crm, dryRun, day: localDay(enforceFrom, zone) }, terminal);
}

/** The last tenth of the day's calls is for what is overdue. @throws Refusal */
function spareTheDay(crm: Crm, { language }: Terminal): void {
  const { scarce, callsToday } = crm.allowance();
  if (!scarce || callsToday === null) return;
  const { remaining: left, limit } = callsToday;
  throw new Refusal(say(language, 'cli.backfill.scarce', { left, limit }), EXIT.unavailable);
}

interface Outcome {
  readonly standing: Standing;
  readonly read: number;
  readonly calls: Calls;
  readonly crm: Crm;
  readonly dryRun: boolean;
  /** From which on the agreement is enforced, YYYY-MM-DD. */
  readonly day: string;
}

function show({ standing, read, calls, crm, dryRun, day }: Outcome, terminal: Terminal): void {
  const { records, clocks, owed } = standing;
  const wanted = Math.ceil(owed.properties / WRITES_A_CALL) + 2 * Math.ceil(owed.tasks / WRITES_A_CALL);
  const seconds = Math.ceil(((calls.made + wanted) * TEN_SECONDS) / crm.allowance().callsPerTenSeconds);
  const { leads, shadow, ...states } = clocks;
  terminal.say('cli.backfill.records', { records, read });
  terminal.say('cli.backfill.running', { count: leads, ...states });
  if (shadow > 0) terminal.say('cli.backfill.shadow', { count: shadow, day: sayDay(terminal.language, day) });
  terminal.say('cli.backfill.owed', { ...owed });
  terminal.say('cli.backfill.calls', { made: calls.made, wanted, seconds });
  terminal.say(dryRun ? 'cli.backfill.rehearsed' : 'cli.backfill.next');
  terminal.data({
    dryRun,
    records,
    read,
    clocks,
    owed,
    calls: { made: calls.made, toWrite: wanted, seconds },
  });
}
