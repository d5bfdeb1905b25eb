/** Why a deadline is there, who held the lead, and what it rests on, in both languages. */
import { PortalWords } from '../../../src/application/card/portalWords.ts';
import { readWhy } from '../../../src/application/card/why.ts';
import { type Agreement } from '../../../src/domain/agreement/agreement.ts';
import { onlyVersion } from '../../../src/domain/agreement/versions.ts';
import { type Directory } from '../../../src/domain/evaluate/directory.ts';
import { type Fact, type FactSource } from '../../../src/domain/timeline/fact.ts';
import { type PresentProperty } from '../../../src/application/crm.ts';
import { contact, NOW, propertyFact } from '../../adapters/store/rows.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at, HOUR } from '../../support/calendars.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { ANN, BEN, LEAD, PEOPLE } from '../../support/lives.ts';

const APP = '50780459';
const ON_HOLD = `
pauses:
  - { id: on-hold, reason: On hold, when: { hs_lead_status: [ON_HOLD] }, atMost: 3 business days }`;
const FACTS_A_DELIVERY = 1_000;
/** A quarter of what HubSpot passes on. */
const MAX_ANSWER_BYTES = 250_000;
const HANDED_OFF = at('2026-03-02T10:00:00Z');
const LATER = at('2026-03-02T15:00:00Z');
const NAMES = new Map([
  [ANN, 'Ann Rowe'],
  [BEN, 'Ben Hale'],
]);

function property(
  name: string,
  label: string,
  options: PresentProperty['options'] = [],
  type = 'enumeration',
): PresentProperty {
  return {
    objectType: 'contacts',
    name,
    label,
    description: '',
    type,
    fieldType: 'select',
    groupName: 'sales',
    options,
    hubspotDefined: true,
    hasUniqueValue: false,
  };
}

const PORTAL = [
  property('hs_lead_status', 'Lead status', [{ value: 'CONNECTED', label: 'Connected' }]),
  property('lifecyclestage', 'Lifecycle stage', [{ value: 'lead', label: 'Lead' }]),
  property('hubspot_owner_id', 'Contact owner'),
  property('sla_snooze_until', 'SLA reminders snoozed until', [], 'datetime'),
];

const changed = (name: string, value: string, occurredAt: number, source: FactSource): Fact =>
  propertyFact({ property: name, value, occurredAt, source });
const byUser = (id: string): FactSource => ({ type: 'CRM_UI', id: `userId:${id}` });

const LIFE: readonly Fact[] = [
  changed('lifecyclestage', 'lead', HANDED_OFF, { type: 'AUTOMATION_PLATFORM', id: 'enrollmentId:1' }),
  changed('hubspot_owner_id', ANN, HANDED_OFF + HOUR, { type: 'IMPORT', id: '1' }),
  changed('hubspot_owner_id', BEN, HANDED_OFF + 2 * HOUR, byUser('9101')),
  changed('sla_snooze_until', '2026-03-02T13:00:00Z', HANDED_OFF + 2.5 * HOUR, {
    type: 'INTEGRATION',
    id: APP,
  }),
  changed('hs_lead_status', 'CONNECTED', HANDED_OFF + 3 * HOUR, byUser('7')),
  changed('hs_lead_status', '', HANDED_OFF + 4 * HOUR, { type: 'INTEGRATION', id: '999' }),
];

