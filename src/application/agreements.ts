/**
 * The agreements in force: all published versions, and how a new one comes in.
 *
 * A version is published by its text. One that does not read is refused with all its problems, and what is in force
 * stays in force. Which version judges which clock is the domain's business (agreement/versions.ts).
 */
import { DISPOSITIONS, watchedProperties, type Agreement } from '../domain/agreement/agreement.ts';
import {
  currentAgreement,
  type AgreementHistory,
  type PublishedAgreement,
} from '../domain/agreement/versions.ts';
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
  | { readonly ok: true; readonly changed: boolean; readonly history: AgreementHistory }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Publishes a text unless it is the one in force already. Records whose clocks may be judged otherwise by it are due at
 * once; if it rests on properties nobody watched before, every history is read again.
 * @returns the history with it; its problems when it does not read, and then nothing is changed
 */
export async function publishAgreement<Problem>(
  store: Store,
  read: ReadText<Problem>,
  text: string,
  now: number,
): Promise<Published<Problem>> {
  const fresh = read(text);
  if (!fresh.ok) return fresh;
  const stored = await store.versions();
  const { agreement } = fresh;
  const past = readable(stored, read, agreement);
  if (stored.at(-1)?.version === agreement.version) {
    return { ok: true, changed: false, history: historyOf(past, agreement) };
  }
  const before = stored.length === 0 ? null : currentAgreement(historyOf(past, agreement));
  const known = new Set(before === null ? [] : watchedProperties(before));
  const version: StoredVersion = {
    version: agreement.version,
    text,
    author: agreement.publishedBy,
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
  const current = currentAgreement(inUse);
  if (last === undefined || last.version === current.version) return inUse;
  const fresh = read(last.text);
  if (!fresh.ok) return null;
  return historyOf(readable(stored, read, fresh.agreement), fresh.agreement);
}

/** Whether a record without any clock may be a lead from now on. */
function seesOtherLeads(before: Agreement, after: Agreement): boolean {
  const told = ({ lead, dispositions }: Agreement): string =>
    JSON.stringify(
      [lead, ...DISPOSITIONS.map((name) => dispositions[name])].map((predicate) =>
        predicate.map((alternative) => [...alternative]),
      ),
    );
  return told(before) !== told(after);
}

/** A stored text that this program reads no more is left out; its clocks are judged by the current version. */
function readable<Problem>(
  stored: readonly StoredVersion[],
  read: ReadText<Problem>,
  current: Agreement,
): readonly PublishedAgreement[] {
  return stored.flatMap(({ text, version, publishedAt }): PublishedAgreement[] => {
    const result = version === current.version ? { ok: true as const, agreement: current } : read(text);
    return result.ok ? [{ agreement: result.agreement, publishedAt }] : [];
  });
}

function historyOf(versions: readonly PublishedAgreement[], current: Agreement): AgreementHistory {
  const [first, ...rest] = versions;
  return first ? [first, ...rest] : [{ agreement: current, publishedAt: 0 }];
}
