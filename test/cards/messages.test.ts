import { localeOf } from '../../cards/messages/locale.ts';
import { CATALOGUES, message } from '../../cards/messages/message.ts';
import {
  knownZone,
  sameWallTime,
  sayAgo,
  sayDuration,
  sayList,
  sayRoughDuration,
  sayWallTime,
  sayZone,
} from '../../cards/messages/wallTime.ts';
import { weekHours } from '../../cards/messages/weekHours.ts';
import { at, HOUR_MS } from './answers.ts';

const en = localeOf('en-GB');
const ar = localeOf('ar-EG');
const bare = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');

describe('the catalogues', () => {
  test('every language says every message, with the same placeholders', () => {
    const names = (entry: string | object): string[] =>
      [...(JSON.stringify(entry).match(/\{\w+\}/g) ?? [])]
        .toSorted()
        .filter((name, i, all) => name !== all[i - 1]);
    expect(Object.keys(CATALOGUES.ar)).toEqual(Object.keys(CATALOGUES.en));
    for (const [key, entry] of Object.entries(CATALOGUES.en)) {
      const other = CATALOGUES.ar[key as keyof typeof CATALOGUES.ar];
      expect([key, names(other)]).toEqual([key, names(entry)]);
    }
  });

  test.each(['en', 'ar'] as const)('every plural of %s has all the forms of the language', (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, entry] of Object.entries(CATALOGUES[language])) {
      if (typeof entry === 'object') expect([key, Object.keys(entry).toSorted()]).toEqual([key, wanted]);
    }
  });

  test('Arabic counts in six forms', () => {
    const counted = [0, 1, 2, 3, 11, 100].map((count) => bare(message(ar, 'stopped.title', { count })));
    expect(counted).toEqual([
      'لا التزامات منتهية',
      'التزام واحد منتهٍ',
      'التزامان منتهيان',
      '٣ التزامات منتهية',
      '١١ التزامًا منتهيًا',
      '١٠٠ التزام منتهٍ',
    ]);
  });

  test('what is left out is counted in six forms too', () => {
    const counted = [0, 1, 2, 3, 11, 100].map((count) => bare(message(ar, 'facts.leftOut', { count })));
    expect(counted).toEqual([
      'لم يُترك أي تغيير.',
      'تغيير أقدم واحد معروف وغير مذكور هنا.',
      'تغييران أقدم معروفان وغير مذكورين هنا.',
      '٣ تغييرات أقدم معروفة وغير مذكورة هنا.',
      '١١ تغييرًا أقدم معروفًا وغير مذكور هنا.',
      '١٠٠ تغيير أقدم معروف وغير مذكور هنا.',
    ]);
  });

  test('English counts in two forms', () => {
    expect(message(en, 'stopped.title', { count: 1 })).toBe('1 promise is settled');
    expect(message(en, 'stopped.title', { count: 1200 })).toBe('1,200 promises are settled');
  });

  test('a Latin name inside an Arabic sentence is isolated from its direction', () => {
    expect(message(ar, 'owner.holds', { name: 'Jo Rep' })).toBe('لدى \u2068Jo Rep\u2069');
  });

  test('a sentence of ours inside another is laid out by its own letters, so the day stays before the time', () => {
    const when = message(ar, 'time.dayAt', { day: 'اليوم', time: '10:20 ص' });
    expect(message(ar, 'time.due', { when }).match(/\u2068/g)).toHaveLength(1);
  });
});

describe('the locale', () => {
  test.each([
    ['en-us', undefined, 'en', 'en-US'],
    ['ar_EG', undefined, 'ar', 'ar-EG'],
    ['AR', undefined, 'ar', 'ar'],
    ['de-de', 'ar', 'ar', 'ar'],
    ['de-de', 'de', 'en', 'en'],
    [undefined, undefined, 'en', 'en'],
    ['not a locale!', 'en', 'en', 'en'],
  ])('%s and %s make the words %s and the formats %s', (first, second, language, tag) => {
    expect(localeOf(first, second)).toEqual({ language, tag });
  });
});

