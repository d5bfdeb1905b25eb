/** Digests in words: what whom is told of, from the facts on, through the real store. */
import { pino } from 'pino';
import { importOf, tellDigests } from '../../src/application/digest.ts';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { contact, HOUR, MINUTE } from '../adapters/store/rows.ts';
import { agreementWith } from '../support/agreement.ts';
import { at } from '../support/calendars.ts';
import { describeOnPGlite } from '../support/database.ts';
import { ANN, DORA, factsAt, PEOPLE } from '../support/lives.ts';

const HANDED_OFF = '2026-03-02T10:00:00Z';
const IMPORT = { type: 'IMPORT', id: '8812' };

describeOnPGlite('a digest', (database) => {
  const { log } = { log: pino({ level: 'silent' }) };
  const agreement = (
    also = 'alerts: { to: dora@sales.example }\nreminders: { perRepAndDay: 2 }',
  ): Agreement => agreementWith({ also });
  const leads = async (count: number, source?: Fact['source'], iso = HANDED_OFF): Promise<void> => {
    const records = Array.from({ length: count }, (_, index) => contact(String(100 + index)));
    const facts = records.flatMap((record) =>
      factsAt(iso, { stage: 'lead', owner: ANN, status: 'NEW' }, record).map((fact) => ({
        ...fact,
        source: source ?? fact.source,
      })),
    );
    await database.store.addHistory(records, facts, at(iso));
  };
  const handle = (recordId: string, iso: string): Promise<void> =>
    database.store.addHistory(
      [contact(recordId)],
      factsAt(iso, { status: 'CONNECTED' }, contact(recordId)),
      at(iso),
    );
  /** The digests that are owed after a look and a count at that time, all of them taken as sent. */
  const told = async (iso: string, under = agreement()) => {
    const dependencies = {
      store: database.store,
      agreements: () => onlyVersion(under),
      directory: () => PEOPLE,
      log,
    };
    await lookAtDueRecords(dependencies, at(iso));
    await tellDigests(dependencies, at(iso));
    const owed = await database.store.claimOwed(at(iso), at(iso) + MINUTE, 1_000);
    await database.store.settle(
      owed.map(({ key, wanted }) => ({ key, outcome: 'done', done: wanted, remoteId: `9${key}` })),
    );
    return owed.filter(({ key }) => key.startsWith('digest:'));
  };

  describe('of an import', () => {
    test('goes to whom the alerts go, once it has been quiet for ten minutes, and is not said again', async () => {
      await leads(3, IMPORT);
      expect(await told('2026-03-02T10:09:59Z')).toEqual([]);
      expect(await told('2026-03-02T10:10:00Z')).toMatchObject([
        {
          key: 'digest:import:IMPORT:8812',
          kind: 'task',
          wanted: {
            state: 'open',
            values: {
              hs_task_subject: '3 leads came by import and started no clock',
              hs_task_body:
                '3 leads came by import (IMPORT:8812) from Mon, Mar 2, 2026, 10:00 to Mon, Mar 2, 2026, 10:00 (UTC). The agreement ignores imports (imports: ignore), so no clocks were started: one starts when a person gives the lead to somebody. This task closes by itself after 7 days.',
              hubspot_owner_id: DORA,
              hs_timestamp: '2026-03-02T10:00:00.000Z',
              sla_effect_key: 'digest:import:IMPORT:8812',
            },
          },
        },
      ]);
      expect(await told('2026-03-02T11:00:00Z')).toEqual([]);
      expect(await told('2026-03-09T10:00:00Z')).toEqual([]);
      expect(await told('2026-03-09T10:00:01Z')).toMatchObject([{ wanted: { state: 'closed' } }]);
    });

    test.each([
      ['there are no alerts', 'reminders: { perRepAndDay: 2 }'],
      ['nobody active is named', 'alerts: { to: 104 }'],
      ['imports are not ignored', 'alerts: { to: dora@sales.example }\nimports: from import'],
    ])('is not told where %s', async (_, also) => {
      await leads(3, IMPORT);
      expect(await told('2026-03-02T10:30:00Z', agreement(also))).toEqual([]);
    });

    test('is not told of leads from before the agreement is enforced, nor of those that people handed off', async () => {
      await leads(3, IMPORT, '2025-12-01T10:00:00Z');
      expect(await told('2025-12-01T10:30:00Z')).toEqual([]);
      await leads(3);
      expect(await told('2026-03-02T10:30:00Z')).toEqual([]);
    });
  });

  test('imports are told apart by their id, other sources by their day', () => {
    const of = (type: string, id: string) => importOf({ source: { type, id }, at: at(HANDED_OFF) });
    expect([of('IMPORT', '8812'), of('IMPORT', ''), of('INTEGRATION', '777')]).toEqual([
      'IMPORT:8812',
      'IMPORT::2026-03-02',
      'INTEGRATION:777:2026-03-02',
    ]);
  });

  describe('of reminders', () => {
    test('tells the rep of the leads beyond those of the day, and follows their number down to none', async () => {
      await leads(5);
      expect(await told('2026-03-02T12:59:59Z')).toEqual([]);
      const [first, ...others] = await told('2026-03-02T13:00:00Z');
      expect(others).toEqual([]);
      expect(first).toMatchObject({
        key: `digest:reminders:${ANN}:2026-03-02`,
        wanted: {
          state: 'open',
          values: {
            hs_task_subject: 'SLA: 3 more leads are due soon',
            hs_task_body:
              'You were given 2 reminders on Mon, Mar 2, 2026, the most the agreement allows. 3 more leads of yours are due soon: filter your contacts by SLA status “Due soon”. This task closes by itself when none is left.',
            hubspot_owner_id: ANN,
            hs_timestamp: '2026-03-02T14:00:00.000Z',
          },
        },
      });
      await handle('104', '2026-03-02T13:10:00Z');
      await handle('100', '2026-03-02T13:10:00Z'); // had its reminder, so nobody takes its place
      expect(await told('2026-03-02T13:10:00Z')).toMatchObject([
        { wanted: { values: { hs_task_subject: 'SLA: 2 more leads are due soon' } } },
      ]);
      // From the deadline on they are overdue, and nothing that is overdue is held back.
      expect(await told('2026-03-02T14:00:01Z')).toMatchObject([{ wanted: { state: 'closed' } }]);
    });

    test('is not needed for as many as a rep may be given', async () => {
      await leads(2);
      expect(await told('2026-03-02T13:00:00Z')).toEqual([]);
    });

    test('holds no overdue task back', async () => {
      await leads(5);
      const under = agreement();
      const dependencies = {
        store: database.store,
        agreements: () => onlyVersion(under),
        directory: () => PEOPLE,
        log,
      };
      for (const iso of ['2026-03-02T13:00:00Z', '2026-03-02T14:00:01Z']) {
        await lookAtDueRecords(dependencies, at(iso));
      }
      const now = at('2026-03-02T14:00:01Z');
      const owed = await database.store.claimOwed(now, now + HOUR, 1_000);
      expect(owed.filter(({ key }) => key.endsWith('/overdue'))).toHaveLength(5);
    });
  });

  test('is said in Arabic where the agreement is', async () => {
    const under = agreement(
      'alerts: { to: dora@sales.example }\nreminders: { perRepAndDay: 2 }\nlanguage: ar',
    );
    await leads(5);
    const [digest] = await told('2026-03-02T13:00:00Z', under);
    expect(digest?.wanted.values.hs_task_subject).toBe('اقترب موعد 3 عملاء محتملين آخرين');
    expect(digest?.wanted.values.hs_task_body).toContain('تذكيران');
  });

  test('of an import is said in Arabic where the agreement is', async () => {
    const under = agreement('alerts: { to: dora@sales.example }\nlanguage: ar');
    await leads(12, IMPORT);
    const [notice] = await told('2026-03-02T10:30:00Z', under);
    expect(notice?.wanted.values.hs_task_subject).toBe('12 عميلًا محتملًا عن طريق الاستيراد دون بدء أي ساعة');
  });
});
