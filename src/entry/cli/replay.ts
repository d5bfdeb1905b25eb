/**
 * `sla replay --agreement DRAFT --since 90d`: what a draft would have come to on the portal's own past, beside the agreement
 * in force. Read from the store, or from HubSpot's history where there is none; nothing is written.
 */
import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { openStore } from '../../adapters/store/open.ts';
import { storeOn } from '../../adapters/store/store.ts';
import { CurrentDirectory } from '../../application/directory.ts';
import { codeOf } from '../../application/errorCode.ts';
import { remembered } from '../../application/people.ts';
import { readPast, replayPast } from '../../application/replayPast.ts';
import { type Agreement } from '../../domain/agreement/agreement.ts';
import { currentAgreement } from '../../domain/agreement/versions.ts';
import { type Period } from '../../domain/measures/attainment.ts';
import { type Replay } from '../../domain/replay/replay.ts';
import { localDay, say } from '../../messages/say.ts';
import { systemTime } from '../timeSource.ts';
import { addCommand, terminalFor, type CommonOptions } from './command.ts';
import { draftIn } from './diff.ts';
import { Refusal } from './exit.ts';
import { past } from './options.ts';
import { replayInWords } from './replayWords.ts';
import { agreementIn, agreementText, portalOf, storingEnvironment } from './sources.ts';
import { spoken } from './spoken.ts';
import { historyIn, withStoreIfAny } from './stores.ts';
import { drawReplay } from './svg.ts';
import { type Terminal } from './terminal.ts';

const DAY_MS = 86_400_000;

interface ReplayOptions extends CommonOptions {
  readonly agreement?: string;
  readonly since: (now: number) => number;
  readonly from?: 'store' | 'hubspot';
  readonly svg?: string;
}

/** Two agreements over the same past. */
export interface Replayed {
  readonly source: 'store' | 'hubspot';
  readonly period: Period;
  readonly inForce: Replay;
  readonly draft: Replay;
  readonly nameOf: (ownerId: string | null) => string;
}

type Setting = ReturnType<typeof storingEnvironment>;

export function addReplay(program: Command): void {
  addCommand(program, 'replay')
    .option('--agreement <draft>', say(spoken, 'cli.option.draft'))
    .addOption(
      new Option('--since <when>', say(spoken, 'cli.replay.since'))
        .argParser(past)
        .default(past('90d'), '90d'),
    )
    .addOption(new Option('--from <source>', say(spoken, 'cli.replay.from')).choices(['store', 'hubspot']))
    .option('--svg <file>', say(spoken, 'cli.replay.svg'))
    .action(async ({ agreement: file, since, from, svg, ...options }: ReplayOptions) => {
      const terminal = terminalFor(options);
      const environment = storingEnvironment(terminal);
      const now = systemTime.now();
      const period = { fromAt: since(now), untilAt: now };
      const { agreement } = await draftIn(file ?? environment.agreementFile, terminal);
      const asked = { environment, draft: agreement, period, terminal };
      const fromStore = from === 'hubspot' ? null : await replayStore(asked);
      if (fromStore === null && from === 'store') {
        throw new Refusal(say(terminal.language, 'cli.noStore', { folder: environment.dataFolder }));
      }
      const replayed = fromStore ?? (await replayHubSpot(asked));
      if (svg !== undefined) await keepPicture(svg, replayed, terminal);
      for (const line of replayInWords(replayed, terminal.language)) terminal.line(line);
      terminal.data(dataOf(replayed));
    });
}

interface Asked {
  readonly environment: Setting;
  readonly draft: Agreement;
  readonly period: Period;
  readonly terminal: Terminal;
}

/** Null where the store knows no record. */
async function replayStore({ environment, draft, period, terminal }: Asked): Promise<Replayed | null> {
  return withStoreIfAny(environment, async (store) => {
    const history = await historyIn(store);
    if (history === null || (await store.recordCount('all')) === 0) return null;
    const owners = await store.owners();
    const directory = new CurrentDirectory();
    directory.replace(owners);
    return replayed('store', store, [currentAgreement(history), draft], directory, period, terminal);
  });
}

async function replayHubSpot({ environment, draft, period, terminal }: Asked): Promise<Replayed> {
  const inForce = await agreementInForce(environment, period.untilAt, terminal);
  const crm = portalOf(environment);
  const opened = await openStore({ kind: 'memory' });
  try {
    const store = storeOn(opened);
    const [told, absences] = await Promise.all([crm.owners(), crm.absences()]);
    const directory = new CurrentDirectory();
    directory.replace(remembered([], told, absences, period.untilAt));
    const progress = terminal.progress('cli.replay.reading');
    try {
      await readPast(crm, store, [inForce, draft], period.fromAt, period.untilAt, (done) => {
        terminal.goOn();
        progress.at(done);
      });
    } finally {
      progress.end();
    }
    return await replayed('hubspot', store, [inForce, draft], directory, period, terminal);
  } finally {
    await opened.close();
  }
}

/** The one published last; what the file says where none was. */
async function agreementInForce(environment: Setting, now: number, terminal: Terminal): Promise<Agreement> {
  const history = await withStoreIfAny(environment, historyIn);
  if (history !== null) return currentAgreement(history);
  const { agreementFile } = environment;
  return agreementIn(await agreementText(agreementFile, terminal), agreementFile, now, terminal);
}

async function replayed(
  source: Replayed['source'],
  store: Parameters<typeof replayPast>[0],
  [inForce, draft]: readonly [Agreement, Agreement],
  directory: CurrentDirectory,
  period: Period,
  terminal: Terminal,
): Promise<Replayed> {
  const progress = terminal.progress('cli.replay.progress');
  const zone = draft.calendars.get(draft.portalCalendarId)?.zone ?? 'UTC';
  try {
    const replays = await replayPast(
      store,
      [inForce, draft],
      directory.current(),
      period,
      (at) => localDay(at, zone),
      (done, total) => {
        terminal.goOn();
        progress.at(done, total);
      },
    );
    const [ofInForce, ofDraft] = replays;
    if (!ofInForce || !ofDraft) throw new Error('two agreements gave fewer replays');
    const nameOf = (ownerId: string | null): string =>
      ownerId === null ? say(terminal.language, 'explain.nobody') : (directory.nameOf(ownerId) ?? ownerId);
    return { source, period, inForce: ofInForce, draft: ofDraft, nameOf };
  } finally {
    progress.end();
  }
}

async function keepPicture(file: string, replayed: Replayed, terminal: Terminal): Promise<void> {
  try {
    await writeFile(file, drawReplay(replayed, terminal.language));
  } catch (error) {
    const detail = codeOf(error) ?? 'unwritable';
    throw new Refusal(say(terminal.language, 'cli.unwritable', { file, detail }));
  }
  terminal.note('cli.replay.drawn', { file });
}

function dataOf({ source, period, inForce, draft }: Replayed) {
  return {
    source,
    since: new Date(period.fromAt).toISOString(),
    until: new Date(period.untilAt).toISOString(),
    days: Math.round((period.untilAt - period.fromAt) / DAY_MS),
    inForce,
    draft,
  };
}
