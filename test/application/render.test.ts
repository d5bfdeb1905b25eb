import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { PORTAL_PROPERTIES } from '../../src/application/portalProperties.ts';
import { CLOSING, renderEffects } from '../../src/application/render.ts';
import { type WantedEffect } from '../../src/application/store.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';
import { type Directory } from '../../src/domain/evaluate/directory.ts';
import { evaluate } from '../../src/domain/evaluate/evaluate.ts';
import { agreementWith } from '../support/agreement.ts';
import { at } from '../support/calendars.ts';
import { ANN, DORA, GAIL, LEAD, life, PEOPLE, QUEUE } from '../support/lives.ts';

const agreement = agreementWith();
// Received on a Monday at ten: the first touch is due at 14:00, its reminder at 13:00.
const received = life(['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }]);

function effectsAt(iso: string, facts = received, under: Agreement = agreement): readonly WantedEffect[] {
  return renderEffects(LEAD, evaluate(LEAD, facts, under, PEOPLE, at(iso)), onlyVersion(under));
}
const flagsAmong = (effects: readonly WantedEffect[]) => effects.find(({ kind }) => kind === 'properties')!;
const taskAmong = (effects: readonly WantedEffect[]) => effects.find(({ kind }) => kind === 'task')!;

describe('the flags on a contact', () => {
  test('tell the promise that is due next, in the portal’s own values', () => {
    expect(flagsAmong(effectsAt('2026-03-02T11:00:00Z'))).toEqual({
      key: `contact:${LEAD.recordId}/properties`,
      kind: 'properties',
      urgency: 2,
      wanted: {
        state: 'open',
        values: {
          sla_status: 'on_track',
          sla_promise: 'First touch within 4 business hours',
          sla_deadline: '2026-03-02T14:00:00.000Z',
          sla_overdue_since: '',
          sla_breaches: '0',
          sla_touch_minutes: '',
          sla_disposition_minutes: '',
          sla_last_verdict: '',
        },
      },
    });
  });

  test('tell in how many working minutes the lead was touched and disposed of, and how the cycle ended', () => {
    const touched = [...received, ...life(['2026-03-02T11:30:00Z', { status: 'CONNECTED' }])];
    const valuesAt = (iso: string, facts = touched) => flagsAmong(effectsAt(iso, facts)).wanted.values;
    const from = Date.parse('2026-03-02T10:00:00Z');
    expect(valuesAt('2026-03-02T12:00:00Z')).toMatchObject({
      sla_touch_minutes: String((Date.parse('2026-03-02T11:30:00Z') - from) / 60_000),
      sla_disposition_minutes: '',
      // The disposition is still awaited.
      sla_last_verdict: '',
    });
    const disposed = [...touched, ...life(['2026-03-02T15:00:00Z', { status: 'UNQUALIFIED' }])];
    expect(valuesAt('2026-03-02T16:00:00Z', disposed)).toMatchObject({
      sla_touch_minutes: '90',
      sla_disposition_minutes: '300',
      sla_last_verdict: 'met',
    });
    const again = [...disposed, ...life(['2026-03-04T09:00:00Z', { status: 'NEW' }])];
    expect(valuesAt('2026-03-04T09:30:00Z', again)).toMatchObject({
      sla_status: 'on_track',
      sla_touch_minutes: '',
      sla_disposition_minutes: '',
      // Of the cycle before, until all of this one has ended too.
      sla_last_verdict: 'met',
    });
    expect(valuesAt('2026-03-12T09:30:00Z', again)).toMatchObject({
      sla_last_verdict: 'met',
      sla_breaches: '2',
    });
  });

  test('are sent before all else once overdue', () => {
    const { urgency, wanted } = flagsAmong(effectsAt('2026-03-02T14:00:01Z'));
    expect(urgency).toBe(0);
    expect(wanted.values).toMatchObject({
      sla_status: 'overdue',
      sla_overdue_since: '2026-03-02T14:00:00.000Z',
      sla_breaches: '1',
    });
  });

  test('only ever take names and options that are made in the portal', () => {
    const known = new Map(PORTAL_PROPERTIES.map((property) => [property.name, property]));
    const instants = ['2026-03-02T11:00:00Z', '2026-03-02T13:00:00Z', '2026-03-02T14:00:01Z'];
    const wanted = [
      ...instants.map((iso) => flagsAmong(effectsAt(iso)).wanted.values),
      flagsAmong(
        effectsAt('2026-03-02T12:00:00Z', [
          ...received,
          ...life(['2026-03-02T11:30:00Z', { status: 'OPEN_DEAL' }]),
        ]),
      ).wanted.values,
      CLOSING.properties,
    ];
    for (const values of wanted) {
      for (const name of Object.keys(values)) expect(known.get(name)?.objectType).toBe('contacts');
      const options = known.get('sla_status')!.options!.map(({ value }) => value);
      expect(options).toContain(values.sla_status);
    }
    expect(new Set(wanted.map((values) => values.sla_status)).size).toBeGreaterThanOrEqual(4);
  });

  test('that are closed have a value for each property that is written', () => {
    const written = Object.keys(flagsAmong(effectsAt('2026-03-02T11:00:00Z')).wanted.values);
    expect(Object.keys(CLOSING.properties).toSorted()).toEqual(written.toSorted());
  });
});

describe('a task', () => {
  test('is the reminder first and the overdue task later, each under its own key', () => {
    const reminder = taskAmong(effectsAt('2026-03-02T13:00:00Z'));
    const overdue = taskAmong(effectsAt('2026-03-02T14:00:01Z'));
    const key = `contact:${LEAD.recordId}/first-touch/1/${ANN}`;
    expect([reminder.key, reminder.urgency]).toEqual([`${key}/reminder`, 2]);
    expect([overdue.key, overdue.urgency]).toEqual([`${key}/overdue`, 1]);
    expect(reminder.wanted.values.hs_task_priority).toBe('MEDIUM');
    expect(overdue.wanted.values.hs_task_priority).toBe('HIGH');
  });

  test('carries its key, its owner and its due date, and says the promise', () => {
    const { key, wanted } = taskAmong(effectsAt('2026-03-02T14:00:01Z'));
    expect(wanted.values).toMatchObject({
      sla_effect_key: key,
      hubspot_owner_id: ANN,
      hs_timestamp: '2026-03-02T14:00:00.000Z',
      hs_task_status: 'NOT_STARTED',
      hs_task_type: 'TODO',
    });
    expect(`${wanted.values.hs_task_subject} ${wanted.values.hs_task_body}`).toContain(
      'First touch within 4 business hours',
    );
  });

  test('tells the time in the zone of the calendar that counts', () => {
    const gulf = life(['2026-03-01T09:00:00+03:00', { stage: 'lead', owner: GAIL }]);
    const body = taskAmong(effectsAt('2026-03-01T11:00:00Z', gulf)).wanted.values.hs_task_body;
    expect(body).toContain('Asia/Riyadh');
    expect(body).toMatch(/\b(13:00|1:00)/);
  });

  test('says the same at each look, so that nothing is written twice', () => {
    const [first] = effectsAt('2026-03-02T14:30:00Z');
    const [second] = effectsAt('2026-03-02T15:30:00Z');
    expect(second).toEqual(first);
  });
});

describe('an alert', () => {
  const alerted = (language: 'en' | 'ar'): Agreement =>
    agreementWith({ also: `alerts: { to: dora@sales.example }\nlanguage: ${language}` });
  const away: Directory = new Map(PEOPLE).set(ANN, {
    ...PEOPLE.get(ANN)!,
    absences: [{ fromAt: at('2026-03-02T08:00:00Z'), untilAt: at('2026-03-05T09:00:00Z') }],
  });
  const pingPong = life(
    ['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }],
    ['2026-03-02T10:10:00Z', { owner: GAIL }],
    ['2026-03-02T10:20:00Z', { owner: ANN }],
    ['2026-03-02T10:30:00Z', { owner: GAIL }],
  );
  const alertsAmong = (facts: typeof received, language: 'en' | 'ar', directory = PEOPLE) => {
    const under = alerted(language);
    const evaluation = evaluate(LEAD, facts, under, directory, at('2026-03-02T10:45:00Z'));
    return renderEffects(LEAD, evaluation, onlyVersion(under)).filter(({ key }) => key.includes('/alert-'));
  };

  test('is an urgent task for the manager, under a key of its own', () => {
    expect(alertsAmong(pingPong, 'en')).toEqual([
      {
        key: `contact:${LEAD.recordId}/1/alert-handovers`,
        kind: 'task',
        urgency: 1,
        wanted: {
          state: 'open',
          values: {
            hs_task_subject: 'SLA alert: this lead changed hands 3 times',
            hs_task_body:
              'The lead went from rep to rep 3 times since it was handed off, and its clocks still run. Decide who keeps it. This task closes by itself when the lead is handled.',
            hs_timestamp: '2026-03-02T10:30:00.000Z',
            hs_task_status: 'NOT_STARTED',
            hs_task_priority: 'HIGH',
            hs_task_type: 'TODO',
            hubspot_owner_id: DORA,
            sla_effect_key: `contact:${LEAD.recordId}/1/alert-handovers`,
          },
        },
      },
    ]);
  });

  test.each([
    ['a lead that went from hand to hand', pingPong, PEOPLE, '3 times', '3 مرات'],
    [
      'a lead of a queue, with the day since',
      life(['2026-03-02T10:00:00Z', { stage: 'lead', owner: QUEUE }]),
      PEOPLE,
      'Mon, Mar 2, 2026, 10:00',
      'فلا أحد يعمل عليه منذ',
    ],
    ['an owner who is away, with the day until', received, away, 'Thu, Mar 5, 2026, 09:00 (UTC)', 'غائب حتى'],
  ])('speaks of %s in both languages', (_, facts, directory, english, arabic) => {
    const [inEnglish] = alertsAmong(facts, 'en', directory);
    const [inArabic] = alertsAmong(facts, 'ar', directory);
    expect(inEnglish?.wanted.values.hs_task_body).toContain(english);
    expect(inArabic?.wanted.values.hs_task_body).toContain(arabic);
  });
});
