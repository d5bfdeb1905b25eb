/** What SQL counts is what somebody comes to who knows nothing but the facts and counts by hand. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { pino } from 'pino';
import { type Asked, type Grouping, type Took } from '../../../../src/application/figures/figures.ts';
import { lookAtDueRecords } from '../../../../src/application/look.ts';
import { onlyVersion } from '../../../../src/domain/agreement/versions.ts';
import { type Clock } from '../../../../src/domain/evaluate/clock.ts';
import { evaluate } from '../../../../src/domain/evaluate/evaluate.ts';
import { type Reported } from '../../../../src/domain/evaluate/reported.ts';
import { countsIn, standingIn, type Period } from '../../../../src/domain/measures/attainment.ts';
import { type Fact, type RecordRef } from '../../../../src/domain/timeline/fact.ts';
import { describeOnEveryDatabase } from '../../../support/database.ts';
import { AWAY, FIRST_AT, fullAgreement, generatedLife, LAST_AT } from '../../../support/generatedLives.ts';
import { LEAD } from '../../../support/lives.ts';

const SEED = Number(process.env.LIFE_SEED ?? 20_260_302);
const DAY_MS = 86_400_000;
const LIVES = 16;
const agreement = fullAgreement((text) => `${text}reports: { source: industry }\n`);
const history = onlyVersion(agreement);
const log = pino({ level: 'silent' });
const SEGMENTS = agreement.promises.flatMap(({ id, tiers }) =>
  tiers.length < 2
    ? []
    : tiers.map((_, tier) => ({ version: agreement.version, promiseId: id, tier, segment: `${id} ${tier}` })),
);

/** A life of its own for each number: other ids, the same story. */
function ofNumber(fact: Fact, number: number): Fact {
  const idOf = (id: string): string => `${number + 1}${id}`;
  const record: RecordRef = { ...fact.record, recordId: idOf(fact.record.recordId) };
  return fact.kind === 'merged'
    ? { ...fact, record, mergedIds: fact.mergedIds.map(idOf) }
    : { ...fact, record };
}

/** Ready in some hour of the Friday before it is a lead. */
const readyBefore = (number: number): Fact => ({
  kind: 'property',
  record: LEAD,
  property: 'lifecyclestage',
  value: 'subscriber',
  occurredAt: FIRST_AT - 3 * DAY_MS + (number % 8) * 3_600_000,
  source: { type: 'CRM_UI', id: 'userId:9' },
});

const world = fc.record({
  lives: fc.array(generatedLife, { minLength: LIVES, maxLength: LIVES }),
  /** When the records were last looked at, and when somebody asks: verdicts may have become due since. */
  lookedAt: fc.integer({ min: FIRST_AT + DAY_MS, max: LAST_AT }),
  later: fc.integer({ min: 0, max: 5 * DAY_MS }),
  from: fc.constantFrom(-4, -4, -4, -2, -1, 0, 1, 3),
  days: fc.constantFrom(3, 7, 31),
  within: fc.constantFrom(
    null,
    null,
    { teams: ['EMEA Sales'], ownerIds: [] },
    { teams: [], ownerIds: ['103'] },
  ),
});

interface Known {
  readonly clock: Clock;
  readonly reported: Reported;
}

const isWithin = ({ clock, reported }: Known, { within }: Asked): boolean =>
  within === null ||
  reported.teams.some((team) => within.teams.includes(team)) ||
  (clock.side === 'rep' && within.ownerIds.includes(clock.ownerId ?? ''));

const GROUPS: Readonly<Record<Grouping, (known: Known) => string | null | undefined>> = {
  all: () => null,
  team: ({ clock, reported }) =>
    clock.side === 'system' || clock.side === 'marketing' ? undefined : (reported.teams[0] ?? null),
  rep: ({ clock }) => (clock.side === 'rep' ? clock.ownerId : undefined),
  promise: ({ clock }) => clock.promiseId,
  segment: ({ clock }) =>
    SEGMENTS.find(({ promiseId, tier }) => promiseId === clock.promiseId && tier === clock.tier)?.segment,
  source: ({ reported }) => reported.source,
};

function tookBy(known: readonly Known[], side: Clock['side'], period: Period, now: number): Took {
  const took = known
    .filter(({ clock }) => clock.side === side)
    .filter(({ clock }) => ['met', 'breached'].includes(standingIn(clock, period, now) ?? ''))
    .map(({ clock }) => (clock.ending === 'kept' ? clock.elapsedMs! : Infinity))
    .sort((a, b) => a - b);
  const reaches = (share: number): number | null => {
    const value = took[Math.ceil(share * took.length) - 1] ?? Infinity;
    return value === Infinity ? null : value;
  };
  return { of: took.length, median: reaches(0.5), p90: reaches(0.9), p95: reaches(0.95) };
}

/** Piece by piece from one end of a pause to the next, so that pauses may lie over each other. */
function pausedMs({ clock }: Known, now: number): number {
  const until = Math.max(clock.endedAt ?? now, clock.startedAt);
  const pauses = clock.suspensions.filter(({ reason }) => reason === 'paused');
  const ends = pauses.flatMap(({ fromAt, untilAt }) => [fromAt, untilAt]);
  const cuts = [clock.startedAt, ...ends, until]
    .map((cut) => Math.min(until, Math.max(clock.startedAt, cut)))
    .sort((a, b) => a - b);
  return cuts.slice(1).reduce((sum, cut, index) => {
    const from = cuts[index]!;
    const isPaused = pauses.some(({ fromAt, untilAt }) => fromAt <= from && from < untilAt);
    return isPaused ? sum + cut - from : sum;
  }, 0);
}

