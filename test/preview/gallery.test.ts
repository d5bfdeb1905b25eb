import { readFiguresAnswer, readGroupsAnswer } from '../../cards/answer/figuresGuard.ts';
import { readBoardAnswer, readClocksAnswer, readPatternsAnswer } from '../../cards/answer/listsGuard.ts';
import { readMarketingAnswer } from '../../cards/answer/marketingGuard.ts';
import { readAnswer } from '../../cards/answer/guard.ts';
import { readSettingsAnswer } from '../../cards/answer/settingsGuard.ts';
import { readClock } from '../../cards/clock/readClock.ts';
import { later, serviceOf } from '../../preview/gallery/service.ts';
import { SETTINGS_STATES } from '../../preview/gallery/settingsStates.ts';
import { REPORTS_STATES } from '../../preview/gallery/reportsStates.ts';
import { STATES } from '../../preview/gallery/states.ts';
import { en } from '../../preview/messages/en.ts';
import { anAnswer, HOUR_MS } from '../cards/answers.ts';

const answersOf = (states: typeof STATES) =>
  states.flatMap(({ id, told, afterAct }) =>
    [...told, ...(afterAct ? [afterAct] : [])].flatMap((one) =>
      typeof one === 'string' || 'figures' in one ? [] : [[id, one] as const],
    ),
  );
const answers = answersOf(STATES);

describe('the gallery', () => {
  test('shows each state that it has a name for, once', () => {
    const named = Object.keys(en).flatMap((key) => (key.startsWith('state.') ? [key.slice(6)] : []));
    expect([...STATES, ...REPORTS_STATES, ...SETTINGS_STATES].map(({ id }) => id).toSorted()).toEqual(
      named.toSorted(),
    );
  });

  test.each(answers)('tells in "%s" nothing that the card would refuse', (_, answer) => {
    expect(readAnswer(structuredClone(answer))).toEqual(answer);
  });

  test.each(answersOf(SETTINGS_STATES))(
    'tells in "%s" nothing that the settings page would refuse',
    (_, answer) => {
      expect(readSettingsAnswer(structuredClone(answer))).toEqual(answer);
    },
  );

  test.each(
    REPORTS_STATES.flatMap(({ id, told }) =>
      told.flatMap((one) => (typeof one === 'object' && 'figures' in one ? [[id, one] as const] : [])),
    ),
  )('tells in "%s" nothing that the page of reports would refuse', (_, page) => {
    const { figures, groups, clocks, board, patterns, marketing } = structuredClone(page);
    expect(readFiguresAnswer(figures)).toEqual(page.figures);
    expect(readGroupsAnswer(groups)).toEqual(page.groups);
    expect(readClocksAnswer(clocks)).toEqual(page.clocks);
    expect(readBoardAnswer(board)).toEqual(page.board);
    expect(readPatternsAnswer(patterns)).toEqual(page.patterns);
    expect(readMarketingAnswer(marketing)).toEqual(page.marketing);
  });

  test.each(answers)('tells in "%s" of clocks whose deadline is where their time runs out', (_, answer) => {
    const clocks = answer.ok && 'tracked' in answer && answer.tracked ? answer.clocks : [];
    for (const clock of clocks.filter(({ verdict }) => verdict === null)) {
      const reading = readClock(clock, answer.ok ? answer.serverNow : 0, answer.ok ? answer.serverNow : 0);
      expect(reading.usedMs + reading.leftMs - reading.overdueByMs).toBe(clock.budgetMs);
    }
  });

  test('counts working time on when it answers later, and closing time stops it', () => {
    const [clock] = tracked(later(anAnswer(), 2 * HOUR_MS));
    expect(clock?.elapsedMs).toBe(3 * HOUR_MS);
    const [atNight] = tracked(later(anAnswer(), 9 * HOUR_MS));
    expect(atNight?.elapsedMs).toBe(7 * HOUR_MS);
  });

  test('has nobody answer where the state says so, and repeats its last word', async () => {
    const fetch = serviceOf({ id: 'stale', told: [anAnswer(), 'unreachable'] });
    const question = { url: 'https://sla.example.com', watchMs: 0 };
    expect((await fetch(question))?.status).toBe(200);
    expect(await fetch(question)).toBeNull();
    expect(await fetch(question)).toBeNull();
  });
});

function tracked(answer: ReturnType<typeof later>) {
  if (!answer.ok || !('tracked' in answer) || !answer.tracked) throw new Error('the answer has no clocks');
  return answer.clocks;
}
