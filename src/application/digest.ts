/**
 * Digests: what is told once for many records instead of once for each (E10). Which leads an import left out, told to whom
 * the alerts go; and how many more leads are due soon than a rep was given reminders for.
 *
 * Both are counted anew each time and wanted for as long as there is something to tell, so that nothing has to be undone
 * after a crash or a late fact. An import is told of when it has been quiet for a while, and for a week.
 */
import { portalCalendar, type Agreement } from '../domain/agreement/agreement.ts';
import { currentAgreement, type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Directory } from '../domain/evaluate/directory.ts';
import { ownerNamed } from '../domain/effects/recipient.ts';
import { type LeftOut } from '../domain/evaluate/evaluate.ts';
import { say, sayDay, sayInstant } from '../messages/say.ts';
import { CLOSING } from './render.ts';
import { type EffectState, type PortalValues, type Store } from './store.ts';

const DAY_MS = 86_400_000;
const TOLD_FOR_DAYS = 7;
/** An import that goes on is told of when it is over, with the number it came to. */
const QUIET_MS = 600_000;

export interface DigestDependencies {
  readonly store: Store;
  readonly agreements: () => AgreementHistory;
  readonly directory: () => Directory;
}

/** A lead that came with an import and has no clocks for that, as the store keeps it. */
export interface KeptLeftOut {
  /** Names the import. */
  readonly by: string;
  /** When it was handed off. */
  readonly at: number;
}

/** What is told once for many records. */
export interface DigestGrounds {
  /** Leads that imports left out. */
  readonly imports: readonly {
    readonly source: string;
    readonly leads: number;
    readonly firstAt: number;
    readonly lastAt: number;
    /** One of them. */
    readonly contactId: string;
  }[];
  /** Reminders beyond the ration of an owner and day. */
  readonly heldBack: readonly {
    readonly ownerId: string;
    readonly day: string;
    readonly leads: number;
    /** How many the owner was given. */
    readonly given: number;
    readonly firstDueAt: number;
    readonly contactId: string;
  }[];
}

/** A task that tells of many records. */
export interface WantedDigest {
  /** `digest:...`, unique in the portal. */
  readonly key: string;
  /** The contact its task hangs on. */
  readonly contactId: string;
  readonly wanted: EffectState;
}

/**
 * The name of an import. HubSpot gives each import an id of its own; of other sources, such as an integration that writes
 * every day, all that came on one day (in UTC) counts as one.
 */
export function importOf({ source: { type, id }, at }: LeftOut): string {
  const name = `${type}:${id}`;
  return type === 'IMPORT' && id !== '' ? name : `${name}:${new Date(at).toISOString().slice(0, 10)}`;
}

/** @returns how many digests changed */
export async function tellDigests(
  { store, agreements, directory }: DigestDependencies,
  now: number,
): Promise<number> {
  const agreement = currentAgreement(agreements());
  const { imports, heldBack } = await store.digestGrounds(now - TOLD_FOR_DAYS * DAY_MS);
  const { alerts } = agreement;
  const told = alerts && agreement.imports === 'ignore' ? ownerNamed(alerts.to, directory()) : null;
  const notices =
    told === null
      ? []
      : imports
          .filter(({ lastAt }) => now - lastAt >= QUIET_MS)
          .map((came) => noticeOfImport(came, agreement, told));
  return store.keepDigests(
    [...notices, ...heldBack.map((held) => digestOfReminders(held, agreement))],
    CLOSING.task,
  );
}

function noticeOfImport(
  { source, leads, firstAt, lastAt, contactId }: DigestGrounds['imports'][number],
  agreement: Agreement,
  ownerId: string,
): WantedDigest {
  const { language } = agreement;
  const { zone } = portalCalendar(agreement);
  const words = {
    source,
    zone,
    count: leads,
    from: sayInstant(language, firstAt, zone),
    until: sayInstant(language, lastAt, zone),
    days: TOLD_FOR_DAYS,
  };
  return digest(`digest:import:${source}`, contactId, {
    hs_task_subject: say(language, 'task.import.subject', words),
    hs_task_body: say(language, 'task.import.body', words),
    hs_timestamp: new Date(lastAt).toISOString(),
    hubspot_owner_id: ownerId,
  });
}

function digestOfReminders(
  { ownerId, day, leads, given, firstDueAt, contactId }: DigestGrounds['heldBack'][number],
  { language }: Agreement,
): WantedDigest {
  const words = { given, count: leads, day: sayDay(language, day) };
  return digest(`digest:reminders:${ownerId}:${day}`, contactId, {
    hs_task_subject: say(language, 'task.digest.subject', words),
    hs_task_body: say(language, 'task.digest.body', words),
    hs_timestamp: new Date(firstDueAt).toISOString(),
    hubspot_owner_id: ownerId,
  });
}

function digest(key: string, contactId: string, values: PortalValues): WantedDigest {
  return {
    key,
    contactId,
    wanted: {
      state: 'open',
      values: {
        ...values,
        hs_task_status: 'NOT_STARTED',
        hs_task_priority: 'MEDIUM',
        hs_task_type: 'TODO',
        sla_effect_key: key,
      },
    },
  };
}
