/** Asks the sandbox's desk. A question that fails is answered with null: the page shows that it lost touch. */
import type { z } from 'zod';
import { CONTACTS, RECORD, SESSION, type ContactRecord, type Contacts, type Session } from './shapes.ts';

export const desk = {
  /** @param personId who sits at the desk; whom the portal was opened for, where it is null */
  session: (personId: number | null): Promise<Session | null> =>
    ask(personId === null ? 'desk/session' : `desk/session?viewer=${personId}`, SESSION),
  contacts: (): Promise<Contacts | null> => ask('desk/contacts', CONTACTS),
  record: (id: string): Promise<ContactRecord | null> =>
    ask(`desk/contacts/${encodeURIComponent(id)}`, RECORD),
};

async function ask<T>(path: string, shape: z.ZodType<T>): Promise<T | null> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    if (!response.ok) return null;
    const read = shape.safeParse(await response.json());
    if (!read.success) console.error(`The desk answered ${path} in an unknown shape`, read.error.issues);
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
