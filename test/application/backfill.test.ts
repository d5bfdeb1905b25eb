/** Leads that were there before: taken up without a service, broken off and gone on with, and shadows before `enforceFrom`. */
import { pino } from 'pino';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { backfill, type BackfillWatch } from '../../src/application/backfill.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { agreementWith } from '../support/agreement.ts';
import { describeOnPGlite } from '../support/database.ts';
import { FORM, TOKEN } from '../support/house.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';

const LEADS = 60;
const NOW = '2026-03-03T12:00:00Z';
const [grace] = REPS;
const silent = pino({ level: 'silent' });

describeOnPGlite('the leads that are there already', (database) => {
  let sandbox: Sandbox;
  const time = new MovedTime('2026-02-27T12:00:00Z');

  /** Half of them before the weekend, half after it. */
  beforeAll(async () => {
    sandbox = await silentPortal(time, TOKEN);
    for (const place of Array(LEADS).keys()) {
      if (place === LEADS / 2) await time.jumpTo('2026-03-03T11:00:00Z');
      // So few from one form that nobody takes them for an import.
      const form = { ...FORM, id: `form-${Math.floor(place / 20)}` };
      const lead = { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: grace!.ownerId };
      sandbox.portal.create('contacts', lead, form);
    }
    await time.jumpTo(NOW);
  });
  afterAll(() => sandbox.close());

  const searches = (): number => sandbox.calls().filter(({ path }) => path.endsWith('/search')).length;
  const watching = (over: Partial<BackfillWatch> = {}): BackfillWatch => ({
    at: () => undefined,
    goOn: () => undefined,
    looking: () => undefined,
    stopped: new AbortController().signal,
    ...over,
  });
  const take = (watch: BackfillWatch): Promise<number> =>
    backfill(
      {
        store: database.store,
        crm: createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now: () => time.now() }),
        agreements: () => onlyVersion(agreementWith({ enforceFrom: '2026-03-01' })),
        time,
        log: silent,
      },
      watch,
    );

  test('are looked for and read once though it is broken off, and those from before are shadows for which nothing is owed', async () => {
    let found = 0;
    const broken = take(
      watching({
        looking: (soFar) => {
          found = soFar;
        },
        goOn: () => {
          if (found > 0) throw new Error('Ctrl-C');
        },
      }),
    );
    await expect(broken).rejects.toThrow('Ctrl-C');
    expect(found).toBe(LEADS);
    const searched = searches();
    expect((await database.store.standing(time.now())).unread).toBe(LEADS);

    const progress: (readonly [number, number])[] = [];
    expect(await take(watching({ at: (done, total) => progress.push([done, total]) }))).toBe(LEADS);
    expect(searches()).toBe(searched);
    expect([progress.at(0), progress.at(-1)]).toEqual([
      [0, LEADS],
      [LEADS, LEADS],
    ]);
    const { clocks, owed, unread, due } = await database.store.standing(time.now());
    expect({ unread, due }).toEqual({ unread: 0, due: 0 });
    // Two promises each.
    expect(clocks).toMatchObject({ leads: LEADS / 2, onTrack: LEADS, shadow: LEADS });
    expect(owed).toEqual({ properties: LEADS / 2, overdue: 0, tasks: 0 });
    const written = sandbox.calls().filter(({ path }) => /batch\/(update|create|upsert)$/.test(path));
    expect(written).toEqual([]);
  });
});
