/**
 * Of what a manager is told at once: a lead that goes from hand to hand (E2), one that nobody works on because its owner
 * left or is a queue (E5), and one whose owner is away (E22).
 *
 * An alert is asked for as long as its cause lasts: give the lead to somebody who can act, and it is not any more.
 * Example (a test row): from the third handover, Ann to Ben to Ann to Ben is told once, since the third.
 */
import { type Agreement } from '../agreement/agreement.ts';
import { type Clock } from '../evaluate/clock.ts';
import { handoversIn, type Cycle } from '../evaluate/cycle.ts';
import { idleTimesOf, type Directory } from '../evaluate/directory.ts';
import { managerOf } from './recipient.ts';

export interface WantedAlert {
  /** `<cycle>/alert-<cause>`, with the owner's id where the owner is the cause; unique within a record. */
  readonly key: string;
  readonly step: 'alert';
  readonly cause: 'handovers' | 'inactiveOwner' | 'absentOwner';
  /** Who is told. */
  readonly ownerId: string;
  /** Since when there has been cause. */
  readonly dueAt: number;
  /** Until when the owner is away; null for other causes. */
  readonly untilAt: number | null;
  /** How often the lead went from one rep to another in the cycle. */
  readonly handovers: number;
}

export interface Alerts {
  readonly tasks: readonly WantedAlert[];
  /** When an absence begins or ends that would change them; Infinity: none does. */
  readonly nextChangeAt: number;
}

export interface AlertGrounds {
  readonly clocks: readonly Clock[];
  /** The last cycle of the record, as the agreement in force now sees it. */
  readonly cycle: Cycle | undefined;
  /** The one in force now. */
  readonly agreement: Agreement;
  readonly directory: Directory;
  readonly now: number;
}

const SILENCE: Alerts = { tasks: [], nextChangeAt: Infinity };

/** None for shadows, for what a manager excused, and for leads that their import left out. */
export function alertsOf({ clocks, cycle, agreement, directory, now }: AlertGrounds): Alerts {
  const { alerts, enforceFrom } = agreement;
  if (!alerts || !cycle || cycle.endedAt < Infinity || cycle.handOffAt < enforceFrom) return SILENCE;
  const ofCycle = clocks.filter(
    ({ cycle: number, shadow, side }) => number === cycle.number && !shadow && side !== 'marketing',
  );
  const running = ofCycle.filter((clock) => clock.endedAt === null && clock.verdict !== 'excused');
  if (running.length === 0 && ofCycle.some((clock) => clock.verdict === 'excused')) return SILENCE;

  const tasks: WantedAlert[] = [];
  const handovers = handoversIn(cycle);
  const tell = (
    key: string,
    cause: WantedAlert['cause'],
    about: string | null,
    dueAt: number,
    untilAt: number | null = null,
  ): void => {
    const ownerId = managerOf(about, agreement, directory);
    if (ownerId === null) return;
    tasks.push({ key: `${cycle.number}/${key}`, step: 'alert', cause, ownerId, dueAt, untilAt, handovers });
  };

  const holding = cycle.holdings.at(-1);
  const holder = holding?.untilAt === Infinity ? holding : null;
  const thereAt = alerts.handovers === null ? null : handoverAt(cycle, alerts.handovers);
  if (thereAt !== null && running.length > 0) {
    tell('alert-handovers', 'handovers', holding?.ownerId ?? null, thereAt);
  }
  const idle = alerts.inactiveOwner ? idleOwner(cycle, agreement, directory, now) : null;
  if (idle) tell(`alert-inactiveOwner/${idle.ownerId}`, 'inactiveOwner', idle.ownerId, idle.sinceAt);

  if (!alerts.absentOwner || !holder || running.length === 0) return { tasks, nextChangeAt: Infinity };
  const absences = directory.get(holder.ownerId)?.absences ?? [];
  const away = absences.find(({ fromAt, untilAt }) => fromAt <= now && now < untilAt);
  if (away) {
    const sinceAt = Math.max(away.fromAt, holder.fromAt);
    tell(`alert-absentOwner/${holder.ownerId}`, 'absentOwner', holder.ownerId, sinceAt, away.untilAt);
  }
  const changes = absences.flatMap(({ fromAt, untilAt }) => [fromAt, untilAt]).filter((at) => at > now);
  return { tasks, nextChangeAt: Math.min(Infinity, ...changes) };
}

/** When the lead went from one rep to another for the n-th time; null: not yet. */
function handoverAt({ holdings }: Cycle, nth: number): number | null {
  const handovers = holdings.filter(
    ({ ownerId }, index) => index > 0 && holdings[index - 1]?.ownerId !== ownerId,
  );
  return handovers[nth - 1]?.fromAt ?? null;
}

/** The owner who cannot act, and since when he has had it without acting; null when it is with somebody who can, or nobody's. */
function idleOwner(
  { moments, imported }: Cycle,
  { imports }: Agreement,
  directory: Directory,
  now: number,
): { readonly ownerId: string; readonly sinceAt: number } | null {
  const last = moments.at(-1);
  if (!last || last.ownerId === '') return null;
  const idle = idleTimesOf(directory, last.ownerId, now).find(
    ({ fromAt, untilAt }) => fromAt <= now && now < untilAt,
  );
  if (!idle) return null;
  if (imported && last.imported && imports !== 'fromImport') return null;
  const before = moments.findLastIndex(({ ownerId }) => ownerId !== last.ownerId);
  return { ownerId: last.ownerId, sinceAt: Math.max(moments[before + 1]?.at ?? last.at, idle.fromAt) };
}
