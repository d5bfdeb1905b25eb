/** `sla rebuild` as a process: asked, rehearsed, refused beside a service on its folder, killed on the way, and run again. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type StoreLocation } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { type Store } from '../../src/application/store.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { byPerson, FORM } from '../support/house.ts';
import { inFolder } from '../support/laidOut.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';
import { lockGoesStale } from '../support/staleLock.ts';
import { slaAt, type Said } from '../support/terminal.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000eb111';
/** Two readings' worth. */
const LEADS = 700;
const [grace] = REPS;
const server = process.env.TEST_DATABASE_URL ?? '';

interface Answer {
  readonly records: number;
  readonly recordsBefore: number;
  readonly facts: number;
  readonly factsBefore: number;
  readonly clocks: number;
  readonly appeared: number;
  readonly owed: number;
  readonly different: readonly unknown[];
}

/** All leads are late since long ago, so what the machine's clock shows is all the same. */
async function portalOfLateLeads(): Promise<Sandbox> {
  const time = new MovedTime('2026-03-03T09:00:00Z');
  const sandbox = await silentPortal(time, TOKEN);
  for (let number = 0; number < LEADS; number += 1) {
    // So few from one form that nobody takes them for an import.
    const form = { ...FORM, id: `form-${Math.floor(number / 5)}` };
    const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: grace!.ownerId };
    const { id } = sandbox.portal.create('contacts', lead, form);
    if (number % 2 === 0)
      sandbox.portal.update('contacts', id, { hs_lead_status: 'UNQUALIFIED' }, byPerson(grace!));
  }
  await time.jumpTo('2026-03-10T09:00:00Z');
  return sandbox;
}

describe.each([['PGlite'], ...(server === '' ? [] : [['PostgreSQL']])])('sla rebuild on %s', (kind) => {
  let sandbox: Sandbox;
  let folder: string;
  let own: OwnDatabase | null;

  beforeEach(async () => {
    sandbox = await portalOfLateLeads();
    folder = await mkdtemp(join(tmpdir(), 'sla-rebuild-'));
    own = kind === 'PGlite' ? null : await createDatabase(server);
    if (own === null) await inFolder(join(folder, 'store'));
  });
  afterEach(async () => {
    await sandbox.close();
    await own?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const environment = (): Readonly<Record<string, string>> => ({
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    HUBSPOT_API_URL: sandbox.url,
    ...(own ? { DATABASE_URL: own.url } : { SLA_DATA_DIR: join(folder, 'store') }),
  });
  const place = (): StoreLocation =>
    own ? { kind: 'postgres', url: own.url } : { kind: 'folder', folder: join(folder, 'store') };
  const sla = (...args: readonly string[]): Promise<Said> => slaAt(environment(), 'rebuild', ...args);
  const answer = ({ out }: Said): Answer => JSON.parse(out) as Answer;
  const writes = () =>
    sandbox.calls().filter(({ method, path }) => method !== 'GET' && !/\/(search|batch\/read)$/.test(path));

  /** What the store holds, but for when it was looked at. */
  async function inStore<T>(ask: (store: Store) => Promise<T>): Promise<T> {
    const opened = await openStore(place());
    try {
      return await ask(storeOn(opened));
    } finally {
      await opened.close();
    }
  }

  test('asks, rehearses without a trace, and rebuilds; again it finds the same', async () => {
    const unasked = await sla();
    expect([unasked.code, unasked.out]).toEqual([2, '']);
    expect(unasked.err).toContain('Add --yes to say it beforehand.');

    const rehearsed = answer(await sla('--dry-run', '--json'));
    expect(rehearsed).toMatchObject({ recordsBefore: 0, records: LEADS, different: [] });
    expect(await inStore((store) => store.counts(systemTime.now()))).toMatchObject({
      records: 0,
      openClocks: 0,
    });
    expect(await inStore((store) => store.versions())).toEqual([]);

    const first = await sla('--yes', '--json');
    expect(first.code).toBe(0);
    expect(answer(first)).toEqual({ ...rehearsed, dryRun: false });
    expect(answer(first).clocks).toBeGreaterThan(LEADS);

    const again = answer(await sla('--yes', '--json'));
    expect(again).toMatchObject({ records: LEADS, appeared: 0, different: [], clocks: rehearsed.clocks });
    expect([again.recordsBefore, again.factsBefore]).toEqual([LEADS, again.facts]);
    expect(writes()).toEqual([]);
  }, 120_000);

  test('killed in the middle it goes on by the same command, and comes to the same', async () => {
    const whole = answer(await sla('--yes', '--json'));
    const reads = () => sandbox.calls().filter(({ path }) => path.endsWith('/contacts/batch/read')).length;
    const before = reads();
    const args = ['src/entry/cli.ts', 'rebuild', '--yes'];
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env.PATH, ...environment() },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (reads() === before) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await ended;
    if (!own) await lockGoesStale(join(folder, 'store'));
    expect(await inStore((store) => store.leftToRebuild())).toBeGreaterThan(0);

    const gone = await sla('--yes', '--json');
    expect(gone.err).toContain('A rebuild was broken off; going on with the rest.');
    expect(answer(gone)).toMatchObject({
      records: LEADS,
      factsBefore: whole.facts,
      facts: whole.facts,
      clocks: whole.clocks,
      different: [],
    });
    expect(await inStore((store) => store.leftToRebuild())).toBe(0);
  }, 120_000);

  if (kind === 'PGlite') {
    test('is refused while another process has the folder; nothing is made for a rehearsal', async () => {
      await rm(join(folder, 'store'), { recursive: true });
      expect((await sla('--dry-run')).out).toContain('This was a rehearsal; nothing was changed.');
      expect(await readdir(folder)).toEqual([]);
      await inStore(async () => {
        const { code, out, err } = await sla('--yes');
        expect([code, out]).toEqual([1, '']);
        expect(err).toContain(join(folder, 'store'));
      });
    }, 120_000);
  }
});
