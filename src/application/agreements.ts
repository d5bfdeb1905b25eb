/**
 * The agreements in force: all published versions, and how a new one comes in.
 *
 * A version is published by its text. One that does not read is refused with all its problems, and what is in force
 * stays in force. Which clocks a version covers is a fact of its publication, kept beside the text: whoever publishes says
 * it, and the text's own `covers` counts where nobody does. Which version judges which clock is the domain's business
 * (agreement/versions.ts).
 */
import { DISPOSITIONS, watchedProperties, type Agreement } from '../domain/agreement/agreement.ts';
import {
  currentAgreement,
  type AgreementHistory,
  type PublishedAgreement,
} from '../domain/agreement/versions.ts';
import { sameQuotas } from '../domain/agreement/quota.ts';
import { type Store, type StoredVersion } from './store.ts';

export type ReadText<Problem> = (
  text: string,
) =>
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The history in use; replaced as a whole when a version is published. */
export class CurrentAgreements {
  #history: AgreementHistory;

  constructor(history: AgreementHistory) {
    this.#history = history;
  }

  current(): AgreementHistory {
    return this.#history;
  }

  replace(history: AgreementHistory): void {
    this.#history = history;
  }
}

export type Published<Problem> =
  | {
      readonly ok: true;
      readonly changed: boolean;
      /** Set when the text is an earlier version and was left so: not the one in force. */
      readonly isEarlier: boolean;
      readonly history: AgreementHistory;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What whoever publishes says beside the text. */
export interface Publication {
  /** Left out: whom the text names. */
  readonly author?: string;
  /** Which clocks it covers; left out: what the text says. */
  readonly covers?: Agreement['covers'];
  /** Leaves a text alone that was published before and replaced since, as a file is that was forgotten somewhere. */
  readonly onlyNew?: boolean;
}

/**
 * Publishes a text unless it is the one in force already. Records whose clocks may be judged otherwise by it are due at
 * once; if it rests on properties nobody watched before, every history is read again.
 * @returns the history with it; its problems when it does not read, and then nothing is changed
 */
export async function publishAgreement<Problem>(
  store: Pick<Store, 'versions' | 'publish'>,
  read: ReadText<Problem>,
  text: string,
  now: number,
  { author, covers, onlyNew = false }: Publication = {},
): Promise<Published<Problem>> {
  const fresh = read(text);
  if (!fresh.ok) return fresh;
  const stored = await store.versions();
  const agreement = { ...fresh.agreement, covers: covers ?? fresh.agreement.covers };
  const past = readable(stored, read, fresh.agreement);
  const last = stored.at(-1);
  const isEarlier = onlyNew && isReplaced(stored, agreement.version);
  // The same text again only matters where it is to cover more clocks than it did.
  const coversMore = covers === 'openClocks' && last?.covers === 'newClocks';
  if (isEarlier || (last?.version === agreement.version && !coversMore)) {
    const history = historyOf(past, agreement);
    return { ok: true, changed: false, isEarlier, history };
  }
  const before = last ? currentAgreement(historyOf(past, agreement)) : null;
  const known = new Set(before === null ? [] : watchedProperties(before));
  const version: StoredVersion = {
    version: agreement.version,
    text,
    author: author ?? agreement.publishedBy,
    covers: agreement.covers,
    publishedAt: now,
  };
  await store.publish(version, {
    readAgain: before !== null && watchedProperties(agreement).some((property) => !known.has(property)),
    lookAt: before !== null && seesOtherLeads(before, agreement) ? 'everything' : 'runningClocks',
  });
  return {
    ok: true,
    changed: true,
    isEarlier: false,
    history: historyOf([...past, { agreement, publishedAt: now }], agreement),
  };
}

/**
 * The agreements as another process may have published them meanwhile.
 * @returns null when the last one is no text for this program, as before it is upgraded: what is in use stays so
 */
export async function publishedAgreements<Problem>(
  store: Pick<Store, 'versions'>,
  read: ReadText<Problem>,
  inUse: AgreementHistory,
): Promise<AgreementHistory | null> {
  const stored = await store.versions();
  const last = stored.at(-1);
  if (last === undefined) return inUse;
  const fresh = read(last.text);
  if (!fresh.ok) return null;
  return historyOf(readable(stored, read, fresh.agreement), fresh.agreement);
}

/** The versions as they were published; null where none was, or this program reads none of them. */
export function publishedHistory<Problem>(
  stored: readonly StoredVersion[],
  read: ReadText<Problem>,
): AgreementHistory | null {
  const [first, ...rest] = readable(stored, read);
  return first ? [first, ...rest] : null;
}

/** Whether a record without any clock may be a lead from now on, or count for another quota. */
export function seesOtherLeads(before: Agreement, after: Agreement): boolean {
  if (!sameQuotas(before.quotas, after.quotas)) return true;
  // Deals of leads from before count from then on.
  const countsValue = after.quotas.some(({ counts }) => counts === 'pipelineValue');
  if (countsValue && before.enforceFrom !== after.enforceFrom) return true;
  const told = ({ lead, dispositions }: Agreement): string =>
    JSON.stringify(
      [lead, ...DISPOSITIONS.map((name) => dispositions[name])].map((predicate) =>
        predicate.map((alternative) => [...alternative]),
      ),
    );
  return told(before) !== told(after);
}

function isReplaced(stored: readonly StoredVersion[], version: string): boolean {
  return stored.at(-1)?.version !== version && stored.some((one) => one.version === version);
}

/** A stored text that this program reads no more is left out; its clocks are judged by the current version. */
function readable<Problem>(
  stored: readonly StoredVersion[],
  read: ReadText<Problem>,
  known?: Agreement,
): readonly PublishedAgreement[] {
  const agreements = new Map<string, Agreement | null>(known ? [[known.version, known]] : []);
  return stored.flatMap(({ text, version, covers, publishedAt }): PublishedAgreement[] => {
    let agreement = agreements.get(version);
    if (agreement === undefined) {
      const result = read(text);
      agreements.set(version, (agreement = result.ok ? result.agreement : null));
    }
    return agreement === null ? [] : [{ agreement: { ...agreement, covers }, publishedAt }];
  });
}

function historyOf(versions: readonly PublishedAgreement[], current: Agreement): AgreementHistory {
  const [first, ...rest] = versions;
  return first ? [first, ...rest] : [{ agreement: current, publishedAt: 0 }];
}
