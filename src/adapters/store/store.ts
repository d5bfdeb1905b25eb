/** The store of the use cases, on an opened database. */
import { sql } from 'kysely';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import { type StoreCounts } from '../../application/standing.ts';
import { EditionChanged, type CardRow, type Store } from '../../application/store.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { dealReading, keepDeals, knownDeals } from './deals.ts';
import { digestGrounds, keepDigests } from './digests.ts';
import { claimAct, forgetActs, keepAct, releaseAct } from './cardActs.ts';
import { owners, replaceOwners } from './directory.ts';
import { redoLooksAfter } from './earlyLooks.ts';
import { edition } from './edition.ts';
import { sweep } from './erase.ts';
import {
  claimOwed,
  forgetValues,
  isSetAside,
  nextOwedAt,
  retrySetAside,
  setAsideReasons,
} from './effects.ts';
import { addFacts, claimUnread, leftToRead, postponeReading } from './facts.ts';
import { figuresOn } from './figures/figures.ts';
import { mayWrite, setWriting, writing } from './installation.ts';
import { addHistory, adoptTasks, forgotten } from './histories.ts';
import { freeClaims, giveBackLease, takeLease } from './leases.ts';
import { factsOfRecord, look } from './looks.ts';
import { type Database, type OpenedStore } from './open.ts';
import { pagesOn } from './pages.ts';
import { clockOf, type ClockRow } from './rows.ts';
import { claimReconciliation, keepReconciliation, markChanged, unsureRecords } from './reconciliation.ts';
import { schemaOf } from './migrations.ts';
import { forgetNotices, heldNotices, releaseNotices } from './quarantine.ts';
import { beginRebuild, endRebuild, keepRebuildWalk, leftToRebuild } from './rebuild.ts';
import { claimReport, forgetReports, settleReport } from './reports.ts';
import { Room } from './room.ts';
import { sharedAppend } from './sharedAppend.ts';
import { settle } from './settle.ts';
import { addReceipts, forgetReceipts, standing } from './standing.ts';
import { Turns } from './turns.ts';
import { againIfUndone } from './undone.ts';
import { foundUnusable } from './unusable.ts';
import { publish, versions } from './versions.ts';

/**
 * On a server one parses while the other is written to the disk; more would only make the shared ones smaller. The embedded
 * database does one after the other, and a card that asks would wait for both.
 */
const INSERTS_AT_ONCE = { server: 2, embedded: 1 };

