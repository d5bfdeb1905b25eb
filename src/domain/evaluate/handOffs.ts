/**
 * Hand-offs: when marketing handed a record to sales, and what came of it. What quotas count.
 *
 * The rules it owns: each cycle is one hand-off. The first of a record is a lead; one that comes back is handed off again,
 * and is no second lead; one that came with an import which the agreement ignores is none either, nor is one that became a
 * lead only because a new version calls it so. A record is a qualified lead when sales first qualifies it, in whichever cycle
 * that is. All of it is judged by the version in force at its date: a hand-off by that of its instant, an ending by that of
 * its own. What a version only finds to have ended before it came into force was ended by nobody.
 *
 * Deals made of a record after marketing handed it off are pipeline that marketing brought, however often it was ended and
 * came back; by the version in force when the deal is made, for records that were like this at their hand-off. Which deals
 * there are is not known here: a hand-off says from when until when they count for which quota.
 *
 * Example (a test row): handed off in March, recycled, back and qualified in April: a lead of March, a qualified lead of April,
 * and one that was handed off again in April.
 */
import { DISPOSITION_REASON_PROPERTY, type Agreement, type Disposition } from '../agreement/agreement.ts';
import { type AgreementHistory } from '../agreement/versions.ts';
import { effectiveAt, type LearnedFact, type Timeline } from '../timeline/timeline.ts';
import { type Moment } from '../timeline/moment.ts';
import { type Quota } from '../agreement/quota.ts';
import { type NumberedCycle } from './numbering.ts';

export interface HandOff {
  /** The number of its cycle, 1 for the first pass. */
  readonly cycle: number;
  /**
   * 'first': a lead. 'again': the record was handed off before. 'imported': by an import that the agreement ignores.
   * 'redefined': the record was what it is before, and a new version of the agreement calls it a lead.
   */
  readonly kind: 'first' | 'again' | 'imported' | 'redefined';
  readonly at: number;
  /** By whose definition it is one. */
  readonly version: string;
  /** Ids of the quotas for which it counts as a lead. */
  readonly leadFor: readonly string[];
  /** When sales first qualified the record, if that was in this cycle; null: not in it. */
  readonly qualifiedAt: number | null;
  /** Ids of the quotas for which it then counts as a qualified lead. */
  readonly qualifiedFor: readonly string[];
  /** When a deal must be made of the record to count for a quota of pipeline value; ascending, one after the other. */
  readonly dealsFor: readonly DealSpan[];
  /** null: sales has not ended it. */
  readonly endedAt: number | null;
  /** How sales ended it; null: it is open, or was no lead any more without anybody's decision. */
  readonly ending: Disposition | null;
  /** The id of the reason that sales gave; null: none, or one of no version of the agreement. */
  readonly reasonId: string | null;
}

/** Deals that are made in [fromAt, untilAt) count for the quota. */
export interface DealSpan {
  readonly quotaId: string;
  /** Epoch ms. */
  readonly fromAt: number;
  /** null: as long as no other version comes into force. */
  readonly untilAt: number | null;
}

/** Whether anything is counted, under any version. */
export function countsHandOffs(history: AgreementHistory): boolean {
  return history.some(({ agreement }) => agreement.quotas.length > 0);
}

type Draft = { -readonly [Key in keyof Omit<HandOff, 'dealsFor'>]: HandOff[Key] } & { dealsFor: DealSpan[] };

/** Gathers a record's hand-offs from one version after the other. */
export class HandOffBook {
  readonly #drafts = new Map<number, Draft>();
  #isQualified = false;

  /**
   * What one version says. Versions come in their order.
   * @param fromAt, untilAt when the version is in force
   * @param gone of the timeline; what became part of another record has its hand-offs there
   */
  add(
    agreement: Agreement,
    cycles: readonly NumberedCycle[],
    { fromAt, untilAt }: { readonly fromAt: number; readonly untilAt: number },
    gone: Timeline['gone'],
  ): void {
    const seen = new Set<number>();
    for (const one of cycles) {
      const { number, handOffAt } = one.cycle;
      if (number === 0 || handOffAt >= untilAt) continue;
      seen.add(number);
      const draft = this.#drafts.get(number) ?? this.#begin(one, agreement);
      if (draft.endedAt === null) this.#end(draft, one, agreement, fromAt, untilAt);
      creditDeals(draft, one, agreement, fromAt, untilAt);
    }
    for (const draft of this.#drafts.values()) {
      // The version knows no such lead.
      if (draft.endedAt === null && !seen.has(draft.cycle)) draft.endedAt = fromAt;
      if (draft.endedAt === null && gone !== null && gone.at < untilAt)
        draft.endedAt = Math.max(gone.at, draft.at);
    }
  }

