/** The sentences of the service: the same ones in every language, with the same places to fill, and all of them used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { ar } from '../../src/messages/ar.ts';
import { en } from '../../src/messages/en.ts';
import { languageOf, say, sayInstant, type MessageKey } from '../../src/messages/say.ts';
import { at } from '../support/calendars.ts';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

const CATALOGUES = { en, ar } as const;
const KEYS = Object.keys(en) as MessageKey[];
const ROOT = resolve(import.meta.dirname, '../..');
const PLURAL_FORMS = {
  en: ['one', 'other'],
  ar: ['few', 'many', 'one', 'other', 'two', 'zero'],
} as const;

const parsed = (language: 'en' | 'ar', key: MessageKey): Elements =>
  new IntlMessageFormat(CATALOGUES[language][key], language, undefined, { ignoreTag: true }).getAst();

/** Plain text between the arguments. */
function isWords(element: Elements[number]): boolean {
  const kind: number = element.type;
  return kind === 0;
}

/** The arguments of a message with their kinds, from every branch. */
function argumentsOf(elements: Elements): readonly string[] {
  const found = elements.flatMap((element) => {
    const branches = 'options' in element ? Object.values(element.options) : [];
    const own = 'value' in element && !isWords(element) ? [`${element.value} of kind ${element.type}`] : [];
    return [...own, ...branches.flatMap(({ value }) => argumentsOf(value))];
  });
  return [...new Set(found)].toSorted();
}

/** The forms of each plural in a message. */
function pluralsOf(elements: Elements): readonly (readonly string[])[] {
  return elements.flatMap((element) =>
    'pluralType' in element
      ? [
          Object.keys(element.options).toSorted(),
          ...Object.values(element.options).flatMap(({ value }) => pluralsOf(value)),
        ]
      : [],
  );
}

/** The text of all source files that may say something, without the catalogues themselves. */
function sources(): string {
  return ['src', 'webhooks', 'config']
    .flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    )
    .filter(
      (file) => file.endsWith('.ts') && !/^src\/messages\/(en|ar)\.ts$/.test(file.replaceAll('\\', '/')),
    )
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
}

describe('the catalogue', () => {
  test('has the same sentences in the same order in every language', () => {
    expect(Object.keys(ar)).toEqual(KEYS);
  });

  test.each(KEYS)('%s is a message in both languages, with the same places to fill', (key) => {
    expect(argumentsOf(parsed('ar', key))).toEqual(argumentsOf(parsed('en', key)));
    expect([en[key].trim(), ar[key].trim()]).toEqual([en[key], ar[key]]);
    expect(en[key]).not.toBe('');
    const ownWords = en[key].replaceAll(/\{\w+\}/g, '');
    expect(/\p{Script=Arabic}/u.test(ar[key])).toBe(/\p{Letter}/u.test(ownWords));
  });

  const counting = KEYS.filter((key) => /, *plural *,/.test(en[key] + ar[key]));
  test('counts in some sentences', () => {
    expect(counting).toEqual(expect.arrayContaining(['problem.count', 'environment.count']));
  });

  test.each(counting)('%s has every plural form of each language', (key) => {
    for (const language of ['en', 'ar'] as const) {
      const plurals = pluralsOf(parsed(language, key));
      expect(plurals.length).toBeGreaterThan(0);
      for (const forms of plurals) expect([language, forms]).toEqual([language, PLURAL_FORMS[language]]);
    }
  });

  test('every sentence is said somewhere', () => {
    const text = sources();
    // Keys put together from parts: `task.${step}.subject`, `environment.where.${name}`.
    const patterns = [...text.matchAll(/`([a-z]+(?:\.(?:[a-zA-Z]+|\$\{[^}]+\}))+)`/g)].map(
      ([, pattern = '']) =>
        new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '\\w+')}$`),
    );
    const silent = KEYS.filter(
      (key) => !text.includes(`'${key}'`) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(silent).toEqual([]);
  });
});

describe('a sentence', () => {
  test.each([
    [0, 'لا مشكلات'],
    [1, 'مشكلة واحدة'],
    [2, 'مشكلتان'],
    [3, '3 مشكلات'],
    [11, '11 مشكلة'],
    [100, '100 مشكلة'],
  ])('counts %i in the Arabic form for it', (count, words) => {
    expect(say('ar', 'problem.count', { count, file: 'sla.yml' })).toMatch(
      new RegExp(`^${words} في sla\\.yml\\.`),
    );
  });

  test('counts in English in two forms', () => {
    const counted = [0, 1, 2, 1200].map(
      (count) => say('en', 'problem.count', { count, file: 'f' }).split(' in ')[0],
    );
    expect(counted).toEqual(['0 problems', '1 problem', '2 problems', '1,200 problems']);
  });

  test('takes what it is given as it is, even where it looks like a place to fill or a tag', () => {
    const value = '<b>{promise}</b> ’ #';
    expect(say('en', 'task.overdue.subject', { promise: value })).toBe(`SLA overdue: ${value}`);
  });

  test('that is given too little is a fault, not a hole in a text', () => {
    expect(() => say('en', 'task.overdue.subject')).toThrow(/promise/);
  });
});

describe('an instant in words', () => {
  test('is told in the zone of whoever reads it, in 24 hours', () => {
    const instant = at('2026-03-03T22:00:00Z');
    expect(sayInstant('en', instant, 'UTC')).toBe('Tue, Mar 3, 2026, 22:00');
    expect(sayInstant('en', instant, 'Asia/Riyadh')).toBe('Wed, Mar 4, 2026, 01:00');
    expect(sayInstant('ar', instant, 'Asia/Riyadh')).toMatch(/^الأربعاء.*01:00$/);
  });

  test('has midnight at 00:00, not at 24:00', () => {
    expect(sayInstant('en', at('2026-03-03T00:00:00Z'), 'UTC')).toBe('Tue, Mar 3, 2026, 00:00');
  });
});

describe("the operator's language", () => {
  test.each([
    [{}, 'en'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'ar_SA.UTF-8' }, 'ar'],
    [{ LANG: 'ar' }, 'ar'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'de_DE' }, 'en'],
    [{ LANG: 'en_US', LC_MESSAGES: 'ar_EG' }, 'ar'],
    [{ LANG: 'ar', LC_MESSAGES: 'ar', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'ar_SA.UTF-8', LC_ALL: '' }, 'ar'],
    [{ LANG: 'arn_CL.UTF-8' }, 'en'],
  ])('is, by %j, %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });
});
