/** What the address keeps: a contact with its view, as `#/contacts/123` or `#/contacts/123/clock`, or `#/settings`. */
export type ContactView = 'about' | 'clock';
export type PageView = ContactView | 'settings';

export const SETTINGS_HASH = '#/settings';

const CONTACT = /^#\/contacts\/([\w%-]+)(\/clock)?$/;

export function contactHash(id: string, view: ContactView = 'about'): string {
  return `#/contacts/${encodeURIComponent(id)}${view === 'clock' ? '/clock' : ''}`;
}

/** The contact an address names; null when it names none. */
export function contactInHash(hash: string): string | null {
  const named = CONTACT.exec(hash)?.[1];
  if (named === undefined) return null;
  try {
    return decodeURIComponent(named);
  } catch {
    return null;
  }
}

/** What an address shows; an unknown one shows what a contact is about. */
export function viewInHash(hash: string): PageView {
  if (hash === SETTINGS_HASH) return 'settings';
  return CONTACT.exec(hash)?.[2] === undefined ? 'about' : 'clock';
}
