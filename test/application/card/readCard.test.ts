import { readClock } from '../../../cards/clock/readClock.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { readCard } from '../../../src/application/card/readCard.ts';
import { NO_PAST } from '../../../src/application/people.ts';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { clock, due, HOUR, LEAD, lookedAt, MINUTE, NOW, propertyFact } from '../../adapters/store/rows.ts';
import { NOTHING } from '../../cards/answers.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { PEOPLE } from '../../support/lives.ts';
import { describeOnPGlite } from '../../support/database.ts';

const agreement = agreementWith();
const FIRST = 'first-touch/1/101';

describeOnPGlite('what a card is answered', (database) => {
  const clocksAre = (...clocks: readonly Clock[]) => lookedAt(database.store, { clocks });
  const read = (now = NOW) =>
    readCard(
      {
        store: database.store,
        agreements: () => onlyVersion(agreement),
        directory: () => PEOPLE,
        nameOf: () => null,
      },
      LEAD,
      { userId: '9101', email: null },
      now,
    );
  async function shown(now = NOW) {
    const answer = await read(now);
    if (!answer.ok || !answer.tracked) throw new Error('the record is not tracked');
    return answer;
  }

  test('for a record nobody heard of, or that was not looked at yet, is that', async () => {
    const unseen = { ok: true, tracked: false, serverNow: NOW, reason: 'unseen' };
    expect(await read()).toEqual(unseen);
    await database.store.append({ facts: [propertyFact()], quarantined: [], receivedAt: NOW });
    expect(await read()).toEqual(unseen);
    await due(database.store, [LEAD]);
    expect(await read()).toEqual(unseen);
  });

  test('for a record without a promise is that', async () => {
    await clocksAre();
    expect(await read()).toEqual({ ok: true, tracked: false, serverNow: NOW, reason: 'noClock' });
  });

  test('is everything the card needs to go on counting by itself', async () => {
    await clocksAre(clock());
    const { clocks, ...rest } = await shown(NOW + HOUR);
    expect(rest).toEqual({
      writing: 'on',
      ok: true,
      tracked: true,
      serverNow: NOW + HOUR,
      settledBefore: 0,
      evaluatedAt: NOW,
      agreement: { name: { en: 'Test agreement' }, version: agreement.version },
      next: [
        { clockId: FIRST, at: NOW + 3 * HOUR, kind: 'reminder', forName: null },
        { clockId: FIRST, at: NOW + 4 * HOUR, kind: 'overdue', forName: null },
      ],
      can: NOTHING,
      viewer: { role: 'viewer' },
    });
    expect(clocks).toHaveLength(1);
    expect(clocks[0]).toMatchObject({
      id: FIRST,
      promise: { en: 'First touch within 4 business hours' },
      side: 'rep',
      owner: { id: '101', name: null },
      deadlineAt: NOW + 4 * HOUR,
      elapsedMs: HOUR,
      zone: 'UTC',
    });
    const [from] = clocks[0]!.openWindows[0]!;
    const [, until] = clocks[0]!.openWindows.at(-1)!;
    expect(from).toBeLessThanOrEqual(NOW + HOUR);
    expect(until).toBeGreaterThan(NOW + 4 * HOUR + 6 * 24 * HOUR);
  });

  test('lets the owner do what the agreement has, by the facts as they are', async () => {
    const facts = [
      propertyFact({ property: 'hubspot_owner_id', value: '101' }),
      propertyFact({ property: 'lifecyclestage', value: 'lead' }),
    ];
    await database.store.append({ facts, quarantined: [], receivedAt: NOW });
    await clocksAre(clock());
    expect(await shown()).toMatchObject({
      viewer: { role: 'owner' },
      can: { dispose: { qualified: true, disqualified: [], recycled: [] }, snoozeUntil: NOW + 3 * HOUR },
    });
  });

  test('names the owner', async () => {
    await database.store.replaceOwners(
      [
        {
          ownerId: '101',
          userId: null,
          name: 'Ann Rowe',
          email: null,
          type: 'person',
          active: true,
          teams: [],
          ...NO_PAST,
        },
      ],
      NOW,
    );
    await clocksAre(clock(), clock({ id: 'disposition/1/lead', promiseId: 'disposition', ownerId: null }));
    const owners = (await shown()).clocks.map(({ owner }) => owner);
    expect(owners).toContainEqual({ id: '101', name: 'Ann Rowe' });
    expect(owners).toContain(null);
  });

  test('puts the overdue first, then by deadline, then what has stopped', async () => {
    const overdue = { deadlineAt: NOW - HOUR, overdueAfter: NOW - HOUR, dueSoonAt: NOW - HOUR };
    await clocksAre(
      clock({ id: 'stopped', endedAt: NOW - MINUTE, ending: 'kept', verdict: 'met', elapsedMs: 5 }),
      clock({ id: 'later', deadlineAt: NOW + 6 * HOUR, overdueAfter: NOW + 6 * HOUR }),
      clock({ id: 'soon', dueSoonAt: NOW }),
      clock({ id: 'overdue', ...overdue, startedAt: NOW - 5 * HOUR }),
    );
    expect((await shown()).clocks.map(({ id }) => id)).toEqual(['overdue', 'soon', 'later', 'stopped']);
  });

  test('shows the current cycle only', async () => {
    await clocksAre(
      clock({ endedAt: NOW, ending: 'kept', verdict: 'met', elapsedMs: 0 }),
      clock({ id: 'first-touch/2/101', cycle: 2 }),
    );
    expect((await shown()).clocks.map(({ id }) => id)).toEqual(['first-touch/2/101']);
  });

  test('counts no time while the calendar is closed, and goes on past the deadline', async () => {
    await clocksAre(clock({ deadlineAt: at('2026-03-02T14:00:00Z') }));
    const elapsedAt = async (iso: string) => (await shown(at(iso))).clocks[0]!.elapsedMs;
    expect(await elapsedAt('2026-03-02T14:00:00Z')).toBe(4 * HOUR);
    expect(await elapsedAt('2026-03-02T17:00:00Z')).toBe(7 * HOUR);
    expect(await elapsedAt('2026-03-03T08:59:59Z')).toBe(7 * HOUR);
    expect(await elapsedAt('2026-03-03T09:30:00Z')).toBe(7.5 * HOUR);
  });

  test('of a stopped clock is its time as it stopped, and no windows', async () => {
    await clocksAre(clock({ endedAt: NOW + HOUR, ending: 'kept', verdict: 'met', elapsedMs: HOUR }));
    expect((await shown(NOW + 9 * HOUR)).clocks[0]).toMatchObject({
      elapsedMs: HOUR,
      openWindows: [],
      verdict: 'met',
    });
  });

  test('leaves pauses out of the windows and says why the clock stands still', async () => {
    const absent = { fromAt: NOW + HOUR, untilAt: NOW + 2 * HOUR, reason: 'absent', pauseId: null } as const;
    await clocksAre(clock({ deadlineAt: NOW + 5 * HOUR, suspensions: [absent] }));
    const { clocks } = await shown(NOW + 90 * MINUTE);
    expect(clocks[0]).toMatchObject({
      elapsedMs: HOUR,
      pauses: [{ fromAt: NOW + HOUR, untilAt: NOW + 2 * HOUR, reason: { en: 'the rep was away' } }],
    });
    expect(clocks[0]!.openWindows[0]![0]).toBe(NOW + 2 * HOUR);
  });

  test('sums up what is overdue and what is left exactly, in a few windows, however long it is', async () => {
    const yearAgo = at('2025-03-03T14:00:00Z');
    const inAYear = at('2027-03-01T14:00:00Z');
    const toggled = Array.from({ length: 5_000 }, (_, n) => ({
      fromAt: NOW - (n + 1) * 2 * MINUTE,
      untilAt: NOW - (n + 1) * 2 * MINUTE + MINUTE,
      reason: 'paused' as const,
      pauseId: 'on-hold',
    })).toReversed();
    const until = { overdueAfter: inAYear, dueSoonAt: inAYear, deadlineAt: inAYear };
    const since = { overdueAfter: yearAgo, dueSoonAt: yearAgo, deadlineAt: yearAgo, startedAt: yearAgo };
    await clocksAre(
      clock({ id: 'far/1', ...until }),
      clock({ id: 'late/1', ...since }),
      clock({ id: 'toggled/1', ...since, suspensions: toggled }),
    );
    const now = at('2026-03-02T18:00:00Z');
    const answer = await shown(now);
    const shownOf = (id: string) => answer.clocks.find((one) => one.id === id)!;
    const readOf = (id: string, readAt: number) => readClock(shownOf(id), now, readAt);
    const { open } = agreement.calendars.get('office')!;
    const nextDay = at('2026-03-03T10:00:00Z');
    for (const readAt of [now, nextDay]) {
      expect(readOf('late/1', readAt).overdueByMs).toBe(open.elapsedMs(yearAgo, readAt));
      expect(readOf('far/1', readAt).leftMs).toBe(open.elapsedMs(readAt, inAYear));
    }
    const stoodStill = toggled.reduce((sum, { fromAt, untilAt }) => sum + open.elapsedMs(fromAt, untilAt), 0);
    expect(readOf('toggled/1', nextDay).overdueByMs).toBe(open.elapsedMs(yearAgo, nextDay) - stoodStill);
    expect(readOf('late/1', now).counting).toEqual({ kind: 'waiting', nextAt: at('2026-03-03T09:00:00Z') });
    expect(Math.max(...answer.clocks.map(({ openWindows }) => openWindows.length))).toBeLessThanOrEqual(121);
    for (const { openWindows } of answer.clocks)
      expect(openWindows.flat()).toEqual(openWindows.flat().toSorted((a, b) => a - b));
  });

  test('shows what was excused as settled at its deadline', async () => {
    await clocksAre(clock({ verdict: 'excused' }));
    const { clocks } = await shown(NOW + 6 * HOUR);
    expect(clocks[0]).toMatchObject({ verdict: 'excused', endedAt: NOW + 4 * HOUR, openWindows: [] });
  });

  test('tells those that run and those that were settled last, and how many more there are', async () => {
    const settled = Array.from({ length: 1_200 }, (_, n) =>
      clock({
        id: `first-touch/1/${10_000 + n}`,
        ownerId: String(10_000 + n),
        endedAt: NOW + n,
        ending: 'kept',
        verdict: 'met',
        elapsedMs: n,
      }),
    );
    await clocksAre(...settled, clock());
    const answer = await shown(NOW + HOUR);
    expect(answer.clocks.map(({ id }) => id).slice(0, 2)).toEqual([FIRST, 'first-touch/1/11199']);
    expect(answer.clocks).toHaveLength(40);
    expect(answer.settledBefore).toBe(1_161);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(100_000);
  });

  test('leaves out a promise the agreement no longer makes', async () => {
    await clocksAre(clock(), clock({ id: 'old/1/101', promiseId: 'old' }));
    expect((await shown()).clocks.map(({ id }) => id)).toEqual([FIRST]);
  });

  test('of promises the agreement no longer makes is that there is no clock', async () => {
    await clocksAre(clock({ id: 'old/1/101', promiseId: 'old' }));
    expect(await read()).toMatchObject({ tracked: false, reason: 'noClock' });
  });
});