function habitsOf(known: readonly Known[], now: number) {
  const leads = [...Map.groupBy(known, ({ clock }) => `${clock.record.recordId} ${clock.cycle}`).values()];
  const suspended = (reason: string) => (lead: readonly Known[]) =>
    lead.some(({ clock }) => clock.suspensions.some((one) => one.reason === reason));
  return {
    leads: leads.length,
    paused: leads.filter(suspended('paused')).length,
    bounced: leads.filter(suspended('takenBack')).length,
    handedOn: leads.filter((lead) => lead.some(({ clock }) => clock.handovers >= 2)).length,
    unverified: leads.filter((lead) => lead.some(({ clock }) => clock.unverified)).length,
    pausedMs: known.reduce((sum, one) => sum + pausedMs(one, now), 0),
    runningMs: known.reduce(
      (sum, { clock: { startedAt, endedAt } }) => sum + Math.max(0, (endedAt ?? now) - startedAt),
      0,
    ),
  };
}

/** Whose the time was of what was broken: of a lead's clock what nobody held it is the system's, the rest is of sales. */
function delayOf(known: readonly Known[], period: Period, now: number) {
  const ofSide = (side: Clock['side']) => known.filter(({ clock }) => clock.side === side);
  const broken = (side: Clock['side']) =>
    ofSide(side).filter(({ clock }) => standingIn(clock, period, now) === 'breached');
  const sum = (times: readonly number[]): number => times.reduce((all, one) => all + one, 0);
  const systemMs = sum(
    broken('lead').map(({ clock, reported }) => Math.min(reported.unownedMs, clock.budgetMs)),
  );
  return {
    clocks: broken('lead').length + broken('marketing').length,
    marketingMs:
      ofSide('marketing').length === 0 ? null : sum(broken('marketing').map(({ clock }) => clock.budgetMs)),
    systemMs,
    salesMs: sum(broken('lead').map(({ clock }) => clock.budgetMs)) - systemMs,
  };
}

const sorted = (list: readonly { readonly group?: string | null }[]) =>
  list.toSorted((a, b) => String(a.group).localeCompare(String(b.group)));

describeOnEveryDatabase(`figures, recounted by hand (seed ${SEED})`, (database) => {
  test('are those of the facts, in every grouping, for whoever asks, though nobody looked at the records since', async () => {
    let judged = 0;
    let paused = 0;
    let marketingMs = 0;
    await fc.assert(
      fc.asyncProperty(world, async ({ lives, lookedAt, later, from, days, within }) => {
        const { store } = database;
        const now = lookedAt + later;
        const fromAt = FIRST_AT + from * DAY_MS;
        const period = { fromAt, untilAt: fromAt + days * DAY_MS };
        const asked = { now, within, period };
        await sql`truncate records, facts, clocks, effects`.execute(database.opened.db);
        const told = lives.map((life, number) =>
          [...(number % 2 === 0 ? [] : [readyBefore(number)]), ...life.map(({ fact }) => fact)]
            .map((fact) => ofNumber(fact, number))
            .filter(({ occurredAt }) => occurredAt <= lookedAt),
        );
        const records = told.map((_, number) => ofNumber({ ...told[0]![0]!, record: LEAD }, number).record);
        await store.addHistory(records, told.flat(), lookedAt);
        await lookAtDueRecords({ store, agreements: () => history, directory: () => AWAY, log }, lookedAt);

        const known: Known[] = [];
        for (const record of records) {
          const facts = await store.factsOf(record);
          const { clocks } = evaluate(record, facts, agreement, AWAY, now);
          const { reported } = evaluate(record, facts, agreement, AWAY, lookedAt);
          known.push(
            ...clocks
              .filter(({ shadow }) => !shadow)
              .map((clock) => ({ clock, reported: reported.get(clock.id)! })),
          );
        }
        const seen = known.filter(
          (one) => isWithin(one, asked) && standingIn(one.clock, period, now) !== null,
        );
        for (const by of Object.keys(GROUPS) as Grouping[]) {
          const groups = Map.groupBy(seen, GROUPS[by]);
          groups.delete(undefined);
          const expected = [...groups].map(([group, ofGroup]) => ({
            group,
            counts: countsIn(
              ofGroup.map(({ clock }) => clock),
              period,
              now,
            ),
            leadClock: tookBy(ofGroup, 'lead', period, now),
            repClock: tookBy(ofGroup, 'rep', period, now),
          }));
          const counted = await store.figures(asked, by, SEGMENTS);
          expect(sorted(counted)).toEqual(sorted(expected as typeof counted));
          judged += counted.reduce((sum, { counts }) => sum + counts.met + counts.breached, 0);
        }
        const due = seen.filter(
          ({ clock: { side, deadlineAt } }) =>
            side === 'rep' && deadlineAt >= fromAt && deadlineAt < period.untilAt,
        );
        const whose = delayOf(
          seen.filter(({ clock: { deadlineAt } }) => deadlineAt >= fromAt && deadlineAt < period.untilAt),
          period,
          now,
        );
        expect(await store.delay(asked)).toEqual(whose);
        marketingMs += whose.marketingMs ?? 0;
        for (const by of ['rep', 'team'] as const) {
          const expected = [...Map.groupBy(due, GROUPS[by])].map(([group, ofGroup]) => ({
            group: group ?? null,
            ...habitsOf(ofGroup, now),
          }));
          const counted = await store.habits(asked, by);
          expect(sorted(counted)).toEqual(sorted(expected));
          paused += counted.reduce((sum, { pausedMs }) => sum + pausedMs, 0);
        }
      }),
      { seed: SEED, numRuns: 10 },
    );
    expect(judged).toBeGreaterThan(100);
    expect(paused).toBeGreaterThan(DAY_MS);
    expect(marketingMs).toBeGreaterThan(0);
  }, 60_000);
});
