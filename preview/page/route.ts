/** What the address keeps: a contact with its view, as `#/contacts/123` or `#/contacts/123/clock`, or a page of the app. */
export type ContactView = 'about' | 'clock';
/** The pages of the app, which have no contact. */
export const APP_PAGES = ['reports', 'settings'] as const;
export type AppPage = (typeof APP_PAGES)[number];
export type PageView = ContactView | AppPage;

export function appPageHash(page: AppPage): string {
  return `#/${page}`;
}

export function isAppPage(view: PageView): view is AppPage {
  return APP_PAGES.some((page) => page === view);
}

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
  const page = APP_PAGES.find((one) => hash === appPageHash(one));
  if (page) return page;
  return CONTACT.exec(hash)?.[2] === undefined ? 'about' : 'clock';
}