describe('times in words', () => {
  test('durations count in hours, since a business day is no length', () => {
    expect(sayDuration(en, 48_000)).toBe('48s');
    expect(sayDuration(en, 12 * 60_000 + 5_000)).toBe('12m 05s');
    expect(sayDuration(en, 30 * HOUR_MS + 61_999)).toBe('30h 01m 01s');
    expect(sayDuration(ar, HOUR_MS)).toBe('١ س ٠٠ د ٠٠ ث');
    expect(sayRoughDuration(en, 4 * HOUR_MS)).toBe('4h');
    expect(sayRoughDuration(en, 3.5 * HOUR_MS)).toBe('3h 30m');
    expect(sayRoughDuration(en, 59_999)).toBe('0m');
  });

  test('days near by are named, others dated, in the zone of the wall clock', () => {
    const now = at('2026-03-02T11:00:00Z');
    const say = (iso: string, zone = 'UTC'): string => sayWallTime(en, at(iso), now, zone);
    expect(say('2026-03-02T17:30:00Z')).toBe('today 17:30');
    expect(say('2026-03-03T09:00:00Z')).toBe('tomorrow 09:00');
    expect(say('2026-03-01T09:00:00Z')).toBe('yesterday 09:00');
    expect(say('2026-03-08T09:00:00Z')).toBe('Sunday 09:00');
    expect(say('2026-03-09T09:00:00Z')).toBe('Mon 9 Mar 09:00');
    expect(say('2026-03-02T22:00:00Z', 'Asia/Riyadh')).toBe('tomorrow 01:00');
  });

  test('two zones are the same when their wall clocks agree at that instant', () => {
    const winter = at('2026-03-02T11:00:00Z');
    expect(sameWallTime('Europe/London', 'UTC', winter)).toBe(true);
    expect(sameWallTime('Europe/London', 'UTC', at('2026-07-02T11:00:00Z'))).toBe(false);
    expect(sayZone(en, 'Asia/Riyadh', winter)).toBe('Saudi Arabia Time');
  });

  test('a zone that this machine does not know gives way to the next', () => {
    expect(knownZone('Mars/Base', 'US/Eastern')).toBe('America/New_York');
    expect(knownZone(undefined, '')).toBe('UTC');
  });
});

describe('lists and ages', () => {
  test('a list of Latin names in Arabic is laid out from right to left', () => {
    const names = sayList(ar, ['sla_status', 'sla_deadline']);
    expect(names).toMatch(/^\u200fsla_status/);
    expect(sayList(en, ['a', 'b', 'c'])).toBe('a, b and c');
    expect(sayList(ar, ['sla_status'])).toBe('sla_status');
  });

  test.each([
    [59_999, '59 seconds ago'],
    [60_000, '1 minute ago'],
    [HOUR_MS - 1, '59 minutes ago'],
    [HOUR_MS, '1 hour ago'],
    [24 * HOUR_MS - 1, '23 hours ago'],
    [48 * HOUR_MS, '2 days ago'],
    [-5, '0 seconds ago'],
  ])('%i ms ago is "%s"', (ms, words) => {
    expect(sayAgo(en, 0, ms)).toBe(words);
  });

  test('days of the week with the same hours stand together, from today on, and holidays show', () => {
    const day = (date: number): readonly [number, number] => [
      at(`2026-03-0${date}T06:00:00Z`),
      at(`2026-03-0${date}T15:00:00Z`),
    ];
    const hours = (now: string) => weekHours(en, [1, 2, 4, 5, 8].map(day), at(now), 'Asia/Riyadh');
    expect(hours('2026-03-02T08:00:00Z')).toEqual([
      { days: 'Monday', hours: '09:00–18:00' },
      { days: 'Tuesday', hours: 'closed' },
      { days: 'Wednesday and Thursday', hours: '09:00–18:00' },
      { days: 'Friday and Saturday', hours: 'closed' },
      { days: 'Sunday', hours: '09:00–18:00' },
    ]);
  });
});
