import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAgreement, spanAround } from '../../config/agreement/read.ts';
import { agreementText } from '../support/agreement.ts';
import { at, SPAN } from '../support/calendars.ts';
import { GOOD, spoilt, told } from './told.ts';

const SHIPPED = readFileSync(join(resolve(import.meta.dirname, '../..'), 'config/sla.yml'), 'utf8');
const OFFICE = '{ monday-friday: 09:00-17:00 }';

describe('the shipped agreement', () => {
  const read = readAgreement(SHIPPED, spanAround(at('2026-11-23T08:00:00Z')));

  test('is accepted as it is', () => {
    expect(read).toMatchObject({
      ok: true,
      agreement: {
        name: { en: 'Lead hand-off agreement', ar: 'اتفاقية تسليم العملاء المحتملين' },
        enforceFrom: at('2026-01-01T00:00:00Z'),
        portalCalendarId: 'office',
        promises: [
          {
            id: 'first-touch',
            tiers: [{ within: { unit: 'businessMinutes', minutes: 240 } }],
            remindAtShares: [0.75],
          },
          {
            id: 'disposition',
            tiers: [{ within: { unit: 'businessDays', days: 2 } }],
            taskWhenOverdue: true,
          },
        ],
      },
    });
  });

  test('counts no time on the holidays it names', () => {
    if (!read.ok) throw new Error('the shipped agreement is not whole');
    const office = read.agreement.calendars.get('office')!.open;
    expect(office.elapsedMs(at('2026-12-24T17:30:00Z'), at('2026-12-29T09:00:00Z'))).toBe(0);
    expect(office.elapsedMs(at('2026-12-24T17:00:00Z'), at('2026-12-29T10:00:00Z'))).toBe(90 * 60_000);
  });
});

describe('an agreement', () => {
  test('has a version that any change of its text changes', () => {
    const versionOf = (source: string): string | null => {
      const read = readAgreement(source, SPAN);
      return read.ok ? read.agreement.version : null;
    };
    expect(versionOf(GOOD)).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf(GOOD)).toBe(versionOf(agreementText()));
    expect(versionOf(`${GOOD}# a remark\n`)).not.toBe(versionOf(GOOD));
  });

  test.each([
    ['line ends of Windows', GOOD.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${GOOD}`],
    ['hours over midnight', spoilt(OFFICE, '{ monday: 22:00-06:00 }')],
    ['hours to the end of the day', spoilt(OFFICE, '{ monday: 00:00-24:00 }')],
    ['hours around the clock', spoilt(OFFICE, 'always')],
    ['windows that touch', spoilt(OFFICE, '{ monday: [09:00-12:00, 12:00-17:00] }')],
    ['a part written once and referred to', spoilt('UTC', '&zone UTC').replace('Asia/Riyadh', '*zone')],
    ['a share as a number', GOOD.replace('[75%]', '[0.75]')],
    ['values that are no text', spoilt('[UNQUALIFIED]', '[true, 7]')],
  ])('may have %s', (_, source) => {
    expect(told(source)).toEqual([]);
  });
});

describe('several mistakes in an agreement', () => {
  const source = agreementText({ enforceFrom: 'soon' })
    .replace('UTC', 'Nowhere')
    .replace('calendar: office', 'calendar: offce')
    .replace('within: 4 business hours', 'within: 4 hours')
    .replace('id: disposition', 'id: first-touch');

  test('are told in one text, in the order of the file, and nothing is half read', () => {
    const lines = told(source);
    expect(lines[0]).toBe('5 problems in sla.yml. An agreement is taken only when all of it reads.');
    expect(lines.slice(1).map((line) => /^sla\.yml:(\d+):/.exec(line)?.[1])).toEqual([
      '3',
      '12',
      '14',
      '18',
      '19',
    ]);
  });

  test('are told in Arabic too, counted in its own forms', () => {
    const lines = told(source, 'ar');
    expect(lines[0]).toBe('5 مشكلات في sla.yml. لا تُعتمد اتفاقية إلا إذا كانت كلها صحيحة القراءة.');
    expect(lines[1]).toBe(
      'sla.yml:3:1: لا يصح أن يكون enforceFrom بالقيمة "soon". اكتب اليوم هكذا: 2026-12-25.',
    );
    expect(lines).toHaveLength(6);
    expect(told(spoilt('UTC', 'Nowhere'), 'ar')[0]).toMatch(/^مشكلة واحدة في sla\.yml\./);
    expect(told('', 'ar')[0]).toMatch(/^مشكلتان في sla\.yml\./);
  });

  test('one mistake is counted as one', () => {
    expect(told(spoilt('UTC', 'Nowhere'))[0]).toBe(
      '1 problem in sla.yml. An agreement is taken only when all of it reads.',
    );
  });
});
