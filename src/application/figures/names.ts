/** What groups of figures are called. */
import { type Tier, type Words } from '../../domain/agreement/agreement.ts';
import { type AgreementHistory } from '../../domain/agreement/versions.ts';
import { say } from '../../messages/say.ts';
import { type Grouping, type SegmentName } from './figures.ts';

/** The words of a promise as the newest version says them that makes it; the id where none does any more. */
export function promiseName(history: AgreementHistory, promiseId: string): Words {
  for (const { agreement } of history.toReversed()) {
    const found = agreement.promises.find(({ id }) => id === promiseId);
    if (found) return found.words;
  }
  return { en: promiseId };
}

/**
 * The tiers of all versions by what tells them apart, so that a tier which moved to another place in a newer version is still
 * the same segment. Promises with one tier have none.
 */
export function segmentsOf(history: AgreementHistory): readonly SegmentName[] {
  return history.flatMap(({ agreement }) =>
    agreement.promises
      .filter(({ tiers }) => tiers.length > 1)
      .flatMap(({ id, tiers }) =>
        tiers.map((tier, place) => ({
          version: agreement.version,
          promiseId: id,
          tier: place,
          segment: JSON.stringify([id, predicateText(tier)]),
        })),
      ),
  );
}

/** null: for all that no tier above took. */
function predicateText({ when }: Tier): string | null {
  if (when === null) return null;
  return when
    .map((alternative) =>
      [...alternative].map(([property, values]) => `${property}: ${values.join(', ')}`).join('; '),
    )
    .join(' / ');
}

function segmentName(history: AgreementHistory, segment: string): Words {
  const [promiseId, predicate] = JSON.parse(segment) as [string, string | null];
  const promise = promiseName(history, promiseId);
  const named = (language: 'en' | 'ar'): string =>
    `${promise[language] ?? promise.en} · ${predicate ?? say(language, 'figures.restOfTiers')}`;
  return { en: named('en'), ar: named('ar') };
}

/** @param nameOf display name of an owner; null where it is not known */
export function groupName(
  by: Grouping,
  group: string | null,
  history: AgreementHistory,
  nameOf: (ownerId: string) => string | null,
): Words | null {
  if (group === null) return null;
  switch (by) {
    case 'promise':
      return promiseName(history, group);
    case 'segment':
      return segmentName(history, group);
    case 'rep':
      return { en: nameOf(group) ?? group };
    case 'all':
    case 'team':
    case 'source':
      return { en: group };
  }
}
