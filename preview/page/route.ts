/** The contact chosen, as the address keeps it: `#/contacts/123`. */
export function contactHash(id: string): string {
  return `#/contacts/${encodeURIComponent(id)}`;
}

/** The contact an address names; null when it names none. */
export function contactInHash(hash: string): string | null {
  const named = /^#\/contacts\/([\w%-]+)$/.exec(hash)?.[1];
  if (named === undefined) return null;
  try {
    return decodeURIComponent(named);
  } catch {
    return null;
  }
}
