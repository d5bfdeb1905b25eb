/** What is shipped beside the code: the agreement, the presets, and the schema by which editors complete them. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchemaText } from '../../config/agreement/jsonSchema.ts';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';
import { agreementText } from '../support/agreement.ts';
import { at } from '../support/calendars.ts';

const CONFIG = join(resolve(import.meta.dirname, '../..'), 'config');
const FILES = ['sla.yml', 'presets/simple.yml', 'presets/b2b.yml'];
const shipped = (file: string): string => readFileSync(join(CONFIG, file), 'utf8');
const committed: unknown = JSON.parse(shipped('sla.schema.json'));

function agreementIn(file: string): Agreement {
  const read = readAgreement(shipped(file), spanAround(at('2026-11-23T08:00:00Z')));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.agreement;
}

describe('the schema for editors', () => {
  test('is the one the reader uses; npm run schema writes it anew', () => {
    expect(committed).toEqual(JSON.parse(jsonSchemaText()));
  });

  const schema = z.fromJSONSchema(committed as Parameters<typeof z.fromJSONSchema>[0]);

  test.each(FILES)('accepts %s, which names it in its first line', (file) => {
    expect(schema.safeParse(parse(shipped(file)))).toMatchObject({ success: true });
    const depth = file.includes('/') ? '../' : '';
    expect(shipped(file).split('\n')[0]).toBe(`# yaml-language-server: $schema=${depth}sla.schema.json`);
  });

  test.each([
    ['a bare day', 'within: 4 business hours', 'within: 1 day'],
    ['an unknown word', 'calendar: office', 'calender: office'],
    ['a clock there is not', 'clock: rep, stops: firstTouch', 'clock: manager, stops: firstTouch'],
  ])('underlines %s', (_, piece, other) => {
    const source = agreementText();
    expect(schema.safeParse(parse(source))).toMatchObject({ success: true });
    expect(schema.safeParse(parse(source.replace(piece, other)))).toMatchObject({ success: false });
  });
});

describe('the shipped files', () => {
  test('the sections of the agreement that wait as comments read as they stand', () => {
    const text = shipped('sla.yml').replaceAll(
      /^# (alerts:| {2}(?:to|handovers|inactiveOwner|absentOwner):)/gm,
      '$1',
    );
    const read = readAgreement(text, spanAround(at('2026-11-23T08:00:00Z')));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.agreement.alerts).toEqual({
      to: 'dana.haddad@brightharbour.example',
      handovers: 3,
      inactiveOwner: true,
      absentOwner: true,
    });
  });

  test('the agreement of the installation keeps its two promises', () => {
    const { promises, pauses, handover, imports, alerts, remindersPerRepAndDay } = agreementIn('sla.yml');
    expect({ alerts, remindersPerRepAndDay }).toEqual({ alerts: null, remindersPerRepAndDay: 20 });
    expect(promises).toMatchObject([
      { id: 'first-touch', side: 'rep', starts: { kind: 'receipt' }, stops: { name: 'firstTouch' } },
      { id: 'disposition', side: 'rep', starts: { kind: 'receipt' }, stops: { kind: 'disposition' } },
    ]);
    expect({ pauses, handover, imports }).toMatchObject({
      pauses: [{ id: 'on-hold', atMost: { unit: 'businessDays', days: 3 } }],
      handover: { kind: 'fresh' },
      imports: 'ignore',
    });
  });

  test('the simple one is object, start, end and hours', () => {
    expect(agreementIn('presets/simple.yml').promises).toMatchObject([
      { id: 'first-response', starts: { kind: 'receipt' }, stops: { kind: 'definition', name: 'answered' } },
    ]);
  });

  test('the one for B2B has a clock of marketing and one of nobody, tiers, follow-ups and a deal', () => {
    const { promises, handover, evidenceFor, alerts, teamManagers } = agreementIn('presets/b2b.yml');
    expect(promises.map(({ id, side, tiers }) => [id, side, tiers.length])).toEqual([
      ['hand-off', 'marketing', 1],
      ['assignment', 'system', 1],
      ['first-touch', 'rep', 2],
      ['buyer-waits', 'lead', 1],
      ['follow-up', 'rep', 1],
      ['disposition', 'rep', 1],
      ['opportunity', 'lead', 1],
    ]);
    expect(handover).toEqual({ kind: 'remaining', floor: { unit: 'businessMinutes', minutes: 120 } });
    expect([...evidenceFor]).toEqual(['disqualified', 'recycled']);
    expect(alerts).toEqual({
      to: 'head.of.sales@example.com',
      handovers: 3,
      inactiveOwner: true,
      absentOwner: true,
    });
    expect([...teamManagers]).toEqual([['Americas', 'americas.lead@example.com']]);
  });
});
