/** An import of contacts, as HubSpot's import tool leaves them. */
import { type Portal } from './portal.ts';
import { type Source } from './record.ts';

export interface Import {
  readonly contacts: number;
  /** What every contact has, beside a name and an address of its own. */
  readonly properties: Readonly<Record<string, string>>;
  readonly importId: string;
  /** How long it took, ms; the contacts were created evenly in that time. */
  readonly overMs: number;
  /** When the last contact was created, epoch ms. */
  readonly endedAt: number;
}

/**
 * Ids of the contacts, in the order of their creation.
 * @throws PortalError when a property cannot be taken, or the import was made before
 */
export function importContacts(portal: Portal, made: Import): readonly string[] {
  const { contacts, properties, importId, overMs, endedAt } = made;
  const by: Source = { type: 'IMPORT', id: importId, label: `Import ${importId}` };
  return Array.from({ length: contacts }, (_, place) => {
    const at = endedAt - Math.round((overMs * (contacts - 1 - place)) / contacts);
    const own = {
      firstname: 'Imported',
      lastname: String(place + 1),
      email: `contact-${place + 1}@import-${importId}.example`,
    };
    return portal.inThePast(at, () => portal.create('contacts', { ...own, ...properties }, by).id);
  });
}
