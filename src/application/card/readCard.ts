/** Answers a card from the clocks as last evaluated: no call to HubSpot, no evaluation of clocks. */
import { type CardAnswer, type CardClock, type CardPause } from '../../../cards/contract.ts';
import { type Agreement, type Calendar } from '../../domain/agreement/agreement.ts';
import {
  agreementOfVersion,
  currentAgreement,
  type AgreementHistory,
} from '../../domain/agreement/versions.ts';
import { ofLastPass, stateAt, type Clock } from '../../domain/evaluate/clock.ts';
import { type Directory } from '../../domain/evaluate/directory.ts';
import { elapsedMs, mergedPauses } from '../../domain/time/pauses.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { say } from '../../messages/say.ts';
import { type CardRow, type Store } from '../store.ts';
import { abilitiesOf, NOTHING } from './abilities.ts';
import { nextStepsOf } from './nextSteps.ts';
import { situationOf } from './situation.ts';
import { type Viewer } from './viewer.ts';
import { windowsFor } from './windows.ts';

/** Those that run come first, so what is left out was settled long ago. */
const CLOCKS_AT_MOST = 40;

export interface CardGrounds {
  readonly store: Store;
  readonly agreements: () => AgreementHistory;
  readonly directory: () => Directory;
  /** Display name of an owner; null where it is not known. */
  readonly nameOf: (ownerId: string) => string | null;
}

/** @throws StoreUnavailable */
export async function readCard(
  { store, agreements, directory, nameOf }: CardGrounds,
  record: RecordRef,
  viewer: Viewer,
  now: number,
): Promise<CardAnswer> {
  const history = agreements();
  const row = await store.cardRow(record);
  if (!row.seen || row.lookedAt === null)
    return { ok: true, tracked: false, serverNow: now, reason: 'unseen' };
  const ofCycle = ofLastPass(row.clocks, (clock) => clock);
  const clocks = ofCycle
    .toSorted(byUrgency(now))
    .flatMap((clock) => cardClock(clock, row, agreementOfVersion(history, clock.agreementVersion), now));
  const agreement = currentAgreement(history);
  if (clocks.length === 0) return { ok: true, tracked: false, serverNow: now, reason: 'noClock' };
  const situation = situationOf({
    record,
    viewer,
    clocks: ofCycle,
    facts: row.facts,
    history,
    directory: directory(),
    now,
  });
  return {
    ok: true,
    tracked: true,
    serverNow: now,
    evaluatedAt: row.lookedAt,
    agreement: { name: agreement.name, version: agreement.version },
    clocks: clocks.slice(0, CLOCKS_AT_MOST),
    settledBefore: Math.max(0, clocks.length - CLOCKS_AT_MOST),
    next: nextStepsOf(ofCycle, { history, directory: directory(), nameOf, now }),
    can: row.writing ? abilitiesOf(situation, nameOf) : NOTHING,
    writing: row.writing ? 'on' : 'off',
    viewer: { role: situation.role },
  };
}

/** Running before stopped; running ones overdue first, then by deadline; stopped ones the latest first. */
function byUrgency(now: number): (a: Clock, b: Clock) => number {
  const rank = (clock: Clock): number =>
    ({ overdue: 0, dueSoon: 1, onTrack: 1, ended: 2 })[stateAt(clock, now)];
  return (a, b) => rank(a) - rank(b) || (b.endedAt ?? 0) - (a.endedAt ?? 0) || a.deadlineAt - b.deadlineAt;
}

function cardClock(clock: Clock, row: CardRow, agreement: Agreement, now: number): readonly CardClock[] {
  const promise = agreement.promises.find(({ id }) => id === clock.promiseId);
  const calendar = calendarOf(clock, agreement);
  if (!promise || !calendar) return []; // a promise the agreement no longer makes
  // A clock that is overdue and still open is breached already, but has not stopped: the card goes on counting it. One
  // that was excused is settled, at its deadline.
  const endedAt = clock.endedAt ?? (clock.verdict === 'excused' ? clock.deadlineAt : null);
  return [
    {
      id: clock.id,
      promise: promise.words,
      side: clock.side,
      owner:
        clock.ownerId === null
          ? null
          : { id: clock.ownerId, name: row.ownerNames.get(clock.ownerId) ?? null },
      startedAt: clock.startedAt,
      budgetMs: clock.budgetMs,
      deadlineAt: clock.deadlineAt,
      overdueAfter: clock.overdueAfter,
      dueSoonAt: clock.dueSoonAt,
      endedAt,
      verdict: endedAt === null ? null : clock.verdict,
      elapsedMs: elapsedOf(clock, calendar, now),
      zone: calendar.zone,
      openWindows: endedAt === null ? windowsFor(clock, calendar, now) : [],
      pauses: endedAt === null ? pausesOf(clock, agreement, now) : [],
    },
  ];
}

function pausesOf({ suspensions }: Clock, { pauses }: Agreement, now: number): readonly CardPause[] {
  return suspensions
    .filter(({ reason, untilAt }) => untilAt > now && (reason === 'paused' || reason === 'absent'))
    .map(({ fromAt, untilAt, reason, pauseId }) => ({
      fromAt,
      untilAt,
      reason: pauses.find(({ id }) => id === pauseId)?.reason ?? {
        en: say('en', `explain.suspended.${reason}`),
        ar: say('ar', `explain.suspended.${reason}`),
      },
    }));
}

function calendarOf(clock: Clock, agreement: Agreement): Calendar | undefined {
  return clock.calendarId === agreement.always.id
    ? agreement.always
    : agreement.calendars.get(clock.calendarId);
}

function elapsedOf(clock: Clock, { open }: Calendar, now: number): number {
  return clock.elapsedMs ?? elapsedMs(open, mergedPauses(clock.suspensions), clock.startedAt, now);
}
