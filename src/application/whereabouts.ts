/** What follows from where a contact is by now, when HubSpot was asked instead of telling. */
import { type Fact, type RecordRef } from '../domain/timeline/fact.ts';
import { type ContactState } from './crm.ts';

/** The record whose history tells more: the contact itself, or the one it became part of. None where there is none. */
export function changeOf(
  state: ContactState,
): readonly (RecordRef & { readonly modifiedAt: number | null })[] {
  if (state.state === 'present') return [{ ...contactOf(state.contactId), modifiedAt: state.modifiedAt }];
  // The survivor's own history tells of the merge.
  return state.state === 'merged' ? [{ ...contactOf(state.into), modifiedAt: null }] : [];
}

/** That it was lost, where it was: the fact that a notice would have told. @param now epoch ms */
export function lossOf(state: ContactState, now: number): readonly Fact[] {
  const base = { record: contactOf(state.contactId), source: { type: 'UNKNOWN', id: '' } };
  switch (state.state) {
    case 'deleted':
      return [{ ...base, kind: 'deleted', occurredAt: state.at }];
    case 'gone':
      return [{ ...base, kind: 'erased', occurredAt: now }];
    case 'present':
    case 'merged':
      return [];
  }
}

export function contactOf(recordId: string): RecordRef {
  return { objectType: 'contact', recordId };
}
