/** Where HubSpot's behaviour is not documented, or differs between portals: how this one does it. May be changed at any time. */
export interface Manners {
  /** How far search is behind the records, ms of portal time. */
  searchLagMs: number;
  /** Whether two merged records end in one with an id of its own or in the primary. */
  mergeInto: 'a new record' | 'the primary';
  /** Whether a merge is also told as the deletion of the records that went. */
  mergeTellsDeletions: boolean;
  /** Which of the two notices of a deletion for privacy is told first. */
  erasureTellsFirst: 'erasure' | 'deletion';
}

export function usualManners(): Manners {
  return {
    searchLagMs: 0,
    mergeInto: 'a new record',
    mergeTellsDeletions: false,
    erasureTellsFirst: 'erasure',
  };
}
