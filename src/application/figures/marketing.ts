/**
 * What reports ask of marketing's side: what counted for a quota, and what became of what was handed over. Implemented
 * in SQL by src/adapters/store/figures; what counts is decided by src/domain/evaluate/handOffs.ts. People who were erased
 * stay among the counts.
 */
import { type Disposition } from '../../domain/agreement/agreement.ts';
import { type Quota } from '../../domain/agreement/quota.ts';
import { type HandOff } from '../../domain/evaluate/handOffs.ts';
import { type Period } from '../../domain/measures/attainment.ts';

export interface QuotaAsked extends Pick<Quota, 'id'> {
  readonly counts: Exclude<Quota['counts'], 'pipelineValue'>;
  /** Beginnings of the stretches, ascending; the last ends with the period. */
  readonly starts: readonly number[];
  /** From when it counts, and until when it is seen; epoch ms. */
  readonly period: Period;
}

export interface PipelineAsked extends Omit<QuotaAsked, 'counts'> {
  /** Deals are worth something in this currency, as ISO 4217 writes it. */
  readonly currency: string;
}

/** Deals that count for a quota of pipeline value, of one stretch. */
export interface Pipeline {
  /** What they are worth in all. */
  readonly value: number;
  /** The sum of the squares of what each is worth. */
  readonly squares: number;
  /** How many it is known of what they are worth; less than nothing adds nothing. */
  readonly deals: number;
  /** How many it is not known of. */
  readonly unvalued: number;
  /** How many are known in another currency only, and are no part of the value. */
  readonly elsewhere: number;
}

/** How sales ended hand-offs in a period: so many in one way, for one reason. */
export interface Ended {
  /** null: by nobody's decision. */
  readonly ending: Disposition | null;
  readonly reasonId: string | null;
  readonly leads: number;
}

/** From where leads came that counted: hand-offs of the kind 'first', and what was first qualified in the period. */
export interface OfSource {
  /** null: not known. */
  readonly source: string | null;
  readonly leads: number;
  readonly qualified: number;
}

export interface MarketingFigures {
  /** How many counted in each of the stretches. */
  countedForQuota(asked: QuotaAsked): Promise<readonly number[]>;
  /** Each deal once, on the day on which it was made, at its present value; one for each of the stretches. */
  pipelineForQuota(asked: PipelineAsked): Promise<readonly Pipeline[]>;
  /** When deals were last read through; null: never yet. */
  dealsReadAt(): Promise<number | null>;
  /** How many were handed over in a period, by kind. */
  handedOver(period: Period): Promise<Readonly<Record<HandOff['kind'], number>>>;
  /** How those ended that ended in a period, without what came by an ignored import; the most first. */
  endedHandOffs(period: Period): Promise<readonly Ended[]>;
  /** The source with most leads first. */
  leadsBySource(period: Period): Promise<readonly OfSource[]>;
}
