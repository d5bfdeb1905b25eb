import { readAnswer } from '../../cards/answer/guard.ts';
import { aClock, anAnswer, NOTHING } from './answers.ts';

const altered = (changes: object): unknown => anAnswer([{ ...aClock(), ...changes }]);

const able = (changes: object): unknown => ({ ...anAnswer(), can: { ...NOTHING, ...changes } });

describe("the card's door", () => {
  test('an answer as the contract has it passes unchanged', () => {
    const stopped = aClock({ verdict: 'met', endedAt: 5, owner: { id: '1', name: null } });
    const answer = anAnswer([
      aClock(),
      stopped,
      aClock({ owner: null, side: 'lead', promise: { en: 'Only English' } }),
    ]);
    expect(readAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    const untracked = { ok: true, tracked: false, serverNow: 1, reason: 'unseen' } as const;
    expect(readAnswer(untracked)).toEqual(untracked);
    expect(readAnswer({ ok: false, reason: 'wrongPortal' })).toEqual({ ok: false, reason: 'wrongPortal' });
  });

  test('what comes next and what the viewer may do pass unchanged', () => {
    const reason = { id: 'no-budget', words: { en: 'No budget', ar: 'لا ميزانية' } };
    const answer = {
      ...anAnswer(),
      next: [
        { clockId: 'a', at: 5, kind: 'reminder', forName: null },
        { clockId: 'a', at: 6, kind: 'step', forName: 'Jo' },
      ],
      can: {
        dispose: { qualified: true, disqualified: [reason], recycled: null },
        pause: [{ ...reason, leftMs: 5 }],
        resume: reason,
        snoozeUntil: 7,
        askExcuse: ['a'],
        grantExcuse: [{ clockId: 'a', reason: 'ill', askedBy: null }],
      },
      viewer: { role: 'manager' },
    };
    expect(readAnswer(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  });

  test('fields the contract does not name are left outside', () => {
    expect(readAnswer({ ...anAnswer(), extra: 1 })).toEqual(anAnswer());
    expect(readAnswer(altered({ extra: 1 }))).toEqual(anAnswer());
  });

  test.each([
    ['no answer at all', null],
    ['a text', 'ok'],
    ['a list', []],
    ['no outcome', {}],
    ['an unknown refusal', { ok: false, reason: 'because' }],
    ['an unknown reason not to track', { ok: true, tracked: false, serverNow: 1, reason: 'because' }],
    ['no server time', { ok: true, tracked: false, reason: 'unseen' }],
    ['no tracking', { ok: true, serverNow: 1 }],
    ['no clocks', { ...anAnswer(), clocks: undefined }],
    ['no word on writing', { ...anAnswer(), writing: undefined }],
    ['no agreement', { ...anAnswer(), agreement: { name: 'x' } }],
    ['no count of what was settled before', { ...anAnswer(), settledBefore: undefined }],
    ['no evaluation time', { ...anAnswer(), evaluatedAt: 'now' }],
    ['a clock that is none', { ...anAnswer(), clocks: [1] }],
    ['nothing of what comes next', { ...anAnswer(), next: undefined }],
    ['an unknown next step', { ...anAnswer(), next: [{ clockId: 'a', at: 1, kind: 'mail', forName: null }] }],
    ['nothing of what may be done', { ...anAnswer(), can: undefined }],
    ['no word on disposing', able({ dispose: undefined })],
    ['a disposition without its reasons', able({ dispose: { qualified: true, disqualified: [] } })],
    ['a pause without its time', able({ pause: [{ id: 'a', words: { en: 'A' } }] })],
    ['a resumption without words', able({ resume: { id: 'a' } })],
    ['a snooze that is no instant', able({ snoozeUntil: 'soon' })],
    ['an excuse for no clock', able({ askExcuse: [7] })],
    ['an excuse asked for without a reason', able({ grantExcuse: [{ clockId: 'a', askedBy: null }] })],
    ['no viewer', { ...anAnswer(), viewer: undefined }],
    ['an unknown role', { ...anAnswer(), viewer: { role: 'boss' } }],
    ['no id', altered({ id: 7 })],
    ['no zone', altered({ zone: null })],
    ['an unknown side', altered({ side: 'manager' })],
    ['no words', altered({ promise: { ar: 'x' } })],
    ['an owner without id', altered({ owner: { name: 'Jo' } })],
    ['an owner without a name field', altered({ owner: { id: '1' } })],
    ['no owner field', altered({ owner: undefined })],
    ['an unknown verdict', altered({ verdict: 'late', endedAt: 5 })],
    ['a verdict without an end', altered({ verdict: 'met' })],
    ['an end without a verdict', altered({ endedAt: 5 })],
    ['an end that is no instant', altered({ verdict: 'met', endedAt: '5' })],
    ['no start', altered({ startedAt: null })],
    ['no deadline', altered({ deadlineAt: null })],
    ['an instant no calendar can show', altered({ deadlineAt: 1e17 })],
    ['no overdue instant', altered({ overdueAfter: null })],
    ['no due-soon instant', altered({ dueSoonAt: null })],
    ['a negative budget', altered({ budgetMs: -1 })],
    ['no elapsed time', altered({ elapsedMs: null })],
    ['no windows', altered({ openWindows: null })],
    ['a window of three', altered({ openWindows: [[1, 2, 3]] })],
    ['a window that ends before it starts', altered({ openWindows: [[2, 1]] })],
    ['a window of texts', altered({ openWindows: [['1', '2']] })],
  ])('%s is refused', (_, value) => {
    expect(readAnswer(value)).toBeNull();
  });
});