/** Every method throws StoreUnavailable when the database does not answer; nothing is kept then. */
export function storeOn(opened: OpenedStore): Store {
  const { db } = opened;
  const pages = pagesOn(db);
  const room = new Room(db);
  const turns = opened.noticeboard === null ? new Turns() : null;
  const asked = async <T>(ask: () => Promise<T>, when: 'inTurn' | 'atOnce' = 'inTurn'): Promise<T> => {
    const act = (): Promise<T> => againIfUndone(ask);
    try {
      return await (turns === null ? act() : turns[when](act));
    } catch (cause) {
      if (cause instanceof EditionChanged) throw cause;
      room.doubt();
      const unusable = opened.folder === null ? null : foundUnusable(opened.folder, cause);
      if (unusable) throw unusable;
      throw new StoreUnavailable('the database did not take a statement', { cause });
    }
  };
  const figures = figuresOn(db);
  return {
    append: sharedAppend(
      ({ receivedAt, ...delivery }) => asked(() => addFacts(db, delivery, receivedAt)),
      opened.noticeboard === null ? INSERTS_AT_ONCE.embedded : INSERTS_AT_ONCE.server,
    ),
    claimUnread: (now, leaseUntil, limit) => asked(() => claimUnread(db, now, leaseUntil, limit)),
    addHistory: (records, facts, now, reading) => asked(() => addHistory(db, records, facts, now, reading)),
    forgotten: (records) => asked(() => forgotten(db, records)),
    adoptTasks: (tasks) => asked(() => adoptTasks(db, tasks)),
    claimReconciliation: (now, leaseUntil) => asked(() => claimReconciliation(db, now, leaseUntil)),
    keepReconciliation: (state) => asked(() => keepReconciliation(db, state)),
    dealReading: () => asked(() => dealReading(db)),
    keepDeals: (deals, gone, reading, before) => asked(() => keepDeals(db, deals, gone, reading, before)),
    knownDeals: (afterId, madeSince, limit) => asked(() => knownDeals(db, afterId, madeSince, limit)),
    markChanged: (found) => asked(() => markChanged(db, found)),
    unsureRecords: (afterId, now, limit) => asked(() => unsureRecords(db, afterId, now, limit)),
    beginRebuild: (now, walk) => asked(() => beginRebuild(db, now, walk)),
    keepRebuildWalk: (walk) => asked(() => keepRebuildWalk(db, walk)),
    leftToRead: () => asked(() => leftToRead(db)),
    leftToRebuild: () => asked(() => leftToRebuild(db)),
    endRebuild: () => asked(() => endRebuild(db)),
    postponeReading: (records, retryAt) => asked(() => postponeReading(db, records, retryAt)),
    look: (now, limit, see, by) => asked(() => look(db, now, turns?.lookLimit(limit) ?? limit, see, by)),
    redoLooksAfter: (instant, now) => asked(() => redoLooksAfter(db, instant, now)),
    edition: () => asked(() => edition(db)),
    takeLease: (name, holder, forMs) => asked(() => takeLease(db, name, holder, forMs)),
    giveBackLease: (name, holder) => asked(() => giveBackLease(db, name, holder)),
    freeClaims: () => asked(() => freeClaims(db)),
    nextUnreadAt: () => asked(() => nextUnreadAt(db)),
    nextDueAt: () => asked(() => nextDueAt(db)),
    claimOwed: (now, leaseUntil, limit, only) => asked(() => claimOwed(db, now, leaseUntil, limit, only)),
    digestGrounds: (importsSince) => asked(() => digestGrounds(db, importsSince)),
    keepDigests: (digests, closing) => asked(() => keepDigests(db, digests, closing)),
    settle: (settlements) => asked(() => settle(db, settlements)),
    forgetValues: (properties) => asked(() => forgetValues(db, properties)),
    nextOwedAt: (only) => asked(() => nextOwedAt(db, only)),
    retrySetAside: (kind) => asked(() => retrySetAside(db, kind)),
    setAsideReasons: () => asked(() => setAsideReasons(db)),
    replaceOwners: (told, now) => asked(() => replaceOwners(db, told, now)),
    owners: () => asked(() => owners(db)),
    versions: () => asked(() => versions(db)),
    recordCount: (which) => asked(() => pages.recordCount(which)),
    timelines: (which, after) => asked(() => pages.timelines(which, after)),
    facts: (after, since) => asked(() => pages.facts(after, since)),
    clocks: (after, since) => asked(() => pages.clocks(after, since)),
    publish: (version, options) => asked(() => publish(db, version, options)),
    factsOf: (record) => asked(() => factsOfRecord(db, record), 'atOnce'),
    claimAct: (key, now, leaseUntil) => asked(() => claimAct(db, key, now, leaseUntil)),
    keepAct: (key) => asked(() => keepAct(db, key)),
    releaseAct: (key) => asked(() => releaseAct(db, key)),
    forgetActs: (askedBefore) => asked(() => forgetActs(db, askedBefore)),
    cardRow: (record) => asked(() => cardRow(db, record), 'atOnce'),
    writing: () => asked(() => writing(db)),
    setWriting: (on, by, now) => asked(() => setWriting(db, on, by, now)),
    counts: (now) => asked(() => counts(db, now)),
    standing: (now) => asked(() => standing(db, now)),
    schema: () => asked(() => schemaOf(db)),
    takesWrites: () => room.takesWrites(),
    addReceipts: (tallies) => asked(() => addReceipts(db, tallies)),
    forgetReceipts: (before) => asked(() => forgetReceipts(db, before)),
    heldNotices: (afterId, limit) => asked(() => heldNotices(db, afterId, limit)),
    releaseNotices: (ids) => asked(() => releaseNotices(db, ids)),
    forgetNotices: (receivedBefore) => asked(() => forgetNotices(db, receivedBefore)),
    claimReport: (key, dueAt, now, leaseUntil) => asked(() => claimReport(db, key, dueAt, now, leaseUntil)),
    settleReport: (key, outcome) => asked(() => settleReport(db, key, outcome)),
    forgetReports: (dueBefore) => asked(() => forgetReports(db, dueBefore)),
    sweep: () => asked(() => sweep(opened)),
    figures: (of, by, segments) => asked(() => figures.figures(of, by, segments)),
    trend: (of, starts) => asked(() => figures.trend(of, starts)),
    delay: (of) => asked(() => figures.delay(of)),
    clocksOfFigures: (of, standing, after, limit) =>
      asked(() => figures.clocksOfFigures(of, standing, after, limit)),
    board: (of, dueUntil, limit) => asked(() => figures.board(of, dueUntil, limit)),
    habits: (of, by) => asked(() => figures.habits(of, by)),
    arrivals: (of) => asked(() => figures.arrivals(of)),
    unowned: (of) => asked(() => figures.unowned(of)),
    countedForQuota: (of) => asked(() => figures.countedForQuota(of)),
    pipelineForQuota: (of) => asked(() => figures.pipelineForQuota(of)),
    dealsReadAt: () => asked(() => figures.dealsReadAt()),
    handedOver: (period) => asked(() => figures.handedOver(period)),
    endedHandOffs: (period) => asked(() => figures.endedHandOffs(period)),
    leadsBySource: (period) => asked(() => figures.leadsBySource(period)),
    close: () => opened.close(),
  };
}

