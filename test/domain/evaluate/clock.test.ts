import { nextChangeAt, stateAt, type Clock } from '../../../src/domain/evaluate/clock.ts';
import { evaluate } from '../../../src/domain/evaluate/evaluate.ts';
import { agreementWith } from '../../support/agreement.ts';
import { at } from '../../support/calendars.ts';
import { ANN, LEAD, life, PEOPLE, type Changes } from '../../support/lives.ts';

const agreement = agreementWith();
const clockOf = (...changes: Changes): Clock => {
  const facts = life(['2026-03-02T10:00:00Z', { stage: 'lead', owner: ANN, status: 'NEW' }], ...changes);
  const { clocks } = evaluate(LEAD, facts, agreement, PEOPLE, at('2026-03-02T16:00:00Z'));
  return clocks[0]!;
};

// Four hours from 10:00 on, with a reminder at 13:00.
test.each([
  ['2026-03-02T12:59:59Z', 'onTrack', '2026-03-02T13:00:00.000Z'],
  ['2026-03-02T13:00:00Z', 'dueSoon', '2026-03-02T14:00:00.001Z'],
  ['2026-03-02T14:00:00Z', 'dueSoon', '2026-03-02T14:00:00.001Z'],
  ['2026-03-02T14:00:00.001Z', 'overdue', null],
])('at %s a clock is %s, and changes next at %s', (now, state, changesAt) => {
  expect(stateAt(clockOf(), at(now))).toBe(state);
  expect(nextChangeAt(clockOf(), at(now))).toBe(changesAt === null ? Infinity : at(changesAt));
});

test('a clock that has ended is neither in time nor late, and changes no more', () => {
  const ended = clockOf(['2026-03-02T12:00:00Z', { status: 'CONNECTED' }]);
  expect(stateAt(ended, at('2026-03-02T12:30:00Z'))).toBe('ended');
  expect(nextChangeAt(ended, at('2026-03-02T12:30:00Z'))).toBe(Infinity);
});
