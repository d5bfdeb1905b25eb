/** Answers the settings page: how the installation stands, and the agreement in force. Calls to HubSpot hold nobody up. */
import { type SettingsAnswer, type SettingsWriting } from '../../../cards/settingsContract.ts';
import { currentAgreement, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { type Directory } from '../../domain/evaluate/directory.ts';
import { isAdmin, type Viewer } from '../card/viewer.ts';
import { type Allowance } from '../crm.ts';
import { type Writing } from '../standing.ts';
import { type Store } from '../store.ts';
import { agreementInForce, type Preamble } from './agreementInForce.ts';
import { type PortalCheck } from './portalCheck.ts';
import { type Troubles } from './troubles.ts';

/** Newest first; of an agreement that changes weekly half a year. */
const VERSIONS_AT_MOST = 25;

export interface SettingsGrounds {
  readonly store: Store;
  readonly agreements: () => AgreementHistory;
  readonly directory: () => Directory;
  /** Display name of an owner; null where it is not known. */
  readonly nameOf: (ownerId: string) => string | null;
  /** Of the agreement in force. */
  readonly preamble: () => Preamble;
  readonly portalId: () => string | null;
  readonly portalCheck: PortalCheck;
  readonly allowance: () => Allowance;
  readonly troubles: Troubles;
}

/** @throws StoreUnavailable */
export async function readSettings(
  grounds: SettingsGrounds,
  viewer: Viewer,
  now: number,
): Promise<SettingsAnswer> {
  const { store, agreements, directory, portalCheck } = grounds;
  const [counts, setAside, writing, versions] = await Promise.all([
    store.counts(now),
    store.setAsideReasons(),
    store.writing(),
    store.versions(),
  ]);
  const agreement = currentAgreement(agreements());
  const people = directory();
  const nameOfPerson = (person: string): string | null => {
    const known = [...people.values()].find(
      ({ ownerId, email }) => ownerId === person || email?.toLowerCase() === person,
    );
    return known ? grounds.nameOf(known.ownerId) : null;
  };
  const { callsToday, scarce, shutUntil } = grounds.allowance();
  return {
    ok: true,
    serverNow: now,
    viewer: { role: isAdmin(viewer, agreement, people) ? 'admin' : 'viewer' },
    writing: writingToRead(writing, grounds),
    status: {
      portalId: grounds.portalId(),
      lastDeliveryAt: counts.lastDeliveryAt,
      properties: portalCheck.found(now),
      comparison: {
        endedAt: counts.reconciledAt,
        found: counts.reconciled,
        isUnderWay: counts.reconciling,
      },
      records: counts.records,
      unread: counts.unread,
      openClocks: counts.openClocks,
      overdue: counts.overdue,
      owed: counts.owed,
      setAside: Object.entries(setAside).map(([reason, count]) => ({ reason, count })),
      quarantined: counts.quarantined,
      callsToday,
      scarce,
      shutUntil: shutUntil !== null && shutUntil > now ? shutUntil : null,
      trouble: grounds.troubles.gravest(),
    },
    agreement: agreementInForce(agreement, grounds.preamble(), nameOfPerson, now),
    versions: versions
      .toReversed()
      .slice(0, VERSIONS_AT_MOST)
      .map(({ version, publishedAt, author, covers }) => ({ version, publishedAt, author, covers })),
    earlier: Math.max(0, versions.length - VERSIONS_AT_MOST),
  };
}

function writingToRead({ on, since, by }: Writing, { directory, nameOf }: SettingsGrounds): SettingsWriting {
  if (since === null) return { on, switched: null };
  const owner = [...directory().values()].find(({ userId }) => userId === by);
  return { on, switched: { at: since, by: owner ? nameOf(owner.ownerId) : null } };
}
