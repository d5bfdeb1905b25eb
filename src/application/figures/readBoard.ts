/** Answers what is overdue now and what comes due in the next working hours, each with the next step of its ladder. */
import { type PageBoardRow } from '../../../cards/pageContract.ts';
import { type BoardAnswer } from './answers.ts';
import { agreementOfVersion } from '../../domain/agreement/versions.ts';
import { dueAt, elapsedMs, mergedPauses } from '../../domain/time/pauses.ts';
import { nextStepsOf } from '../card/nextSteps.ts';
import { type Viewer } from '../card/viewer.ts';
import { type Board, type BoardClock } from './figures.ts';
import { promiseName } from './names.ts';
import { type OPERATOR } from './viewing.ts';
import { askingOf, NOBODY, type Asking, type FiguresGrounds } from './readFigures.ts';

const ROWS = 50;
/** "The next working hours", on the calendar of who asks. */
const NEXT_MS = 4 * 3_600_000;

/** @throws StoreUnavailable */
export async function readBoard(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  now: number,
  rows = ROWS,
): Promise<BoardAnswer> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) return NOBODY;
  const { calendar, asked, viewing } = asking;
  const dueUntil = dueAt(calendar.open, [], now, NEXT_MS);
  const board = await grounds.figures.board(asked, dueUntil, rows);
  const row = (one: BoardClock): PageBoardRow => boardRow(one, asking, grounds);
  return {
    ok: true,
    serverNow: now,
    zone: calendar.zone,
    overdueInAll: board.holders.reduce((sum, { overdue }) => sum + overdue, 0),
    overdue: board.overdue.map(row),
    holders: holdersOf(board, viewing.namesReps, grounds),
    dueNext: board.dueNext.map(row),
    dueUntil,
  };
}

function boardRow(
  { clock, team }: BoardClock,
  { history, viewing, asked: { now } }: Asking,
  { directory, nameOf }: FiguresGrounds,
): PageBoardRow {
  const { calendars, always } = agreementOfVersion(history, clock.agreementVersion);
  const { open } = calendars.get(clock.calendarId) ?? always;
  const step = nextStepsOf([clock], { history, directory: directory(), nameOf, now }).find(
    ({ kind }) => kind === 'step',
  );
  return {
    contactId: clock.record.recordId,
    promise: promiseName(history, clock.promiseId),
    side: clock.side,
    owner: viewing.namesReps && clock.ownerId !== null ? (nameOf(clock.ownerId) ?? clock.ownerId) : null,
    team,
    deadlineAt: clock.deadlineAt,
    overdueMs:
      now > clock.overdueAfter
        ? elapsedMs(open, mergedPauses(clock.suspensions), clock.overdueAfter, now)
        : 0,
    step: step ? { at: step.at, forName: viewing.namesReps ? step.forName : null } : null,
  };
}

/** By name; by team where reps are not to be named. */
function holdersOf(
  { holders }: Board,
  namesReps: boolean,
  { nameOf }: FiguresGrounds,
): Extract<BoardAnswer, { ok: true }>['holders'] {
  const held = new Map<string, Extract<BoardAnswer, { ok: true }>['holders'][number]>();
  for (const { ownerId, team, ofMarketing, overdue } of holders) {
    const name = namesReps ? ownerId && (nameOf(ownerId) ?? ownerId) : team;
    const key = `${ofMarketing} ${name ?? ''}`;
    held.set(key, { name, ofMarketing, overdue: (held.get(key)?.overdue ?? 0) + overdue });
  }
  return [...held.values()].sort((a, b) => b.overdue - a.overdue);
}
