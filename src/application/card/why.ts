/**
 * Why the clocks of a record are as they are: read when somebody asks, from the facts that are known.
 *
 * The rule it owns: however long a record's life is, the answer stays far below the megabyte that HubSpot passes on. Of
 * each list the latest are told, and how many older ones are not.
 */
import { type WhyAnswer } from '../../../cards/contract.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { currentAgreement, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { ofLastPass, type Clock } from '../../domain/evaluate/clock.ts';
import { cyclesOf, type Cycle } from '../../domain/evaluate/cycle.ts';
import { workingCalendarOf, type Directory } from '../../domain/evaluate/directory.ts';
import { explain, type ClockTrace } from '../../domain/evaluate/explain.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { timelineOf } from '../../domain/timeline/timeline.ts';
import { notMadeInWords, traceInWords } from '../explainWords.ts';
import { factsInWords } from './factWords.ts';
import { groundsOf } from './groundsOf.ts';
import { type PortalWords } from './portalWords.ts';
import { type CardGrounds } from './readCard.ts';

type Explained = Extract<WhyAnswer, { ok: true }>;
type Holder = Explained['holders'][number];

const CLOCKS_AT_MOST = 12;
const STEPS_AT_MOST = 40;
const HOLDERS_AT_MOST = 40;
const FACTS_AT_MOST = 100;

export interface WhyGrounds extends CardGrounds {
  readonly words: PortalWords;
}

/**
 * @param appId our app, as HubSpot names the source of what we write; null where it is not told
 * @throws StoreUnavailable
 */
export async function readWhy(
  { store, agreements, directory, nameOf, words }: WhyGrounds,
  record: RecordRef,
  language: Language,
  appId: string | null,
  now: number,
): Promise<WhyAnswer> {
  const history = agreements();
  const people = directory();
  const facts = await store.factsOf(record);
  const agreement = currentAgreement(history);
  const { traces, notMade } = explain(record, facts, history, people, now);
  const ofCycle = ofLastPass(traces, ({ clock }) => clock);
  const told = latestOf(ofCycle);
  const cycle = cyclesOf(timelineOf(record, facts, agreement, now).moments, people, agreement, now).at(-1);
  const holders = cycle ? holdersOf(cycle, history, people, nameOf, now) : [];
  const earlier = holders.slice(0, -HOLDERS_AT_MOST);
  const grounds = groundsOf(facts, cycle?.handOffAt ?? -Infinity).slice(0, FACTS_AT_MOST);
  const readers = {
    language,
    nameOf: (ownerId: string) => nameOf(ownerId) ?? ownerId,
    stepsAtMost: STEPS_AT_MOST,
  };
  const { zone } = workingCalendarOf(agreement, people, null, now).calendar;
  return {
    ok: true,
    serverNow: now,
    clocks: told.map((trace) => ({
      id: trace.clock.id,
      promise: trace.promise.words,
      lines: traceInWords(trace, readers, now),
    })),
    notMade: facts.length === 0 ? [] : notMade.map((one) => notMadeInWords(one, language)),
    holders: holders.slice(-HOLDERS_AT_MOST),
    facts: factsInWords(record, grounds, { language, words, directory: people, nameOf, appId, zone }),
    leftOut: {
      clocks: ofCycle.length - told.length,
      holders: earlier.length,
      heldMs: earlier.reduce((sum, { workingMs }) => sum + workingMs, 0),
      facts: facts.length - grounds.length,
    },
  };
}

/** The clocks that run, and those that stopped last, in the order in which they were judged. */
function latestOf(traces: readonly ClockTrace[]): readonly ClockTrace[] {
  const stoppedAt = ({ endedAt }: Clock): number => endedAt ?? Number.MAX_SAFE_INTEGER;
  const latest = traces
    .toSorted((a, b) => stoppedAt(b.clock) - stoppedAt(a.clock) || b.clock.startedAt - a.clock.startedAt)
    .slice(0, CLOCKS_AT_MOST);
  return traces.filter((trace) => latest.includes(trace));
}

/** Who held the record in a cycle, without gaps: what nobody held is nobody's. Ascending. */
function holdersOf(
  cycle: Cycle,
  history: AgreementHistory,
  directory: Directory,
  nameOf: (ownerId: string) => string | null,
  now: number,
): readonly Holder[] {
  const agreement = currentAgreement(history);
  const held = (ownerId: string | null, fromAt: number, untilAt: number): Holder => {
    const { open } = workingCalendarOf(agreement, directory, ownerId, now).calendar;
    return {
      owner: ownerId === null ? null : { id: ownerId, name: nameOf(ownerId) },
      fromAt,
      untilAt: untilAt === Infinity ? null : untilAt,
      workingMs: open.elapsedMs(fromAt, Math.max(fromAt, Math.min(untilAt, now))),
    };
  };
  const holders: Holder[] = [];
  let since = cycle.handOffAt;
  for (const { ownerId, fromAt, untilAt } of cycle.holdings) {
    if (fromAt > since) holders.push(held(null, since, fromAt));
    holders.push(held(ownerId, fromAt, untilAt));
    since = untilAt;
  }
  if (since < cycle.endedAt) holders.push(held(null, since, cycle.endedAt));
  return holders;
}
