/** How a comparison with HubSpot goes on after faults: step by step, on a real store and a sandbox portal. */
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { CrmUnavailable, type Crm } from '../../src/application/crm.ts';
import { reconcileStep, whoMatter } from '../../src/application/reconcile.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { agreementWith } from '../support/agreement.ts';
import { describeOnPGlite } from '../support/database.ts';
import { FORM } from '../support/house.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000ab';
const AWAY = { with: 477, headers: { 'retry-after': '30' } };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const agreement = agreementWith();

describeOnPGlite('a comparison step by step', (database) => {
  let time: MovedTime;
  let sandbox: Sandbox;
  let crm: Crm;

  beforeEach(async () => {
    time = new MovedTime('2026-03-03T09:00:00Z');
    sandbox = await silentPortal(time, TOKEN);
    crm = createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now: () => time.now() });
  });

  afterEach(() => sandbox.close());

  const leads = (count: number) => {
    for (let made = 0; made < count; made += 1)
      sandbox.portal.create('contacts', { lifecyclestage: 'lead' }, FORM);
  };
  const step = (wantedAt: number | null = time.now(), by = agreement) =>
    reconcileStep({ store: database.store, crm, agreements: () => onlyVersion(by) }, time.now(), wantedAt);
  /** Steps until all is compared; returns how many records were marked by each step. */
  async function steps(wantedAt: number | null = time.now(), by = agreement): Promise<readonly number[]> {
    const marked: number[] = [];
    for (;;) {
      const taken = await step(wantedAt, by);
      marked.push(taken.marked);
      if (taken.done) return marked;
    }
  }
  const records = async () => (await database.store.counts(time.now())).records;
  const searches = () => sandbox.calls().filter(({ path }) => path.endsWith('/search')).length;

  test('keeps its place page by page: what breaks off the second page does not cost the first', async () => {
    leads(250);
    const wantedAt = time.now();
    expect(await step()).toEqual({ done: false, nextAt: wantedAt, marked: 200 });
    sandbox.trouble.order({ on: '/search', ...AWAY });
    await expect(step()).rejects.toBeInstanceOf(CrmUnavailable);
    expect(await records()).toBe(200);
    const before = searches();
    // Whoever goes on needs not be whoever began, and need not want a walk of its own.
    await time.advanceBy(MINUTE);
    // All of one instant, so by id: two pages; then after that instant; then those that search may not find.
    expect(await steps(null)).toEqual([0, 0, 50, 0, 0]);
    expect(searches() - before).toBe(4);
    expect(await database.store.counts(time.now())).toMatchObject({ records: 250, reconciled: 250 });
  });

  test('by a clock that was ahead leaves nothing out that HubSpot changed before that time came', async () => {
    const ahead = time.now() + 2 * HOUR;
    const dependencies = { store: database.store, crm, agreements: () => onlyVersion(agreement) };
    let taken = await reconcileStep(dependencies, ahead, ahead);
    while (!taken.done) taken = await reconcileStep(dependencies, ahead, ahead);
    expect(taken.throughAt).toBe(ahead); // who wanted it by that clock has it

    await time.advanceBy(HOUR);
    leads(1);
    await time.advanceBy(24 * HOUR);
    expect(await steps()).toEqual([1, 0]);
  });

  test('is left to whoever is at it, until its lease ends', async () => {
    leads(1);
    await database.store.claimReconciliation(time.now(), time.now() + MINUTE);
    expect(await step()).toMatchObject({ done: false, marked: 0 });
    expect(searches()).toBe(0);
    await time.advanceBy(MINUTE);
    expect(await steps()).toEqual([1, 0]);
  });

  test('is not begun unless it is wanted, nor again when one was begun since', async () => {
    expect(await step(null)).toEqual({ done: true, throughAt: null, marked: 0 });
    await steps();
    const before = searches();
    expect(await step(time.now() - 1)).toMatchObject({ done: true, throughAt: time.now() });
    expect(searches()).toBe(before);
  });

  test('goes through all again when another agreement says who is a lead', async () => {
    sandbox.portal.create('contacts', { lifecyclestage: 'subscriber' }, FORM);
    await time.advanceBy(60 * MINUTE);
    await steps();
    expect(await records()).toBe(0);
    await time.advanceBy(60 * MINUTE);
    const wider = { ...agreement, version: 'wider', lead: [new Map([['lifecyclestage', ['subscriber']]])] };
    await steps(time.now(), wider);
    expect(await records()).toBe(1);
  });

  test('asks for what waits for its hand-off, where marketing promises one', () => {
    const ready = [new Map([['lifecyclestage', ['subscriber']]])];
    const [promise] = agreement.promises;
    const waiting = {
      ...agreement,
      definitions: new Map([...agreement.definitions, ['ready', ready]]),
      promises: [{ ...promise!, side: 'marketing', starts: { kind: 'definition', name: 'ready' } }] as const,
    };
    expect(whoMatter(waiting)[1]).toEqual({ when: ready, changedFrom: agreement.enforceFrom });
  });

  test('asks for leads however old, and for what ended since the agreement is enforced', () => {
    expect(whoMatter(agreement)).toEqual([
      { when: agreement.lead, changedFrom: 0 },
      ...(['qualified', 'disqualified', 'recycled'] as const).map((name) => ({
        when: agreement.dispositions[name],
        changedFrom: agreement.enforceFrom,
      })),
    ]);
  });
});
