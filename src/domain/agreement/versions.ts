/**
 * The versions of an agreement, and which of them judges a clock.
 *
 * The rule it owns (E11, E12): a clock is judged by the version in force when it started. Publishing says whether a
 * version covers new clocks only or also those that are open; what is closed or broken already is never judged again.
 */
import { type Agreement } from './agreement.ts';

export interface PublishedAgreement {
  readonly agreement: Agreement;
  /** Epoch ms. The first version is in force from the beginning of time. */
  readonly publishedAt: number;
}

/** Ascending by `publishedAt`; at least one. */
export type AgreementHistory = readonly [PublishedAgreement, ...PublishedAgreement[]];

/** The history of an agreement that was never changed. */
export function onlyVersion(agreement: Agreement): AgreementHistory {
  return [{ agreement, publishedAt: 0 }];
}

/** The version in force now. */
export function currentAgreement(history: AgreementHistory): Agreement {
  return (history.at(-1) ?? history[0]).agreement;
}

/** The version in force at an instant. */
export function agreementAt(history: AgreementHistory, at: number): Agreement {
  return (history.findLast(({ publishedAt }) => publishedAt <= at) ?? history[0]).agreement;
}

/** The version with this id; the current one where it is not known any more. */
export function agreementOfVersion(history: AgreementHistory, version: string): Agreement {
  const found = history.find(({ agreement }) => agreement.version === version);
  return found?.agreement ?? currentAgreement(history);
}

/** When a version begins to be in force, and when the next one does. */
export function inForce(history: AgreementHistory, index: number): { fromAt: number; untilAt: number } {
  return {
    fromAt: index === 0 ? -Infinity : (history[index]?.publishedAt ?? Infinity),
    untilAt: history[index + 1]?.publishedAt ?? Infinity,
  };
}
