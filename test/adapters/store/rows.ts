/** What store tests put in: one default each, and what a test overrides. */
import { sql } from 'kysely';
import { type OpenedStore } from '../../../src/adapters/store/open.ts';
import { type Look, type See, type Store, type WantedEffect } from '../../../src/application/store.ts';
import { type Clock } from '../../../src/domain/evaluate/clock.ts';
import { type HandOff } from '../../../src/domain/evaluate/handOffs.ts';
import { type Fact, type PropertyFact, type RecordRef } from '../../../src/domain/timeline/fact.ts';
import { type LearnedFact } from '../../../src/domain/timeline/timeline.ts';
import { at } from '../../support/calendars.ts';

/** A Monday, ten in the morning. */
export const NOW = at('2026-03-02T10:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

export const contact = (recordId: string): RecordRef => ({ objectType: 'contact', recordId });
export const LEAD = contact('541935488729');

export function propertyFact(over: Partial<PropertyFact> = {}): Fact {
  return {
    record: LEAD,
    kind: 'property',
    property: 'hs_lead_status',
    value: 'NEW',
    occurredAt: NOW - HOUR,
    source: { type: 'CRM_UI', id: 'userId:9' },
    ...over,
  };
}

export function clock(over: Partial<Clock> = {}): Clock {
  return {
    id: 'first-touch/1/101',
    record: LEAD,
    promiseId: 'first-touch',
    side: 'rep',
    cycle: 1,
    ownerId: '101',
    agreementVersion: '0123456789ab',
    calendarId: 'office',
    shadow: false,
    startedAt: NOW,
    budgetMs: 4 * HOUR,
    deadlineAt: NOW + 4 * HOUR,
    overdueAfter: NOW + 4 * HOUR,
    dueSoonAt: NOW + 3 * HOUR,
    remindAt: [NOW + 3 * HOUR],
    endedAt: null,
    ending: null,
    verdict: null,
    elapsedMs: null,
    suspensions: [],
    tier: 0,
    handovers: 0,
    unverified: false,
    ...over,
  };
}

export function handOff(over: Partial<HandOff> = {}): HandOff {
  return {
    cycle: 1,
    kind: 'first',
    at: NOW - HOUR,
    version: '0123456789ab',
    leadFor: ['leads'],
    qualifiedAt: null,
    qualifiedFor: [],
    dealsFor: [],
    endedAt: null,
    ending: null,
    reasonId: null,
    ...over,
  };
}

export function task(over: Partial<WantedEffect> = {}): WantedEffect {
  return {
    key: `contact:${LEAD.recordId}/first-touch/1/101/overdue`,
    kind: 'task',
    urgency: 1,
    wanted: { state: 'open', values: { hs_task_subject: 'Overdue' } },
    ...over,
  };
}

export function flags(over: Partial<WantedEffect> = {}): WantedEffect {
  return {
    key: `contact:${LEAD.recordId}/properties`,
    kind: 'properties',
    urgency: 0,
    wanted: { state: 'open', values: { sla_status: 'overdue' } },
    ...over,
  };
}

export const CLOSED: Look['closing'] = {
  properties: { sla_status: 'not_tracked' },
  task: { hs_task_status: 'COMPLETED' },
};

export function found(record: RecordRef, over: Partial<Look> = {}): Look {
  return {
    record,
    clocks: [],
    reported: new Map(),
    effects: [],
    closing: CLOSED,
    nextLookAt: null,
    leftOut: null,
    handOffs: null,
    source: null,
    ...over,
  };
}

/** Makes the records known, read and due now. */
export async function due(store: Store, records: readonly RecordRef[], now = NOW): Promise<void> {
  await store.addHistory(records, [], now);
}

/** Makes the record due and lets a look find what is given. */
export async function lookedAt(
  store: Store,
  what: Partial<Look>,
  record: RecordRef = LEAD,
  now = NOW,
): Promise<void> {
  await due(store, [record], now);
  await store.look(now, 10, (seen) => found(seen, what));
}

/** A look that finds nothing to do and notes what it was shown. */
export function noting(): { readonly see: See; readonly seen: Map<string, readonly LearnedFact[]> } {
  const seen = new Map<string, readonly LearnedFact[]>();
  return {
    seen,
    see: (record, facts) => {
      seen.set(record.recordId, facts);
      return found(record);
    },
  };
}

export async function countOf(
  { db }: OpenedStore,
  table: 'facts' | 'records' | 'clocks' | 'effects' | 'card_acts',
) {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count;
}
