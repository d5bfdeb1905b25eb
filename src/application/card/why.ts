/** Why the clocks of a record are as they are: read when somebody asks, from the facts that are known. */
import { type WhyAnswer } from '../../../cards/contract.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { currentAgreement, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { cyclesOf } from '../../domain/evaluate/cycle.ts';
import { workingCalendarOf, type Directory } from '../../domain/evaluate/directory.ts';
import { explain } from '../../domain/evaluate/explain.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { timelineOf, type LearnedFact } from '../../domain/timeline/timeline.ts';
import { notMadeInWords, traceInWords } from '../explainWords.ts';
import { factsInWords } from './factWords.ts';
import { type PortalWords } from './portalWords.ts';
import { type CardGrounds } from './readCard.ts';

type Explained = Extract<WhyAnswer, { ok: true }>;
type Holder = Explained['holders'][number];

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
  const { traces, notMade } = explain(record, facts, history, people, now);
  const readers = { language, nameOf: (ownerId: string) => nameOf(ownerId) ?? ownerId };
  const lastCycle = Math.max(0, ...traces.map(({ clock }) => clock.cycle));
  const { zone } = workingCalendarOf(currentAgreement(history), people, null, now).calendar;
  return {
    ok: true,
    serverNow: now,
    clocks: traces
      .filter(({ clock }) => clock.cycle === lastCycle)
      .map((trace) => ({
        id: trace.clock.id,
        promise: trace.promise.words,
        lines: traceInWords(trace, readers, now),
      })),
    notMade: facts.length === 0 ? [] : notMade.map((one) => notMadeInWords(one, language)),
    holders: holdersOf(record, facts, history, people, nameOf, now),
    facts: factsInWords(record, facts, { language, words, directory: people, nameOf, appId, zone }),
  };
}

/** Who held the record in its last cycle, without gaps: what nobody held is nobody's. */
function holdersOf(
  record: RecordRef,
  facts: readonly LearnedFact[],
  history: AgreementHistory,
  directory: Directory,
  nameOf: (ownerId: string) => string | null,
  now: number,
): readonly Holder[] {
  const agreement = currentAgreement(history);
  const { moments } = timelineOf(record, facts, agreement, now);
  const cycle = cyclesOf(moments, directory, agreement, now).at(-1);
  if (!cycle) return [];
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
