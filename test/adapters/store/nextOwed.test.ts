/** When the next effect may be sent, whatever waits, is taken, done or set aside. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { type EffectKind } from '../../../src/application/store.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';

interface Kept {
  readonly kind: EffectKind;
  readonly urgency: number;
  readonly tryAfter: number;
  readonly leasedUntil: number;
  readonly standing: 'owed' | 'done' | 'held' | 'set aside';
}

const kept: fc.Arbitrary<Kept> = fc.record({
  kind: fc.constantFrom('properties', 'task'),
  urgency: fc.integer({ min: 0, max: 3 }),
  tryAfter: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })),
  leasedUntil: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })),
  standing: fc.constantFrom('owed', 'owed', 'owed', 'done', 'held', 'set aside'),
});
const asked = fc.record(
  { kind: fc.constantFrom<EffectKind>('properties', 'task'), urgencyAtMost: fc.integer({ min: 0, max: 3 }) },
  { requiredKeys: [] },
);

describeOnEveryDatabase('when the next effect is owed', (database) => {
  test('is the first instant at which one that is owed may be taken', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(kept, { maxLength: 12 }), asked, async (effects, only) => {
        await keep(effects);
        const instants = effects
          .filter(({ standing, kind, urgency }) => {
            const { kind: ofKind = kind, urgencyAtMost = urgency } = only;
            return standing === 'owed' && kind === ofKind && urgency <= urgencyAtMost;
          })
          .map(({ tryAfter, leasedUntil }) => Math.max(tryAfter, leasedUntil));
        const first = instants.length === 0 ? null : Math.min(...instants);
        expect(await database.store.nextOwedAt(only)).toBe(first);
      }),
      { numRuns: 150 },
    );
  });

  async function keep(effects: readonly Kept[]): Promise<void> {
    const rows = effects.map(({ kind, urgency, tryAfter, leasedUntil, standing }, place) => ({
      key: `contact:1/${place}`,
      object_type: 'contact',
      record_id: '1',
      kind,
      urgency,
      wanted: { state: 'open', values: {} },
      done: standing === 'done' ? { state: 'open', values: {} } : null,
      try_after: tryAfter,
      leased_until: leasedUntil,
      held: standing === 'held',
      set_aside_because: standing === 'set aside' ? 'invalid: 400' : null,
    }));
    const columns =
      'key, object_type, record_id, kind, urgency, wanted, done, try_after, leased_until, held, set_aside_because';
    await sql`truncate effects`.execute(database.opened.db);
    await sql`
      insert into effects (${sql.raw(columns)})
      select ${sql.raw(columns)} from jsonb_populate_recordset(null::effects, ${JSON.stringify(rows)}::jsonb)`.execute(
      database.opened.db,
    );
  }
});
