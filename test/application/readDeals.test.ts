/** How deals are read for quotas of pipeline value: page by page, on a real store and a sandbox portal. */
import { sql } from 'kysely';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { CrmRefused, CrmUnavailable, type Crm } from '../../src/application/crm.ts';
import { readDealsStep } from '../../src/application/readDeals.ts';
import { onlyVersion, type AgreementHistory } from '../../src/domain/agreement/versions.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { agreementWith } from '../support/agreement.ts';
import { describeOnEveryDatabase } from '../support/database.ts';
import { FORM } from '../support/house.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000ab';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUOTAS = `quotas:
  - { id: pipeline, words: Pipeline, counts: pipeline value, amount: 500000, currency: GBP, per: quarter }`;
const agreement = agreementWith({ also: QUOTAS });

describeOnEveryDatabase('deals', (database) => {
  let time: MovedTime;
  let sandbox: Sandbox;
  let crm: Crm;

  beforeEach(async () => {
    time = new MovedTime('2026-03-03T09:00:00Z');
    sandbox = await silentPortal(time, TOKEN);
    crm = createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now: () => time.now() });
  });

  afterEach(() => sandbox.close());

  const step = (history: AgreementHistory = onlyVersion(agreement)) =>
    readDealsStep({ store: database.store, crm, agreements: () => history }, time.now());
  /** Until there is nothing more to do for now. */
  async function readOn(history?: AgreementHistory): Promise<number | null> {
    for (;;) {
      const nextAt = await step(history);
      if (nextAt === null || nextAt > time.now()) return nextAt;
    }
  }
  const contact = () => sandbox.portal.create('contacts', { lifecyclestage: 'lead' }, FORM).id;
  function deal(values: Readonly<Record<string, string>>, ...contacts: readonly string[]): string {
    const { id } = sandbox.portal.create('deals', values, FORM);
    for (const one of contacts)
      sandbox.portal.associations.join('deals', id, 'contacts', one, undefined, FORM);
    return id;
  }
  async function kept(): Promise<Readonly<Record<string, readonly unknown[]>>> {
    const { rows } = await sql<{ deal_id: string; value: number | null; records: readonly string[] }>`
      select deal_id, value, array(
        select record_id from deal_records l where l.deal_id = d.deal_id order by record_id) as records
      from deals d order by deal_id`.execute(database.opened.db);
    return Object.fromEntries(rows.map(({ deal_id: id, value, records }) => [id, [value, ...records]]));
  }
  const calls = (part: string): number => sandbox.calls().filter(({ path }) => path.includes(part)).length;

  test('are not asked for where no agreement counts pipeline value', async () => {
    deal({ amount: '100' }, contact());
    expect(await step(onlyVersion(agreementWith()))).toBeNull();
    expect([calls('/deals'), calls('/account')]).toEqual([0, 0]);
  });

  test('are kept with what they are worth in the company currency, and of whom they were made', async () => {
    const [ada, ben] = [contact(), contact()];
    const pounds = deal({ amount: '18000' }, ada, ben);
    const euros = deal({ amount: '1000', deal_currency_code: 'EUR' }, ada);
    const unknown = deal({}, ben);
    const alone = deal({ amount: '5' });
    expect(await readOn()).toBe(time.now() + 15 * MINUTE);
    expect(await kept()).toEqual({
      [pounds]: [18_000, ada, ben],
      [euros]: [850, ada],
      [unknown]: [null, ben],
      [alone]: [5],
    });
    expect(await database.store.dealsReadAt()).toBe(time.now());
  });

  test('are read again every quarter of an hour, those that changed', async () => {
    const ada = contact();
    const grown = deal({ amount: '100' }, ada);
    const others = Array.from({ length: 3 }, () => deal({ amount: '1' }, ada));
    await readOn();
    await time.advanceBy(14 * MINUTE);
    const before = calls('/deals');
    expect(await step()).toBe(time.now() + MINUTE);
    expect(calls('/deals')).toBe(before);
    sandbox.portal.update('deals', grown, { amount: '250.5' }, FORM);
    await time.advanceBy(MINUTE);
    await readOn();
    expect(await kept()).toEqual({
      [grown]: [250.5, ada],
      ...Object.fromEntries(others.map((id) => [id, [1, ada]])),
    });
  });

  test('more than a page of them are read page by page, and what breaks off is gone on with', async () => {
    const ada = contact();
    const ids = Array.from({ length: 450 }, () => deal({ amount: '2' }, ada));
    expect(await step()).toBe(time.now());
    sandbox.trouble.order({ on: '/deals/search', with: 477, headers: { 'retry-after': '30' } });
    await expect(step()).rejects.toBeInstanceOf(CrmUnavailable);
    expect(Object.keys(await kept())).toHaveLength(200);
    await time.advanceBy(MINUTE);
    await readOn();
    expect(Object.keys(await kept()).toSorted()).toEqual(ids.toSorted());
  });

  test('that were deleted, or made of somebody else without another change, are found out within a day', async () => {
    const [ada, ben] = [contact(), contact()];
    const gone = deal({ amount: '100' }, ada);
    const moved = deal({ amount: '200' }, ada);
    await readOn();
    sandbox.portal.archive('deals', gone, FORM);
    sandbox.portal.associations.part('deals', moved, 'contacts', ada, FORM);
    sandbox.portal.associations.join('deals', moved, 'contacts', ben, undefined, FORM);
    await time.advanceBy(DAY);
    await readOn();
    expect(await kept()).toEqual({ [moved]: [200, ben] });
    const before = calls('/deals/batch/read');
    await time.advanceBy(HOUR);
    await readOn();
    expect(calls('/deals/batch/read')).toBe(before);
  });

  test('from before the agreement counts them are left out, until another does', async () => {
    const ada = contact();
    const old = deal({ amount: '100', createdate: '2025-06-01T10:00:00Z' }, ada);
    const fresh = deal({ amount: '200' }, ada);
    await readOn();
    expect(await kept()).toEqual({ [fresh]: [200, ada] });
    const earlier = onlyVersion({ ...agreement, enforceFrom: Date.UTC(2025, 0, 1) });
    await readOn(earlier);
    expect(await kept()).toEqual({ [old]: [100, ada], [fresh]: [200, ada] });
  });

  test('are all read anew when the account has another currency', async () => {
    const ada = contact();
    const first = deal({ amount: '100' }, ada);
    await readOn();
    await time.advanceBy(HOUR);
    const inEuros: Crm = { ...crm, account: async () => ({ ...(await crm.account()), currency: 'EUR' }) };
    const run = () =>
      readDealsStep(
        { store: database.store, crm: inEuros, agreements: () => onlyVersion(agreement) },
        time.now(),
      );
    while ((await run()) === time.now());
    const { rows } = await sql`select deal_id, currency from deals`.execute(database.opened.db);
    expect(rows).toEqual([{ deal_id: first, currency: 'EUR' }]);
  });

  test('are read when the clock was set back, and while it is wrong nothing is lost', async () => {
    const ada = contact();
    await readOn();
    const late = deal({ amount: '7' }, ada);
    const behind = time.now() - 3 * HOUR;
    const back = () =>
      readDealsStep({ store: database.store, crm, agreements: () => onlyVersion(agreement) }, behind);
    while ((await back()) === behind);
    expect(await kept()).toEqual({ [late]: [7, ada] });
  });

  test('of a contact in the recycle bin are known as made of it, and come back with it', async () => {
    const ada = contact();
    const sold = deal({ amount: '100' }, ada);
    await readOn();
    sandbox.portal.archive('contacts', ada, FORM);
    const deleted = {
      kind: 'deleted',
      record: { objectType: 'contact', recordId: ada },
      occurredAt: time.now(),
      source: { type: 'CRM_UI', id: '' },
    } as const;
    await database.store.append({ facts: [deleted], quarantined: [], receivedAt: time.now() });
    sandbox.portal.update('deals', sold, { amount: '300' }, FORM);
    await time.advanceBy(HOUR);
    await readOn();
    expect(await kept()).toEqual({ [sold]: [300, ada] });
  });

  test('that change faster than they are read are left to the next reading', async () => {
    const ids = Array.from({ length: 250 }, () => deal({ amount: '1' }));
    await step();
    // Everything read and unread changes again and again.
    for (let round = 0; round < 5; round += 1) {
      await time.advanceBy(1_000);
      for (const id of ids) sandbox.portal.update('deals', id, { amount: String(round + 2) }, FORM);
      if (((await step()) ?? 0) > time.now()) break;
    }
    expect(await database.store.dealsReadAt()).not.toBeNull();
    await time.advanceBy(HOUR);
    await readOn();
    expect(new Set(Object.values(await kept()).map(([value]) => value)).size).toBe(1);
    expect(Object.keys(await kept())).toHaveLength(250);
  });

  test('cannot be read without their scope, which is named', async () => {
    sandbox.scopes.grant(sandbox.scopes.granted.filter((scope) => !scope.includes('deals')));
    const refused = step();
    await expect(refused).rejects.toBeInstanceOf(CrmRefused);
    await expect(refused).rejects.toThrow('crm.objects.deals.read');
  });

  test('of an erased person are known without them, and come back to nobody', async () => {
    const ada = contact();
    const sold = deal({ amount: '100' }, ada);
    await readOn();
    await database.store.append({
      facts: [
        {
          kind: 'erased',
          record: { objectType: 'contact', recordId: ada },
          occurredAt: time.now(),
          source: { type: 'GDPR', id: '' },
        },
      ],
      quarantined: [],
      receivedAt: time.now(),
    });
    expect(await kept()).toEqual({ [sold]: [100] });
    sandbox.portal.update('deals', sold, { amount: '300' }, FORM);
    await time.advanceBy(HOUR);
    await readOn();
    expect(await kept()).toEqual({ [sold]: [300] });
  });
});