describeOnEveryDatabase('why the clocks are as they are', (database) => {
  async function asked(
    language: 'en' | 'ar',
    facts = LIFE,
    { people = PEOPLE, agreement = agreementWith() }: { people?: Directory; agreement?: Agreement } = {},
  ) {
    for (let from = 0; from < facts.length; from += FACTS_A_DELIVERY) {
      const some = facts.slice(from, from + FACTS_A_DELIVERY);
      await database.store.append({ facts: some, quarantined: [], receivedAt: LATER });
    }
    const words = new PortalWords();
    await words.refresh({ describeProperties: () => Promise.resolve(PORTAL) });
    const answer = await readWhy(
      {
        store: database.store,
        agreements: () => onlyVersion(agreement),
        directory: () => people,
        nameOf: (id) => NAMES.get(id) ?? null,
        words,
      },
      LEAD,
      language,
      APP,
      LATER,
    );
    if (!answer.ok) throw new Error(answer.reason);
    return answer;
  }

  test('facts stand newest first, as HubSpot shows them, with who made them so', async () => {
    const { facts } = await asked('en');
    expect(facts.map(({ what, source }) => `${what}; ${source}`)).toEqual([
      'Lead status was cleared; by another app',
      'Lead status became Connected; by a person in HubSpot',
      'SLA reminders snoozed until became Mon, Mar 2, 2026, 13:00; by SLA Clock',
      'Contact owner became Ben Hale; by Ann Rowe',
      'Contact owner became Ann Rowe; by an import',
      'Lifecycle stage became Lead; by a workflow',
    ]);
    expect(facts[0]?.at).toBe(HANDED_OFF + 4 * HOUR);
  });

  test('who held the lead is told without gaps, in working time', async () => {
    const { holders } = await asked('en');
    expect(holders).toEqual([
      { owner: null, fromAt: HANDED_OFF, untilAt: HANDED_OFF + HOUR, workingMs: HOUR },
      {
        owner: { id: ANN, name: 'Ann Rowe' },
        fromAt: HANDED_OFF + HOUR,
        untilAt: HANDED_OFF + 2 * HOUR,
        workingMs: HOUR,
      },
      {
        owner: { id: BEN, name: 'Ben Hale' },
        fromAt: HANDED_OFF + 2 * HOUR,
        untilAt: null,
        workingMs: 3 * HOUR,
      },
    ]);
  });

  test('each clock says in sentences how its deadline came about', async () => {
    const { clocks } = await asked('en', LIFE.slice(0, 2));
    const first = clocks.find(({ id }) => id === `first-touch/1/${ANN}`);
    expect(first?.promise).toEqual({ en: 'First touch within 4 business hours' });
    expect(first?.lines).toEqual(
      expect.arrayContaining([
        'Started Mon, Mar 2, 2026, 11:00: Ann Rowe first received the lead',
        'Deadline: Mon, Mar 2, 2026, 15:00',
      ]),
    );
    expect(first?.lines.every((line) => line === line.trim())).toBe(true);
  });

  test('in Arabic it is all in Arabic', async () => {
    const { facts, clocks } = await asked('ar');
    expect(facts.at(-1)).toMatchObject({ what: 'صارت قيمة Lifecycle stage: Lead', source: 'بواسطة سير عمل' });
    expect(clocks[0]?.lines.join()).toContain('الموعد');
  });

  test('nothing of another contact is told', async () => {
    const other = propertyFact({ record: contact('7'), value: 'CONNECTED', occurredAt: NOW });
    const { facts } = await asked('en', [...LIFE, other]);
    expect(facts).toHaveLength(LIFE.length);
  });

  test('of a contact nobody heard of nothing is told', async () => {
    expect(await asked('en', [])).toEqual({
      ok: true,
      serverNow: LATER,
      clocks: [],
      notMade: [],
      holders: [],
      facts: [],
      leftOut: { clocks: 0, holders: 0, heldMs: 0, facts: 0 },
    });
  });

  test('it rests on what came in this cycle and on what held at its hand-off', async () => {
    const { facts, leftOut } = await asked('en', [
      changed('hubspot_owner_id', ANN, HANDED_OFF - 3 * HOUR, byUser('9101')),
      changed('hubspot_owner_id', BEN, HANDED_OFF - 2 * HOUR, byUser('9101')),
      changed('hs_lead_status', 'NEW', HANDED_OFF - 2.5 * HOUR, byUser('9101')),
      changed('lifecyclestage', 'lead', HANDED_OFF, byUser('9101')),
      changed('hs_lead_status', 'CONNECTED', HANDED_OFF + HOUR, byUser('9102')),
    ]);
    expect(facts.map(({ what }) => what)).toEqual([
      'Lead status became Connected',
      'Lifecycle stage became Lead',
      'Contact owner became Ben Hale',
      'Lead status became NEW',
    ]);
    expect(leftOut).toEqual({ clocks: 0, holders: 0, heldMs: 0, facts: 1 });
  });

  test('of a long value the beginning is told', async () => {
    const { facts } = await asked('en', [
      changed('lifecyclestage', 'lead', HANDED_OFF, byUser('9101')),
      changed('hs_lead_status', '🕰️'.repeat(30_000), HANDED_OFF + HOUR, byUser('9102')),
    ]);
    expect(facts[0]?.what).toBe(`Lead status became ${'🕰️'.repeat(66)}…`);
  });

  test('a record of 20,000 changes is told in a small answer that says what it leaves out', async () => {
    const count = 20_000;
    const apartMs = (LATER - HANDED_OFF) / count;
    const properties = ['hubspot_owner_id', 'hs_lead_status', 'sla_excuse_requests'];
    const values = [
      [ANN, BEN, ''],
      ['ON_HOLD', 'OPEN', 'NEW'],
      ['ع'.repeat(500), '"'.repeat(500), '\t'.repeat(500)],
    ];
    const life = Array.from({ length: count }, (_, n): Fact => {
      const at = HANDED_OFF + Math.floor(n * apartMs);
      if (n === 0) return changed('lifecyclestage', 'lead', at, byUser('9101'));
      const value = values[n % 3]?.[Math.floor(n / 3) % 3] ?? '';
      return changed(properties[n % 3] ?? '', value, at, byUser('9101'));
    });
    for (const language of ['en', 'ar'] as const) {
      const answer = await asked(language, life, { agreement: agreementWith({ also: ON_HOLD }) });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(MAX_ANSWER_BYTES);
      const { clocks, holders, facts, leftOut } = answer;
      expect(facts).toHaveLength(100);
      expect(leftOut.facts).toBe(count - 100);
      expect(facts[0]?.at).toBe(life.at(-1)?.occurredAt);
      expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).toSorted((a, b) => b - a));
      expect(holders).toHaveLength(40);
      expect(leftOut.holders).toBeGreaterThan(6_000);
      expect(leftOut.heldMs + holders.reduce((sum, { workingMs }) => sum + workingMs, 0)).toBe(
        LATER - HANDED_OFF,
      );
      expect(clocks.length).toBeGreaterThan(0);
      expect(Math.max(...clocks.map(({ lines }) => lines.length))).toBeLessThan(60);
      const cut = language === 'en' ? /\d earlier stretches are not listed/ : /فترة سابقة غير مذكورة هنا/;
      expect(clocks.flatMap(({ lines }) => lines).filter((line) => cut.test(line))).not.toEqual([]);
    }
  }, 60_000);

  test('of many clocks in one cycle those that run and those that stopped last are told', async () => {
    const owners = Array.from({ length: 30 }, (_, n) => String(7_000 + n));
    const { clocks, leftOut } = await asked(
      'en',
      [
        changed('lifecyclestage', 'lead', HANDED_OFF, byUser('9101')),
        ...owners.map((id, n) => changed('hubspot_owner_id', id, HANDED_OFF + n * 60_000, byUser('9101'))),
      ],
      {
        people: new Map(
          owners.map((ownerId) => [
            ownerId,
            { ownerId, userId: `9${ownerId}`, active: true, type: 'person', teams: [] },
          ]),
        ),
      },
    );
    const ids = clocks.map(({ id }) => id);
    expect(ids).toHaveLength(12);
    expect(ids).toEqual(expect.arrayContaining(['first-touch/1/7029', 'first-touch/1/7028']));
    expect(ids).not.toContain('first-touch/1/7000');
    expect(leftOut.clocks).toBeGreaterThanOrEqual(18);
  });

  test('a promise without a clock says why', async () => {
    const { notMade } = await asked('en', LIFE.slice(0, 1));
    expect(notMade).toEqual([
      'No clock for “First touch within 4 business hours”: nobody who can act holds it',
      'No clock for “Disposition within 2 business days”: nobody who can act holds it',
    ]);
  });
});
