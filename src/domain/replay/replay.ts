/**
 * A replay: what an agreement would have come to over a period of the past, by the facts there are.
 *
 * The rules it owns: the agreement is judged as if it had been in force all along, so no other version has a say in any
 * clock and none is a shadow; two agreements replayed over the same facts can be compared line by line. A clock counts in
 * the period in which it comes due (measures/attainment.ts), what was asked of people on the day it was asked.
 */
import { type Agreement, type Words } from '../agreement/agreement.ts';
import { onlyVersion, type AgreementHistory } from '../agreement/versions.ts';
import { type Clock } from '../evaluate/clock.ts';
import { type Directory } from '../evaluate/directory.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import {
  attainmentOf,
  countsIn,
  standingIn,
  type Attainment,
  type CountedClock,
  type Period,
} from '../measures/attainment.ts';
import { spreadOf, type Spread } from '../measures/percentile.ts';
import { CalendarSpanError } from '../time/openTime.ts';
import { type RecordRef } from '../timeline/fact.ts';
import { type LearnedFact } from '../timeline/timeline.ts';
import { firedBy } from './fired.ts';

export interface PromiseReplay {
  readonly promiseId: string;
  readonly words: Words;
  readonly attainment: Attainment;
  /** Working time until the promise was kept, ms; null where it never was. */
  readonly elapsed: Spread | null;
}

/** How many clocks of one rep broke on one day. */
export interface DayOfBreaches {
  /** HubSpot owner id; null: nobody held the lead. */
  readonly ownerId: string | null;
  /** Local day, YYYY-MM-DD. */
  readonly day: string;
  readonly breaches: number;
}

export interface StepCount {
  readonly promiseId: string;
  /** Place on the ladder, from 1. */
  readonly place: number;
  readonly taken: number;
}

export interface Replay {
  readonly version: string;
  readonly records: number;
  /** Records that could not be evaluated, and are in no count. */
  readonly unreadable: number;
  readonly promises: readonly PromiseReplay[];
  /** Ascending by day, then by owner. */
  readonly breaches: readonly DayOfBreaches[];
  /** Reminder tasks, and those beyond what a rep is given on a day. */
  readonly reminders: { readonly sent: number; readonly heldBack: number };
  readonly overdueTasks: number;
  readonly steps: readonly StepCount[];
}

/** Takes records one by one and keeps counts only, so that any number of them can be replayed. */
export class Replaying {
  readonly #agreement: Agreement;
  readonly #history: AgreementHistory;
  readonly #directory: Directory;
  readonly #period: Period;
  readonly #dayOf: (at: number) => string;
  readonly #counted = new Map<string, (CountedClock & { readonly keptMs: number | null })[]>();
  readonly #breaches = new Map<string, DayOfBreaches>();
  readonly #reminders = new Map<string, number>();
  readonly #steps = new Map<string, StepCount>();
  #overdueTasks = 0;
  #records = 0;
  #unreadable = 0;

  /**
   * @param period its end is the instant as of which all is judged
   * @param dayOf the local day of an instant, YYYY-MM-DD
   */
  constructor(agreement: Agreement, directory: Directory, period: Period, dayOf: (at: number) => string) {
    this.#agreement = { ...agreement, enforceFrom: -Infinity };
    this.#history = onlyVersion(this.#agreement);
    this.#directory = directory;
    this.#period = period;
    this.#dayOf = dayOf;
  }

  add(record: RecordRef, facts: readonly LearnedFact[]): void {
    this.#records += 1;
    try {
      const { clocks } = evaluate(record, facts, this.#history, this.#directory, this.#period.untilAt);
      for (const clock of clocks) this.#count(clock);
    } catch (error) {
      if (!(error instanceof CalendarSpanError)) throw error;
      this.#unreadable += 1;
    }
  }

  result(): Replay {
    const perDay = [...this.#reminders.values()];
    const sent = perDay.map((wanted) => Math.min(wanted, this.#agreement.remindersPerRepAndDay));
    return {
      version: this.#agreement.version,
      records: this.#records,
      unreadable: this.#unreadable,
      promises: this.#agreement.promises.map(({ id, words }) => {
        const clocks = this.#counted.get(id) ?? [];
        return {
          promiseId: id,
          words,
          attainment: attainmentOf(countsIn(clocks, this.#period, this.#period.untilAt)),
          elapsed: spreadOf(clocks.flatMap(({ keptMs }) => (keptMs === null ? [] : [keptMs]))),
        };
      }),
      breaches: [...this.#breaches.values()].toSorted(
        (a, b) => ascending(a.day, b.day) || ascending(a.ownerId ?? '', b.ownerId ?? ''),
      ),
      reminders: { sent: sumOf(sent), heldBack: sumOf(perDay) - sumOf(sent) },
      overdueTasks: this.#overdueTasks,
      steps: [...this.#steps.values()].toSorted(
        (a, b) => ascending(a.promiseId, b.promiseId) || a.place - b.place,
      ),
    };
  }

  #count(clock: Clock): void {
    const { promiseId, ownerId, deadlineAt, ending, elapsedMs } = clock;
    const standing = standingIn(clock, this.#period, this.#period.untilAt);
    if (standing !== null) {
      const { startedAt, overdueAfter, endedAt, verdict, suspensions } = clock;
      const isKept = ending === 'kept' && (standing === 'met' || standing === 'breached');
      const keptMs = isKept ? elapsedMs : null;
      const kept = { startedAt, deadlineAt, overdueAfter, endedAt, verdict, suspensions, keptMs };
      const counted = this.#counted.get(promiseId);
      if (counted) counted.push(kept);
      else this.#counted.set(promiseId, [kept]);
    }
    if (standing === 'breached') {
      const day = this.#dayOf(deadlineAt);
      const key = `${day}/${ownerId ?? ''}`;
      const before = this.#breaches.get(key)?.breaches ?? 0;
      this.#breaches.set(key, { ownerId, day, breaches: before + 1 });
    }
    this.#countFired(clock);
  }

  #countFired(clock: Clock): void {
    const { fromAt, untilAt } = this.#period;
    for (const { what, place, at, ownerId } of firedBy(clock, this.#agreement, this.#directory, untilAt)) {
      if (at < fromAt) continue;
      if (what === 'overdueTask') this.#overdueTasks += 1;
      else if (what === 'reminder') {
        const key = `${ownerId}/${this.#dayOf(at)}`;
        this.#reminders.set(key, (this.#reminders.get(key) ?? 0) + 1);
      } else {
        const { promiseId } = clock;
        const key = `${promiseId}/${place}`;
        this.#steps.set(key, { promiseId, place, taken: (this.#steps.get(key)?.taken ?? 0) + 1 });
      }
    }
  }
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
