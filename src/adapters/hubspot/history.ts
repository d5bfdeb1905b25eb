/**
 * Contacts with all HubSpot still knows of their past, as the facts that notices tell of the same changes: whoever is
 * told something by both must be told one thing.
 */
import { type Client } from '@hubspot/api-client';
import { type RecordHistory } from '../../application/crm.ts';
import { type Fact, type FactSource, type RecordRef } from '../../domain/timeline/fact.ts';
import { chunksOf, HISTORY_BATCH_SIZE } from './batches.ts';
import { type Calls } from './calls.ts';

type ReadContact = Awaited<ReturnType<Client['crm']['contacts']['batchApi']['read']>>['results'][number];

export const MODIFIED = 'lastmodifieddate';
/** Written by us on every contact we ever had a clock for. */
const OUR_MARK = 'sla_status';
/** All ids that are other names of the contact: as they stood after each merge, and each with its instant. */
const MERGED_IDS = 'hs_merged_object_ids';
const MERGED_AT = 'hs_calculated_merged_vids';
const NOBODY: FactSource = { type: 'UNKNOWN', id: '' };
const AT_CREATION_MS = 1_000;

/** Reads the named properties with all HubSpot still knows of their past. */
export async function readHistory(
  client: Client,
  calls: Calls,
  contactIds: readonly string[],
  properties: readonly string[],
): Promise<readonly RecordHistory[]> {
  const answers = await Promise.all(
    chunksOf([...new Set(contactIds)], HISTORY_BATCH_SIZE).map((ids) =>
      calls.repeatable(() =>
        client.crm.contacts.batchApi.read({
          inputs: ids.map((id) => ({ id })),
          properties: [MODIFIED, OUR_MARK, MERGED_AT],
          propertiesWithHistory: [...properties, MERGED_IDS],
        }),
      ),
    ),
  );
  const found = new Map(answers.flatMap(({ results }) => results).map((contact) => [contact.id, contact]));
  return contactIds.map((recordId): RecordHistory => {
    const record: RecordRef = { objectType: 'contact', recordId };
    const contact = found.get(recordId);
    if (!contact) return { record, exists: false, facts: [], modifiedAt: null, marked: false };
    return {
      record,
      exists: true,
      facts: factsOf(record, contact, properties),
      modifiedAt: modifiedAtOf(contact.properties),
      marked: Boolean(contact.properties[OUR_MARK]),
    };
  });
}

/** By HubSpot's own clock, epoch ms; null where it does not tell. */
export function modifiedAtOf(properties: Readonly<Record<string, string | null>>): number | null {
  return instantIn(properties[MODIFIED]);
}

/** An instant as HubSpot shows it, in milliseconds or as an ISO text; null where it is none. */
export function instantIn(text: string | null | undefined): number | null {
  if (!text) return null;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

function factsOf(record: RecordRef, contact: ReadContact, properties: readonly string[]): readonly Fact[] {
  const history = properties.flatMap((property) =>
    (contact.propertiesWithHistory?.[property] ?? []).map((entry): Fact => ({
      record,
      kind: 'property',
      property,
      // A cleared value has no text; the client's type does not say so.
      value: asInNotices((entry.value as string | null) ?? ''),
      occurredAt: entry.timestamp.getTime(),
      source: sourceOf(entry),
    })),
  );
  const createdAt = contact.createdAt.getTime();
  const created: Fact = {
    record,
    kind: 'created',
    occurredAt: createdAt,
    source: creatorOf(history, createdAt),
  };
  return [created, ...mergesOf(record, contact), ...history];
}

/**
 * Histories show instants and days as ISO texts, notices as epoch ms. A text that was typed in like one is taken for one
 * too: what HubSpot shows does not tell them apart.
 */
function asInNotices(value: string): string {
  const isInstant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)?$/.test(value);
  const at = isInstant ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? value : String(at);
}

/** HubSpot does not say in a history who created the record; whoever gave it its first values did. */
function creatorOf(history: readonly Fact[], createdAt: number): FactSource {
  const first = history
    .filter(({ occurredAt }) => Math.abs(occurredAt - createdAt) <= AT_CREATION_MS)
    .toSorted((a, b) => a.occurredAt - b.occurredAt)
    .find(({ source }) => source.id !== '');
  return first?.source ?? NOBODY;
}

/** Each merge as its notice tells it: the ids that became other names of this contact at that instant. */
function mergesOf(record: RecordRef, contact: ReadContact): readonly Fact[] {
  const versions = (contact.propertiesWithHistory?.[MERGED_IDS] ?? []).toSorted(
    (a, b) => a.timestamp.getTime() - b.timestamp.getTime(),
  );
  const known = new Set([record.recordId]);
  const merges: Fact[] = [];
  const add = (ids: readonly string[], occurredAt: number, source: FactSource): void => {
    const fresh = ids.filter((id) => /^\d+$/.test(id) && !known.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) known.add(id);
    const mergedIds = fresh.toSorted((a, b) => Number(a) - Number(b));
    merges.push({ record, kind: 'merged', mergedIds, occurredAt, source });
  };
  for (const entry of versions) {
    const value = (entry.value as string | null) ?? '';
    add(value.split(';'), entry.timestamp.getTime(), sourceOf(entry));
  }
  for (const part of (contact.properties[MERGED_AT] ?? '').split(';')) {
    const [id = '', at = ''] = part.split(':');
    if (/^\d+$/.test(at)) add([id], Number(at), NOBODY);
  }
  return merges;
}

function sourceOf(entry: { readonly sourceType: string; readonly sourceId?: string }): FactSource {
  return { type: entry.sourceType, id: entry.sourceId ?? '' };
}
