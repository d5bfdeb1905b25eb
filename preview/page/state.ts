/** What the page knows and what its visitor chose; every part draws itself from this. */
import type { Contact, ContactRecord, Session } from '../desk/shapes.ts';
import type { PageView } from './route.ts';
import type { Filter } from './status.ts';
import type { Viewer } from './wording.ts';

export type Look = 'light' | 'dark';

export interface PageState {
  viewer: Viewer;
  look: Look;
  session: Session | null;
  /** Null until the desk has answered once. */
  contacts: readonly Contact[] | null;
  chosenId: string | null;
  view: PageView;
  /** The chosen contact's record; null until it has been read. */
  record: ContactRecord | null;
  filter: Filter;
  search: string;
  lostTouch: boolean;
}

/** A part of the page. `now` is portal time, epoch ms. */
export interface Part {
  readonly element: HTMLElement;
  draw(state: Readonly<PageState>, now: number): void;
}

/** The chosen contact, from the record where it is read, else from the list. */
export function chosenContact(state: Readonly<PageState>): Contact | null {
  const { record, chosenId, contacts } = state;
  if (record?.contact.id === chosenId) return record.contact;
  return contacts?.find((contact) => contact.id === chosenId) ?? null;
}
