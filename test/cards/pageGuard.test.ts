/** The doors of the page of reports: an answer is taken as it is, or not at all. */
import { readFiguresAnswer, readGroupsAnswer } from '../../cards/answer/figuresGuard.ts';
import { readBoardAnswer, readClocksAnswer, readPatternsAnswer } from '../../cards/answer/listsGuard.ts';
import { readMarketingAnswer } from '../../cards/answer/marketingGuard.ts';
import { aClocksAnswer, aListedClock, pageAnswers } from './pageAnswers.ts';

describe("the page's door", () => {
  const DOORS = {
    figures: readFiguresAnswer,
    groups: readGroupsAnswer,
    clocks: readClocksAnswer,
    board: readBoardAnswer,
    patterns: readPatternsAnswer,
    marketing: readMarketingAnswer,
  } as const;
  const doors = Object.entries(DOORS) as [keyof typeof DOORS, (value: unknown) => unknown][];

  test.each(doors)('takes an answer to %s as it is, and a refusal', (name, read) => {
    const answer = pageAnswers()[name];
    expect(read(structuredClone(answer))).toEqual(answer);
    expect(read({ ok: false, reason: 'nobody' })).toEqual({ ok: false, reason: 'nobody' });
    expect(read({ ok: false, reason: 'because' })).toBeNull();
  });

  test.each(doors)('takes no answer to %s of which any field is missing or of another kind', (name, read) => {
    const answer = pageAnswers()[name];
    for (const path of pathsOf(answer)) {
      expect([path.join('.'), read(without(answer, path))]).toEqual([path.join('.'), null]);
      expect([path.join('.'), read(without(answer, path, Symbol.iterator))]).toEqual([path.join('.'), null]);
    }
  });

  test('takes no id of a record that would lead elsewhere', () => {
    for (const contactId of ['../9', '0', '', '1?x', 9])
      expect(
        readClocksAnswer(aClocksAnswer({ clocks: [aListedClock({ contactId: contactId as string })] })),
      ).toBeNull();
  });

  test('takes no host of addresses that is none', () => {
    for (const uiDomain of ['', 'hubspot', 'app.hubspot.com/x', 'app.hubspot.com@else.example', 'a b.com', 9])
      expect(readClocksAnswer(aClocksAnswer({ uiDomain: uiDomain as string }))).toBeNull();
  });
});

/** Where the fields of an answer are; an Arabic word may be missing. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries(value).filter(([key]) => key !== 'ar');
  const below = entries.slice(0, Array.isArray(value) ? 1 : undefined);
  const own = path.length === 0 ? [] : [path];
  return [...own, ...below.flatMap(([key, one]) => pathsOf(one, [...path, key]))];
}

function without(value: unknown, [key = '', ...rest]: readonly string[], instead?: unknown): unknown {
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  if (rest.length > 0) copy[key] = without(copy[key], rest, instead);
  else copy[key] = instead;
  return copy;
}
