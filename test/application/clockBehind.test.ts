/**
 * A machine's clock that is behind HubSpot's: what is read meanwhile lies in the future by it, and comes to pass once it is
 * right, as it happened. On the real store, against the sandbox portal over HTTP, whose answers tell its own clock.
 */
import { pino } from 'pino';
import { createHubSpot } from '../../src/adapters/hubspot/hubspot.ts';
import { type Crm } from '../../src/application/crm.ts';
import { CurrentDirectory, syncDirectory } from '../../src/application/directory.ts';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { readHistoryOfNewRecords } from '../../src/application/readHistory.ts';
import { reconcileStep } from '../../src/application/reconcile.ts';
import { onlyVersion, type AgreementHistory } from '../../src/domain/agreement/versions.ts';
import { type Clock } from '../../src/domain/evaluate/clock.ts';
import { type Person } from '../../src/sandbox/portal/people.ts';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { contact, HOUR, MINUTE } from '../adapters/store/rows.ts';
import { agreementWith } from '../support/agreement.ts';
import { at } from '../support/calendars.ts';
import { describeOnEveryDatabase } from '../support/database.ts';
import { byPerson, FORM } from '../support/house.ts';
import { MovedTime } from '../support/movedTime.ts';
import { silentPortal } from '../support/portals.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000ac';
const grace = REPS[0] as Person;
const agreement = agreementWith();
const TWO_HOURS = `
  - { id: first-touch, words: First touch within 2 business hours, clock: rep, stops: firstTouch,
      within: 2 business hours, whenOverdue: task }`;

describeOnEveryDatabase('by a clock that is two hours behind', (database) => {
  const lines: Record<string, unknown>[] = [];
  const log = pino(
    { base: null },
    { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  );
  let time: MovedTime;
  let sandbox: Sandbox;
  let crm: Crm;
  let directory: CurrentDirectory;
  let behindMs: number;
  let agreements: AgreementHistory;

  beforeEach(async () => {
    lines.length = 0;
    behindMs = 0;
    agreements = onlyVersion(agreement);
    time = new MovedTime('2026-03-02T10:00:00Z'); // a Monday; the first touch is due four hours later
    sandbox = await silentPortal(time, TOKEN);
    crm = createHubSpot({ accessToken: TOKEN, basePath: sandbox.url, now, log });
    directory = new CurrentDirectory();
    await syncDirectory(crm, database.store, directory, now(), log);
  });
  afterEach(() => sandbox.close());

  const now = (): number => time.now() - behindMs;
  const lead = (): string =>
    sandbox.portal.create(
      'contacts',
      { lifecyclestage: 'lead', hs_lead_status: 'NEW', hubspot_owner_id: grace.ownerId },
      FORM,
    ).id;
  const touch = (id: string) =>
    sandbox.portal.update('contacts', id, { hs_lead_status: 'CONNECTED' }, byPerson(grace));
  /** Compares with HubSpot, and reads what that marks. */
  const compare = async (): Promise<void> => {
    const dependencies = { store: database.store, crm, agreements: () => agreements };
    while (!(await reconcileStep(dependencies, now(), now())).done);
    while ((await readHistoryOfNewRecords(dependencies, now)) > 0);
  };
  const look = (): Promise<number> =>
    lookAtDueRecords(
      { store: database.store, agreements: () => agreements, directory: () => directory.current(), log },
      now(),
    );
  const clocks = async (id: string): Promise<readonly Clock[]> =>
    (await database.store.cardRow(contact(id))).clocks;
  const touchOf = async (id: string) => {
    const found = (await clocks(id)).find((clock) => clock.promiseId === 'first-touch' && clock.cycle === 1);
    return found && { startedAt: found.startedAt, endedAt: found.endedAt, verdict: found.verdict };
  };
  const met = (startedAt: string, endedAt: string) => ({
    startedAt: at(startedAt),
    endedAt: at(endedAt),
    verdict: 'met',
  });

  test('what is read has happened when HubSpot says, though nobody tells of it again', async () => {
    await time.advanceTo('2026-03-02T10:30:00Z');
    const id = lead();
    await time.advanceTo('2026-03-02T13:20:00Z');
    touch(id);
    await time.advanceTo('2026-03-02T13:21:00.600Z');
    behindMs = 2 * HOUR;
    await compare();
    await look();
    expect(await touchOf(id)).toMatchObject({ startedAt: at('2026-03-02T10:30:00Z'), verdict: null });
    expect(await database.store.nextDueAt()).toBe(at('2026-03-02T13:20:00Z'));

    behindMs = 0;
    expect(await look()).toBe(1);
    expect(await touchOf(id)).toEqual(met('2026-03-02T10:30:00Z', '2026-03-02T13:20:00Z'));
  });

  test('what was known before is not forgotten by a look meanwhile', async () => {
    const id = lead();
    await time.advanceTo('2026-03-02T12:30:00Z');
    touch(id);
    await compare();
    await look();
    await time.advanceTo('2026-03-02T12:35:00Z');
    behindMs = 2 * HOUR;
    await database.store.redoLooksAfter(now(), now());
    expect(await look()).toBe(1);
    expect(await touchOf(id)).toMatchObject({ verdict: null });

    behindMs = 0;
    expect(await look()).toBe(1);
    expect(await touchOf(id)).toEqual(met('2026-03-02T10:00:00Z', '2026-03-02T12:30:00Z'));
  });

  test('a lead that is deleted meanwhile was there until then', async () => {
    const id = lead();
    await compare();
    await look();
    await time.advanceTo('2026-03-02T14:30:00Z');
    sandbox.portal.archive('contacts', id, byPerson(grace));
    await time.advanceTo('2026-03-02T15:00:00Z');
    behindMs = 2 * HOUR;
    await compare();
    await look();
    behindMs = 0;
    await look();
    expect(await touchOf(id)).toMatchObject({ endedAt: at('2026-03-02T14:30:00Z'), verdict: 'void' });
  });

  test('an agreement that was published before is in force again once the clock is right', async () => {
    const shorter = agreementWith({ promises: TWO_HOURS, also: 'covers: open clocks' });
    const id = lead();
    await time.advanceTo('2026-03-02T11:00:00Z');
    agreements = [
      { publishedAt: 0, agreement },
      { publishedAt: at('2026-03-02T10:30:00Z'), agreement: shorter },
    ];
    behindMs = 45 * MINUTE;
    await compare();
    await look();
    const deadline = async () =>
      (await clocks(id)).find(({ promiseId }) => promiseId === 'first-touch')?.deadlineAt;
    expect(await deadline()).toBe(at('2026-03-02T14:00:00Z'));

    behindMs = 0;
    expect(await look()).toBe(1);
    expect(await deadline()).toBe(at('2026-03-02T12:00:00Z'));
  });

  test('is said once in the log, and when the clock is right again', async () => {
    behindMs = 2 * HOUR;
    await crm.owners();
    await crm.owners();
    behindMs = -3 * MINUTE;
    await crm.owners();
    behindMs = 0;
    await crm.owners();
    const said = lines.filter(({ msg }) => String(msg).startsWith('this machine’s clock'));
    expect(said.map(({ level, way, seconds }) => [level, way, seconds])).toEqual([
      [40, 'behind', 7_200],
      [30, undefined, undefined],
    ]);
  });
});
