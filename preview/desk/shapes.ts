/** What the sandbox's desk answers, checked at the page's door. All instants are epoch ms of portal time. */
import { z } from 'zod';

const instant = z.number();
const text = z.string();

export const SESSION = z.object({
  now: instant,
  speed: z.number().positive(),
  portalId: z.number(),
  appId: z.number(),
  portalZone: text,
  serviceUrl: text,
  people: z.array(z.object({ id: z.number(), name: text })),
  user: z.object({
    id: z.number(),
    email: text,
    firstName: text,
    lastName: text,
    teams: z.array(z.object({ id: z.number(), name: text })),
  }),
});

const CONTACT = z.object({
  id: z.coerce.string(),
  name: text,
  email: text.nullable(),
  company: text.nullable(),
  jobTitle: text.nullable(),
  ownerId: z.coerce.string().nullable(),
  ownerName: text.nullable(),
  teamName: text.nullable(),
  lifecycleStage: text.nullable(),
  lifecycleStageLabel: text.nullable(),
  leadStatus: text.nullable(),
  leadStatusLabel: text.nullable(),
  slaStatus: text.nullable(),
  slaDeadlineAt: instant.nullable(),
  createdAt: instant,
  changedAt: instant,
});

export const CONTACTS = z.object({ now: instant, contacts: z.array(CONTACT) });

export const RECORD = z.object({
  now: instant,
  contact: CONTACT,
  properties: z.array(
    z.object({
      name: text,
      label: text,
      group: text,
      type: text,
      value: text.nullable(),
      valueLabel: text.nullable(),
      changedAt: instant.nullable(),
      source: text.nullable(),
    }),
  ),
  tasks: z.array(
    z.object({
      id: z.coerce.string(),
      subject: text,
      body: text.nullable(),
      status: text,
      priority: text.nullable(),
      dueAt: instant.nullable(),
      ownerName: text.nullable(),
      createdAt: instant,
      completedAt: instant.nullable(),
      effectKey: text.nullable(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: instant,
      kind: z.enum(['created', 'property', 'task', 'merged', 'deleted']),
      label: text,
      from: text.nullable(),
      to: text.nullable(),
      by: text.nullable(),
    }),
  ),
});

export type Session = z.infer<typeof SESSION>;
export type Contact = z.infer<typeof CONTACT>;
export type Contacts = z.infer<typeof CONTACTS>;
export type ContactRecord = z.infer<typeof RECORD>;
export type Property = ContactRecord['properties'][number];
export type Task = ContactRecord['tasks'][number];
export type TimelineEntry = ContactRecord['timeline'][number];
