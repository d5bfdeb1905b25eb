import { sayDistance, sayValue, sayWhen, viewerOf } from '../../preview/page/wording.ts';

const NOW = Date.parse('2026-03-03T10:20:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const london = viewerOf('en', ['de-DE', 'en-GB'], 'Europe/London');
const riyadh = viewerOf('ar', ['en-GB'], 'Asia/Riyadh');

/** Without the isolates that Arabic sentences put around filled-in values. */
const bare = (text: string | null): string | null => text?.replaceAll(/[\u2068\u2069]/g, '') ?? null;

describe('the viewer', () => {
  test('gets the region of the first browser language that is of the chosen language', () => {
    expect(london.tag).toBe('en-GB');
    expect(riyadh.tag).toBe('ar');
  });
});

describe('an instant', () => {
  test('is said by day and time on the viewer’s own wall clock', () => {
    expect(sayWhen(london, NOW, NOW)).toBe('today, 10:20');
    expect(sayWhen(london, NOW + 24 * HOUR_MS, NOW)).toBe('tomorrow, 10:20');
    expect(bare(sayWhen(riyadh, NOW, NOW))).toMatch(/^اليوم، .*[1١]:[2٢][0٠]/);
  });

  test('belongs to the day it falls on for the viewer, not to the day in UTC', () => {
    const lateEvening = Date.parse('2026-03-03T21:30:00Z');
    expect(sayWhen(london, lateEvening, NOW)).toBe('today, 21:30');
    expect(bare(sayWhen(riyadh, lateEvening, NOW))).toContain('غدًا');
  });

  test('names the date when it is more than a day away', () => {
    expect(sayWhen(london, Date.parse('2026-03-10T09:00:00Z'), NOW)).toBe('Tue 10 Mar, 09:00');
  });
});

describe('the distance to an instant', () => {
  test.each([
    [25 * MINUTE_MS, 'in 25 minutes'],
    [-59 * MINUTE_MS, '59 minutes ago'],
    [-30_000, 'this minute'],
    [3 * HOUR_MS - 1, 'in 2 hours'],
    [30 * HOUR_MS, 'in 30 hours'],
    [-72 * HOUR_MS, '3 days ago'],
  ])('of %d ms is said as "%s", rounded towards now', (ms, said) => {
    expect(sayDistance(london, NOW + ms, NOW)).toBe(said);
  });
});

describe('a property’s value', () => {
  const value = (
    name: string | null,
    type: string | null,
    text: string | null,
    label: string | null = null,
  ) => ({
    name,
    type,
    value: text,
    valueLabel: label,
  });

  test('is nothing when the portal has none or an empty one', () => {
    expect(sayValue(london, value('phone', 'string', null), NOW)).toBeNull();
    expect(sayValue(london, value('sla_deadline', 'datetime', ''), NOW)).toBeNull();
  });

  test('is wall time for an instant, written as ISO text or as epoch ms', () => {
    expect(sayValue(london, value('sla_deadline', 'datetime', '2026-03-03T17:30:00.000Z'), NOW)).toBe(
      'today, 17:30',
    );
    expect(sayValue(london, value('createdate', 'datetime', String(NOW)), NOW)).toBe('today, 10:20');
  });

  test('keeps a phone number as it was written', () => {
    expect(sayValue(london, value('phone', 'string', '442071234567'), NOW)).toBe('442071234567');
  });

  test('is the option’s name, in Arabic both for its value and for its English label', () => {
    expect(sayValue(london, value('sla_status', 'enumeration', 'due_soon', 'Due soon'), NOW)).toBe(
      'Due soon',
    );
    expect(sayValue(riyadh, value('sla_status', 'enumeration', 'due_soon', 'Due soon'), NOW)).toBe(
      'اقترب الموعد',
    );
    expect(sayValue(riyadh, value('sla_status', 'enumeration', 'Due soon'), NOW)).toBe('اقترب الموعد');
    expect(sayValue(riyadh, value('hs_lead_status', 'enumeration', 'ARCHIVED', 'Archived'), NOW)).toBe(
      'Archived',
    );
  });
});
