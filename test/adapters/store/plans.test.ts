/**
 * What the database reads for one card, look or delivery, when it holds eight times as many leads. Nobody has counted its rows:
 * so it is in an embedded store always, and on a server until it gets to it. It must find its way by the indexes all the same.
 */
import { sql } from 'kysely';
import { pino } from 'pino';
import { type OpenedStore } from '../../../src/adapters/store/open.ts';
import { lookAtDueRecords } from '../../../src/application/look.ts';
import { type Store } from '../../../src/application/store.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Fact, type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { ANN, BEN, factsAt, PEOPLE } from '../../support/lives.ts';

const FEW = 2_000;
const MANY = 16_000;
/** An index of eight times as many entries is a page deeper at most, of three; and what is little may be a few pages more. */
const mayGrowTo = (pages: number): number => 2 * pages + 50;
const SLOW_MS = 300_000;

const TOLD = '2026-03-02T09:00:00Z';
const NOW = at('2026-03-02T09:30:00Z');
const LEASED_UNTIL = NOW + 60_000;

const lead = (place: number): RecordRef => ({
  objectType: 'contact',
  recordId: String(541_000_000_000 + place),
});

describeOnEveryDatabase('pages read', (database) => {
  test(
    'do not grow with the leads that are not asked for',
    async () => {
      const { opened, store } = database;
      await leaveUncounted(opened);
      await addLeads(store, 0, FEW);
      const few = await readFor(opened, store, FEW);
      await addLeads(store, FEW, MANY);
      const many = await readFor(opened, store, MANY);
      const grown = acts.filter((act) => many[act] > mayGrowTo(few[act]));
      expect(grown.map((act) => `${act}: ${few[act]} pages, then ${many[act]}`)).toEqual([]);
      expect(acts.filter((act) => few[act] === 0)).toEqual([]);
    },
    SLOW_MS,
  );
});

const ACTS = {
  'a card': (store, last) => store.cardRow(lead(last / 2)),
  'the facts of a record': (store, last) => store.factsOf(lead(last / 2)),
  'a delivery of 100': (store, last) => store.append(delivery(last - 200, last - 100)),
  'a look at 100': (store) => look(store),
  'a delivery of one': (store, last) => store.append(delivery(last - 1, last)),
  'a look at one': (store) => look(store),
  'a history': (store, last) => store.addHistory([lead(last - 2)], changed(last - 2), NOW),
  'a comparison that found 100': (store, last) =>
    store.markChanged(
      Array.from({ length: 100 }, (_, place) => ({ ...lead(last / 3 + place), modifiedAt: 0 })),
    ),
  'a reading of 100': (store) => store.claimUnread(NOW, LEASED_UNTIL, 100),
  'whose clocks run': (store) => store.unsureRecords('', NOW, 100),
  'when a record is due': (store) => store.nextDueAt(),
  'when a record is to be read': (store) => store.nextUnreadAt(),
  'when an effect is owed': (store) => store.nextOwedAt(),
  'why effects are set aside': (store) => store.setAsideReasons(),
  'sending 100 effects': async (store) => {
    const owed = await store.claimOwed(NOW, LEASED_UNTIL, 100, { kind: 'properties' });
    expect(owed).toHaveLength(100);
    await store.nextOwedAt();
    await store.settle(
      owed.map(({ key, wanted }) => ({ key, outcome: 'done', done: wanted, remoteId: null }) as const),
    );
  },
} satisfies Record<string, (store: Store, last: number) => Promise<unknown>>;

type Act = keyof typeof ACTS;
const acts = Object.keys(ACTS) as readonly Act[];

/** How many pages the tables' and their indexes' are read for each act. */
async function readFor(opened: OpenedStore, store: Store, leads: number): Promise<Record<Act, number>> {
  const pages: Partial<Record<Act, number>> = {};
  for (const act of acts) {
    const before = await pagesRead(opened);
    await ACTS[act](store, leads);
    pages[act] = (await pagesRead(opened)) - before;
  }
  return pages as Record<Act, number>;
}

async function pagesRead({ db }: OpenedStore): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  await sql`select pg_stat_clear_snapshot()`.execute(db);
  const { rows } = await sql<{ readonly pages: number }>`
    select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::bigint as pages from pg_statio_user_tables`.execute(
    db,
  );
  return rows[0]!.pages;
}

/** Keeps the server from counting rows, however long the test takes. */
async function leaveUncounted({ db }: OpenedStore): Promise<void> {
  for (const table of ['records', 'facts', 'clocks', 'effects']) {
    await sql`alter table ${sql.table(table)} set (autovacuum_enabled = false)`.execute(db);
  }
}

async function addLeads(store: Store, from: number, until: number): Promise<void> {
  for (let first = from; first < until; first += 500) {
    const places = Array.from({ length: 500 }, (_, place) => first + place);
    await store.addHistory(
      places.map(lead),
      places.flatMap((place) =>
        told(place, TOLD, { happened: 'created', stage: 'lead', owner: ANN, status: 'NEW' }),
      ),
      NOW,
    );
  }
  while ((await look(store)) > 0);
}

/** Each source has fewer leads than make a burst, which would have no clocks. */
function told(place: number, iso: string, change: Parameters<typeof factsAt>[1]): Fact[] {
  const source = { type: 'CRM_UI', id: `userId:${Math.floor(place / 50)}` };
  return factsAt(iso, change, lead(place)).map((fact) => ({ ...fact, source }));
}

const changed = (place: number): Fact[] => told(place, '2026-03-02T09:20:00Z', { owner: BEN });

function delivery(from: number, until: number): Parameters<Store['append']>[0] {
  const places = Array.from({ length: until - from }, (_, place) => from + place);
  return { facts: places.flatMap(changed), quarantined: [], receivedAt: NOW };
}

function look(store: Store): Promise<number> {
  const history = onlyVersion(agreementWith());
  return lookAtDueRecords(
    { store, agreements: () => history, directory: () => PEOPLE, log: pino({ level: 'silent' }) },
    NOW,
  );
}