  #begin({ cycle, handedOffAt }: NumberedCycle, agreement: Agreement): Draft {
    const { number, handOffAt: at, imported, moments } = cycle;
    const kind =
      handedOffAt < at
        ? 'redefined'
        : this.#drafts.size > 0
          ? 'again'
          : imported && agreement.imports === 'ignore'
            ? 'imported'
            : 'first';
    const draft: Draft = {
      cycle: number,
      kind,
      at,
      version: agreement.version,
      leadFor: kind === 'first' ? quotasFor('leads', agreement, moments[0], at) : [],
      qualifiedAt: null,
      qualifiedFor: [],
      dealsFor: [],
      endedAt: null,
      ending: null,
      reasonId: null,
    };
    this.#drafts.set(number, draft);
    return draft;
  }

  #end(draft: Draft, { cycle }: NumberedCycle, agreement: Agreement, fromAt: number, untilAt: number): void {
    const { endedAt, ending, moments } = cycle;
    if (endedAt >= untilAt) return; // for a later version to say
    draft.endedAt = Math.max(endedAt, fromAt);
    if (endedAt < fromAt || ending === null || ending === 'leftDefinition') return;
    draft.ending = ending;
    if (ending !== 'qualified' || this.#isQualified) return;
    this.#isQualified = true;
    draft.qualifiedAt = endedAt;
    if (draft.kind === 'imported') return;
    draft.qualifiedFor = quotasFor('qualifiedLeads', agreement, moments.at(-1), endedAt);
  }

  /**
   * All hand-offs, the earliest first.
   * @param facts those of the record, of which the reasons are told
   */
  handOffs(facts: readonly LearnedFact[], history: AgreementHistory, now: number): readonly HandOff[] {
    const drafts = [...this.#drafts.values()].sort((a, b) => a.cycle - b.cycle);
    for (const [index, draft] of drafts.entries()) {
      if (draft.ending === null) continue;
      const words = reasonGiven(facts, draft.at, drafts[index + 1]?.at ?? Infinity, now);
      if (words !== '') draft.reasonId = reasonsOf(history).get(reasonKey(draft.ending, words)) ?? null;
    }
    return drafts;
  }
}

/** What deals count for while a version is in force; one that says the same as the one before goes on with it. */
function creditDeals(
  { kind, at, dealsFor }: Draft,
  { cycle }: NumberedCycle,
  agreement: Agreement,
  fromAt: number,
  untilAt: number,
): void {
  if (kind === 'imported' || kind === 'redefined') return;
  const span = {
    fromAt: Math.max(at, fromAt, agreement.enforceFrom),
    untilAt: untilAt === Infinity ? null : untilAt,
  };
  if (span.fromAt >= untilAt) return;
  for (const quotaId of quotasLike('pipelineValue', agreement, cycle.moments[0])) {
    const before = dealsFor.findIndex((one) => one.quotaId === quotaId && one.untilAt === span.fromAt);
    if (before < 0) dealsFor.push({ quotaId, ...span });
    else
      dealsFor[before] = { quotaId, fromAt: dealsFor[before]?.fromAt ?? span.fromAt, untilAt: span.untilAt };
  }
}

/** The quotas of a version for which a record counts that is like this at an instant. */
function quotasFor(
  counts: Quota['counts'],
  agreement: Agreement,
  moment: Moment | undefined,
  at: number,
): readonly string[] {
  return at < agreement.enforceFrom ? [] : quotasLike(counts, agreement, moment);
}

function quotasLike(
  counts: Quota['counts'],
  { quotas, promises }: Agreement,
  moment: Moment | undefined,
): readonly string[] {
  if (!moment) return [];
  return quotas.flatMap((quota, place) =>
    quota.counts === counts && moment.tiers[promises.length + place] === 0 ? [quota.id] : [],
  );
}

/** What was last written as the reason in a cycle or after it; the greatest of what was written at one instant. */
function reasonGiven(facts: readonly LearnedFact[], fromAt: number, untilAt: number, now: number): string {
  let [foundAt, words] = [-Infinity, ''];
  for (const learned of facts) {
    const { fact } = learned;
    if (fact.kind !== 'property' || fact.property !== DISPOSITION_REASON_PROPERTY) continue;
    const at = effectiveAt(learned);
    if (at < fromAt || at >= untilAt || at > now || at < foundAt) continue;
    if (at === foundAt && fact.value <= words) continue;
    [foundAt, words] = [at, fact.value];
  }
  return words;
}

const known = new WeakMap<AgreementHistory, ReadonlyMap<string, string>>();

/** Reasons are written in words, of whatever language and version: their ids by ending and words; the newest version's count. */
function reasonsOf(history: AgreementHistory): ReadonlyMap<string, string> {
  let ids = known.get(history);
  if (!ids) {
    const entries = history.flatMap(({ agreement }) =>
      Object.entries(agreement.disposing).flatMap(([ending, { reasons }]) =>
        reasons.flatMap(({ id, words }) =>
          [words.en, words.ar ?? words.en].map((said) => [reasonKey(ending, said), id] as const),
        ),
      ),
    );
    known.set(history, (ids = new Map(entries)));
  }
  return ids;
}

function reasonKey(ending: string, words: string): string {
  return `${ending}/${words}`;
}