async function nextUnreadAt(db: Database): Promise<number | null> {
  // One look at the index for each kind of waiting, instead of one at all that waits.
  const { rows } = await sql<{ at: number | null }>`
    select min(first.read_after) as at
    from (values (false, false), (false, true), (true, false), (true, true)) as waiting(came_in_bulk, reread)
    cross join lateral (
      select read_after from records
      where (read_at is null or reread)
        and records.came_in_bulk = waiting.came_in_bulk and records.reread = waiting.reread
      order by read_after limit 1
    ) as first`.execute(db);
  return rows[0]?.at ?? null;
}

async function nextDueAt(db: Database): Promise<number | null> {
  const { rows } = await sql<{ at: number | null }>`
    select min(next_look_at) as at from records where read_at is not null and next_look_at is not null`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

async function cardRow(db: Database, { objectType, recordId }: RecordRef): Promise<CardRow> {
  const { rows } = await sql<{
    looked_at: number | null;
    clocks: ClockRow[] | null;
    names: Record<string, string> | null;
    writing: boolean;
  }>`
    select r.looked_at, ${mayWrite} as writing,
      (select jsonb_agg(c.*) from clocks c where c.object_type = r.object_type and c.record_id = r.record_id) as clocks,
      (select jsonb_object_agg(o.owner_id, o.name) from owners o where o.owner_id in (
        select c.owner_id from clocks c where c.object_type = r.object_type and c.record_id = r.record_id)) as names
    from records r where r.object_type = ${objectType} and r.record_id = ${recordId}`.execute(db);
  const row = rows[0];
  const clocks = (row?.clocks ?? []).map(clockOf);
  return {
    seen: row !== undefined,
    lookedAt: row?.looked_at ?? null,
    clocks,
    facts: clocks.length === 0 ? [] : await factsOfRecord(db, { objectType, recordId }),
    ownerNames: new Map(Object.entries(row?.names ?? {})),
    writing: row?.writing ?? true,
  };
}

async function counts(db: Database, now: number): Promise<StoreCounts> {
  const { rows } = await sql<StoreCounts>`
    select
      known.*, running.*,
      (select count(*) from effects where wanted is distinct from done and set_aside_because is null and not held) as "owed",
      (select count(*) from effects where ${isSetAside()}) as "setAside",
      (select count(*) from quarantine) as "quarantined",
      (select finished_at from reconciliation) as "reconciledAt",
      coalesce((select finished_marked from reconciliation), 0) as "reconciled",
      exists (select from reconciliation where started_at is not null) as "reconciling",
      (select max(last_at) from receipts where outcome = 'kept') as "lastDeliveryAt",
      case when ${mayWrite} then 'on' else 'off' end as "writing"
    from (
      select count(*) as "records", count(*) filter (where read_at is null or reread) as "unread",
        count(*) filter (where read_at is not null and next_look_at <= ${now}) as "due"
      from records
    ) as known, (
      select count(*) as "openClocks", count(*) filter (where overdue_after < ${now}) as "overdue"
      from clocks where ended_at is null
    ) as running`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('a select without from gave no row');
  return row;
}
