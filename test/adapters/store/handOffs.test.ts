/** Hand-offs as they stand in the store: what a look keeps, and what is left of them after a privacy deletion. */
import { sql } from 'kysely';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { contact, handOff, lookedAt, NOW } from './rows.ts';

const HOUR = 3_600_000;
const ADA = contact('901');

describeOnEveryDatabase('hand-offs', (database) => {
  const kept = async () => {
    const { rows } = await sql<{ record_id: string; cycle: number; ending: string | null; source: string }>`
      select record_id, cycle, ending, source from hand_offs order by record_id, cycle`.execute(
      database.opened.db,
    );
    return rows.map((row) => `${row.record_id}/${row.cycle} ${row.ending ?? 'open'} ${row.source}`);
  };

  test('of a record are what the last look found, no more and no less', async () => {
    await lookedAt(
      database.store,
      { handOffs: [handOff(), handOff({ cycle: 2, kind: 'again' })], source: 'ADS' },
      ADA,
    );
    await lookedAt(database.store, { handOffs: [handOff()], source: 'ADS' }, contact('902'));
    expect(await kept()).toEqual(['901/1 open ADS', '901/2 open ADS', '902/1 open ADS']);
    const ended = handOff({ endedAt: NOW, ending: 'recycled' });
    await lookedAt(database.store, { handOffs: [ended], source: 'SEO' }, ADA);
    expect(await kept()).toEqual(['901/1 recycled SEO', '902/1 open ADS']);
    await lookedAt(database.store, { handOffs: [] }, ADA);
    expect(await kept()).toEqual(['902/1 open ADS']);
  });

  test('stay as they are where a look counts none, as before an agreement has quotas', async () => {
    await lookedAt(database.store, { handOffs: [handOff()], source: 'ADS' }, ADA);
    await lookedAt(database.store, { handOffs: null }, ADA);
    expect(await kept()).toEqual(['901/1 open ADS']);
  });

  test('that stand already are not written again', async () => {
    const looked = () => lookedAt(database.store, { handOffs: [handOff()], source: 'ADS' }, ADA);
    const written = async () => {
      const { rows } = await sql<{ xmin: string }>`select xmin::text as xmin from hand_offs`.execute(
        database.opened.db,
      );
      return rows;
    };
    await looked();
    const before = await written();
    await looked();
    expect(await written()).toEqual(before);
  });

  test('of an erased person stay as counts, without the person, the source and the minute', async () => {
    await lookedAt(database.store, { handOffs: [handOff({ at: NOW - 7 * 60_000 })], source: 'ADS' }, ADA);
    await database.store.append({
      facts: [{ kind: 'erased', record: ADA, occurredAt: NOW, source: { type: 'GDPR', id: '' } }],
      quarantined: [],
      receivedAt: NOW + 60_000,
    });
    expect(await kept()).toEqual([]);
    const { rows } = await sql`select * from erased_hand_offs`.execute(database.opened.db);
    expect(rows).toEqual([
      {
        kind: 'first',
        handed_off_at: NOW - 15 * 60_000,
        agreement_version: '0123456789ab',
        lead_for: ['leads'],
        qualified_at: null,
        qualified_for: [],
        ended_at: NOW,
        ending: null,
        reason_id: null,
        leads: 1,
      },
    ]);
    const period = { fromAt: NOW - 24 * HOUR, untilAt: NOW + HOUR };
    const asked = { id: 'leads', counts: 'leads', starts: [period.fromAt], period } as const;
    expect(await database.store.countedForQuota(asked)).toEqual([1]);
  });
});
