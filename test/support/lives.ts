/** Lives of leads in short: each line is an instant and what changed then. */
import { type Directory } from '../../src/domain/evaluate/directory.ts';
import { type Fact, type RecordRef } from '../../src/domain/timeline/fact.ts';
import { type LearnedFact } from '../../src/domain/timeline/timeline.ts';
import { at } from './calendars.ts';

export const LEAD: RecordRef = { objectType: 'contact', recordId: '541935488729' };

/** Owner ids, which are not their user ids: Ann and Ben on office hours, Gail on the Gulf's; Ina has left, the queue is no person. */
export const ANN = '101';
export const BEN = '102';
export const GAIL = '103';
export const INA = '104';
export const QUEUE = '105';
/** Leads EMEA Sales; Dora leads everybody. */
export const MAX = '106';
export const DORA = '107';

export const PEOPLE: Directory = new Map(
  (
    [
      { ownerId: ANN, userId: '9101', active: true, type: 'person', teams: ['EMEA Sales'] },
      {
        ownerId: BEN,
        userId: '9102',
        active: true,
        type: 'person',
        teams: ['EMEA Sales'],
        email: 'Ben@sales.example',
      },
      { ownerId: GAIL, userId: '9103', active: true, type: 'person', teams: ['Gulf Sales'] },
      { ownerId: INA, userId: '9104', active: false, type: 'person', teams: ['EMEA Sales'] },
      { ownerId: QUEUE, userId: '9105', active: true, type: 'queue', teams: [] },
      {
        ownerId: MAX,
        userId: '9106',
        active: true,
        type: 'person',
        teams: ['EMEA Sales'],
        email: 'Max@sales.example',
      },
      { ownerId: DORA, userId: '9107', active: true, type: 'person', teams: [], email: 'Dora@sales.example' },
    ] as const
  ).map((rep) => [rep.ownerId, rep]),
);

interface Change {
  owner?: string;
  status?: string;
  stage?: string;
  happened?: 'created' | 'deleted' | 'restored' | 'erased';
}

const source = { type: 'CRM_UI', id: 'userId:9' };

export function factsAt(iso: string, change: Change, record: RecordRef = LEAD): Fact[] {
  const base = { record, occurredAt: at(iso), source };
  const property = (name: string, value: string): Fact => ({
    ...base,
    kind: 'property',
    property: name,
    value,
  });
  return [
    ...(change.happened ? [{ ...base, kind: change.happened }] : []),
    ...(change.stage === undefined ? [] : [property('lifecyclestage', change.stage)]),
    ...(change.owner === undefined ? [] : [property('hubspot_owner_id', change.owner)]),
    ...(change.status === undefined ? [] : [property('hs_lead_status', change.status)]),
  ];
}

export type Changes = readonly (readonly [iso: string, change: Change, learnedAt?: string])[];

/** Learned the moment they happened, unless `learnedAt` says later. */
export function life(...changes: Changes): LearnedFact[] {
  return changes.flatMap(([iso, change, learnedAt]) =>
    factsAt(iso, change).map((fact) => ({
      fact,
      learnedAt: learnedAt === undefined ? fact.occurredAt : at(learnedAt),
    })),
  );
}
