/** Reports of the running service: sent when they are due, once also after a restart, and told of where nothing sends them. */
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { type Person } from '../../src/sandbox/portal/people.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { createDatabase, type OwnDatabase } from '../support/database.ts';
import { openHouse, type House } from '../support/house.ts';
import { startMailServer, type MailServer } from '../support/mailServer.ts';

const server = process.env.TEST_DATABASE_URL ?? '';
const REPORTS = `
reports:
  mail:
    - { to: grace.okafor@brightharbour.example, every: [day, week] }
`;

let mails: MailServer;
let database: OwnDatabase | null;
let house: House;
let logged: string[];

async function open(smtpUrl?: string): Promise<void> {
  house = await openHouse({
    startAt: '2026-03-05T10:00:00Z',
    agreementText: `${await readFile('config/sla.yml', 'utf8')}${REPORTS}`,
    log: pino({}, { write: (line: string) => logged.push(line) }),
    ...(smtpUrl === undefined ? {} : { smtpUrl }),
    ...(database === null ? {} : { databaseUrl: database.url }),
  });
}

beforeEach(async () => {
  mails = await startMailServer();
  database = server === '' ? null : await createDatabase(server);
  logged = [];
});

afterEach(async () => {
  await house.close();
  await database?.drop();
  await mails.close();
});

const subjects = (): readonly (string | undefined)[] => mails.taken.map(({ mail }) => mail.subject);

test('those that are due are sent, and not again after a restart', async () => {
  await open(mails.url);
  // Grace is an admin; the agreement's office opens at nine in London.
  await house.service.sendReports();
  expect(subjects()).toEqual([]);
  await house.until('2026-03-09T09:00:00Z');
  await house.service.sendReports();
  expect(mails.taken.map(({ to }) => to[0])).toEqual(Array(2).fill('grace.okafor@brightharbour.example'));
  expect(subjects()).toEqual([
    'Nothing overdue · Mon, Mar 9, 2026',
    expect.stringMatching(/^Nothing came due · Mar 2.–.8, 2026$/),
  ]);
  if (database !== null) {
    await house.restart(database.url);
    await house.service.sendReports();
    expect(mails.taken).toHaveLength(2);
  }
  expect(logged.join('')).not.toContain('@');
}, 60_000);

test('the page leads to records where HubSpot shows the account', async () => {
  await open();
  expect(await house.ask(REPS[0] as Person, '/hubspot/page/board')).toMatchObject({
    ok: true,
    uiDomain: 'app-eu1.hubspot.com',
  });
}, 60_000);

test('where no server is set the log says so once, and all else goes on', async () => {
  await open();
  await house.service.sendReports();
  await house.service.sendReports();
  expect(logged.filter((line) => line.includes('SMTP_URL is not set'))).toHaveLength(1);
  await house.settle();
}, 60_000);
