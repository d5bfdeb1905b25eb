/**
 * Who made a change, as far as clocks care: a person, automation, or a bulk import.
 *
 * HubSpot publishes no closed list of sources. What is known to be a person's doing is listed; everything else is taken
 * for automation, since a promise must not be kept by a source nobody has thought of (E33).
 */
import { type FactSource } from './fact.ts';

const PEOPLE: ReadonlySet<string> = new Set([
  'CRM_UI',
  'CRM',
  'CONTACTS',
  'CONTACTS_WEB',
  'SALES',
  'EMAIL',
  'EMAIL_INTEGRATION',
  'MEETINGS',
  'CONVERSATIONS',
  'MOBILE_IOS',
  'MOBILE_ANDROID',
  'BATCH_UPDATE',
  'BCC_TO_CRM',
  'CALLING',
]);
const IMPORTS: ReadonlySet<string> = new Set(['IMPORT', 'MIGRATION', 'SALESFORCE', 'BIDIRECTIONAL_SYNC']);

/** A user's own hand is told by the id whatever the type says: "userId:864745280". */
const BY_USER = /^userId:(\d+)$/;

export function isHuman({ type, id }: FactSource): boolean {
  return PEOPLE.has(type) || BY_USER.test(id);
}

/** HubSpot's id of the user whose hand it was; null where that is not told. */
export function userIdOf({ id }: FactSource): string | null {
  return BY_USER.exec(id)?.[1] ?? null;
}

/** An app, such as our own. */
export function isIntegration({ type }: FactSource): boolean {
  return type === 'INTEGRATION';
}

/** What HubSpot writes when it makes one record of two. */
export function isByMerge({ type }: FactSource): boolean {
  return type === 'MERGE_OBJECTS' || type === 'MERGE_CONTACTS';
}

export function isImport({ type }: FactSource): boolean {
  return IMPORTS.has(type);
}
