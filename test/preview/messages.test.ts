import { CATALOGUES, say, type MessageKey } from '../../preview/messages/say.ts';

const KEYS = Object.keys(CATALOGUES.en) as MessageKey[];
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the page’s catalogues', () => {
  test('say the same things in both languages', () => {
    expect(Object.keys(CATALOGUES.ar).sort()).toEqual([...KEYS].sort());
  });

  test.each(KEYS)('fill the same values into %s in both languages', (key) => {
    expect(CATALOGUES.ar[key].trim()).not.toBe('');
    expect(placeholders(CATALOGUES.ar[key])).toEqual(placeholders(CATALOGUES.en[key]));
  });

  test('isolate a filled value in Arabic, so that a Latin name does not turn the sentence around', () => {
    expect(say('en', 'timeline.by', { name: 'Maya' })).toBe('by Maya');
    expect(say('ar', 'timeline.by', { name: 'Maya' })).toContain('\u2068Maya\u2069');
  });

  test('put no isolates within an isolate, which would turn a time of day and its day around', () => {
    const when = say('ar', 'time.dayAt', { day: 'اليوم', time: '10:20 ص' });
    expect(say('ar', 'tasks.due', { when })).toBe('الموعد \u2068اليوم، 10:20 ص\u2069');
  });
});
