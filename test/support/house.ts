/** App and sandbox together, on a clock the test moves: the whole product but for HubSpot. */
import { readFile } from 'node:fs/promises';
import { pino, type Logger } from 'pino';
import { type CardAnswer } from '../../cards/contract.ts';
import { startService } from '../../src/entry/compose.ts';
import { type Service } from '../../src/entry/running.ts';
import { fullName, type Person } from '../../src/sandbox/portal/people.ts';
import { valueOf, type Source } from '../../src/sandbox/portal/record.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { type DeliveryHabits } from '../../src/sandbox/webhooks/deliveries.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';
import { inMemory } from './laidOut.ts';
import { MovedTime } from './movedTime.ts';
import { freePort } from '../../src/entry/freePort.ts';

const SECRET = 'e3b1c1de-1111-4222-8333-444455556666';
export const TOKEN = 'pat-eu1-00000000-0000-4000-8000-000000000000';
const PORTAL_ID = 247_187_887;

export const WORKFLOW: Source = { type: 'AUTOMATION_PLATFORM', id: 'enrollmentId:1', label: 'Routing' };
export const FORM: Source = { type: 'FORM', id: 'f-1', label: 'Form' };

export function byPerson(person: Person): Source {
  return {
    type: 'CRM_UI',
    id: `userId:${person.userId}`,
    label: fullName(person),
    userId: person.userId,
  };
}

export interface ShownTask {
  readonly key: string | null;
  readonly status: string | null;
  readonly priority: string | null;
  readonly ownerId: string | null;
  readonly dueAt: string | null;
}

export interface House {
  readonly time: MovedTime;
  readonly sandbox: Sandbox;
  /** The one that runs now. */
  readonly service: Service;
  /** Stops the service and starts it anew: on a database, or in memory with nothing in it; later, where an instant is given. */
  restart(databaseUrl?: string, at?: string): Promise<void>;
  /** Lets everything that is due by now happen. */
  settle(): Promise<void>;
  /** Moves the clock at once and lets everything happen. */
  until(instant: string): Promise<void>;
  property(contactId: string, name: string): string | null;
  tasks(contactId: string): readonly ShownTask[];
  /** Asks the service as the card does, for somebody at the desk. */
  ask(viewer: Person, path: string, body?: object): Promise<unknown>;
  /** What the card of a contact is answered, asked through HubSpot's signing proxy. */
  card(contactId: string): Promise<CardAnswer>;
  close(): Promise<void>;
}

export async function openHouse(options: {
  readonly startAt: string;
  readonly habits?: Partial<DeliveryHabits>;
  readonly databaseUrl?: string;
  /** What an admin added to the lead's status beforehand. */
  readonly leadStatuses?: readonly string[];
  readonly log?: Logger;
  /** The shipped agreement when left out. */
  readonly agreementText?: string;
  /** Where the agreement is read when an admin publishes it from HubSpot; the shipped one when left out. */
  readonly agreementFile?: string;
  /** Where reports are handed over. */
  readonly smtpUrl?: string;
}): Promise<House> {
  const time = new MovedTime(options.startAt);
  const port = await freePort();
  const serviceUrl = `http://127.0.0.1:${port}`;
  const hsmeta: unknown = JSON.parse(await readFile('webhooks/webhooks-hsmeta.json', 'utf8'));
  const sandbox = await startSandbox({
    time,
    people: REPS,
    portalId: PORTAL_ID,
    accessToken: TOKEN,
    clientSecret: SECRET,
    serviceUrl,
    subscriptions: readSubscriptions(hsmeta),
    ...(options.habits ? { habits: options.habits } : {}),
  });
  for (const status of options.leadStatuses ?? []) {
    sandbox.portal.schema.addOption('contacts', 'hs_lead_status', status, status);
  }
  const agreementText = options.agreementText ?? (await readFile('config/sla.yml', 'utf8'));
  const start = async (databaseUrl: string | null): Promise<Service> =>
    startService({
      environment: {
        role: 'all',
        accessToken: TOKEN,
        web: { clientSecrets: [SECRET], publicUrl: serviceUrl },
        hubspotUrl: sandbox.url,
        databaseUrl,
        databaseDirectUrl: null,
        dataFolder: '',
        agreementFile: options.agreementFile ?? 'config/sla.yml',
        port,
        logLevel: 'silent',
        smtpUrl: options.smtpUrl ?? null,
        smtpFrom: options.smtpUrl === undefined ? null : 'SLA Clock <sla@brightharbour.example>',
        chatWebhookUrl: null,
      },
      agreementText,
      time,
      log: options.log ?? pino({ level: 'silent' }),
      ...(databaseUrl === null ? { store: await inMemory() } : {}),
      onFatal: (error) => {
        throw error;
      },
    });
  let service = await start(options.databaseUrl ?? null);
  const { portal } = sandbox;
  const settle = async (): Promise<void> => {
    await sandbox.deliveries.settled();
    await service.idle();
  };
  return {
    time,
    sandbox,
    get service() {
      return service;
    },
    restart: async (databaseUrl, at) => {
      await service.stop();
      if (at !== undefined) await time.jumpTo(at, () => Promise.resolve());
      service = await start(databaseUrl ?? null);
      await settle();
    },
    settle,
    until: (instant) => time.jumpTo(instant, settle),
    property: (contactId, name) => {
      const contact = portal.findThroughMerges('contacts', contactId);
      return contact ? valueOf(contact, name) : null;
    },
    tasks: (contactId) =>
      portal.associations.joined('contacts', contactId, 'tasks').flatMap((id) => {
        const task = portal.find('tasks', id);
        return task
          ? [
              {
                key: valueOf(task, 'sla_effect_key'),
                status: valueOf(task, 'hs_task_status'),
                priority: valueOf(task, 'hs_task_priority'),
                ownerId: valueOf(task, 'hubspot_owner_id'),
                dueAt: valueOf(task, 'hs_timestamp'),
              },
            ]
          : [];
      }),
    ask: async (viewer, path, body) => {
      const response = await fetch(`${sandbox.url}/desk/fetch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          url: `${serviceUrl}${path}`,
          viewer: viewer.userId,
          ...(body ? { method: 'POST', body } : {}),
        }),
      });
      const answer = (await response.json()) as { status: number; body: string };
      if (answer.status !== 200) throw new Error(`the card was answered ${answer.status}`);
      return JSON.parse(answer.body) as unknown;
    },
    card: async (contactId) => {
      const response = await fetch(`${sandbox.url}/desk/fetch`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url: `${serviceUrl}/hubspot/card/contacts/${contactId}` }),
      });
      const answer = (await response.json()) as { status: number; body: string };
      if (answer.status !== 200) throw new Error(`the card was answered ${answer.status}`);
      return JSON.parse(answer.body) as CardAnswer;
    },
    close: async () => {
      await sandbox.deliveries.close();
      await service.stop();
      await sandbox.close();
    },
  };
}
