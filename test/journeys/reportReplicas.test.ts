/**
 * Two whole processes on one PostgreSQL, one mail server, and reports that are due: each is sent once, also when the one that
 * sends is killed between two. Runs where TEST_DATABASE_URL names a server.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { at, HOUR } from '../support/calendars.ts';
import { createDatabase } from '../support/database.ts';
import { startMailServer } from '../support/mailServer.ts';
import { silentPortal } from '../support/portals.ts';
import { startServer, until, UP, type Run } from '../support/running.ts';

const TOKEN = 'pat-eu1-00000000-0000-4000-8000-0000000000ab';
const KINDS = ['day', 'week', 'month'] as const;
/**
 * On a Monday: what is of a day and of a week is due at nine, and what is of February was due a week ago. Early enough for both
 * processes to be up by nine on a slow machine.
 */
const FIRST_CLOCK = '2026-03-09T08:59:33Z';
/** So much behind that its minute comes when the lease of the other one is over. */
const SECOND_CLOCK = '2026-03-09T08:59:16Z';

const server = process.env.TEST_DATABASE_URL ?? '';
const onPostgres = server === '' ? test.skip : test;

onPostgres(
  'two processes send each report once, though the one that has the lease is killed between two of them',
  async () => {
    const grace = REPS[0]!;
    const [mails, database, sandbox, folder] = await Promise.all([
      startMailServer(),
      createDatabase(server),
      silentPortal(systemTime, TOKEN),
      mkdtemp(join(tmpdir(), 'sla-posting-')),
    ]);
    const agreement = join(folder, 'sla.yml');
    const orders = `reports: { mail: [{ to: ${grace.email}, every: [${KINDS.join()}] }] }`;
    await writeFile(agreement, `${await readFile('config/sla.yml', 'utf8')}\n${orders}\n`);
    const opened = await openStore({ kind: 'postgres', url: database.url });
    const store = storeOn(opened);
    // Whoever is named for the first time is sent nothing of before, so each has had one.
    const before = at('2026-02-02T09:00Z');
    for (const kind of KINDS) {
      const key = { recipient: grace.ownerId, kind, period: '2026-01-01' };
      await store.claimReport(key, before, before, before + HOUR);
    }
    const runs: Run[] = [];
    const start = async (clock: string) => {
      const port = await freePort();
      const run = startServer({
        SLA_ROLE: 'worker',
        HUBSPOT_ACCESS_TOKEN: TOKEN,
        HUBSPOT_API_URL: sandbox.url,
        DATABASE_URL: database.url,
        SLA_AGREEMENT: agreement,
        SMTP_URL: mails.url,
        SMTP_FROM: 'sla@brightharbour.example',
        PORT: String(port),
        NODE_OPTIONS: '--import ./test/support/shiftedClock.ts',
        SHIFTED_CLOCK: clock,
      });
      runs.push(run);
      const writes = async (): Promise<boolean> => {
        const response = await fetch(`http://127.0.0.1:${port}/healthz`);
        return ((await response.json()) as { writesBack: boolean }).writesBack;
      };
      return { ...run, writes };
    };
    try {
      const startedAt = performance.now();
      const first = await start(FIRST_CLOCK);
      await first.says('this process writes to HubSpot from now on');
      const passedMs = performance.now() - startedAt;
      const second = await start(new Date(at(SECOND_CLOCK) + passedMs).toISOString());
      await Promise.all([first.says(UP), second.says(UP)]);
      expect([await first.writes(), await second.writes()]).toEqual([true, false]);
      let messages = 0;
      let takenAtDeath = -1;
      mails.onMessage = () => {
        messages += 1;
        // The second one is on its way when its sender dies, and is not taken.
        if (messages === 2) {
          first.process.kill('SIGKILL');
          takenAtDeath = mails.taken.length;
        }
        mails.answer = messages === 2 ? { code: 451 } : 'take';
      };
      await first.ended;
      expect(takenAtDeath).toBe(1);
      const rows = () =>
        sql<{ kind: string; state: string; attempts: number }>`
          select kind, state, attempts from reports_sent where state <> 'skipped' order by due_at desc, kind`.execute(
          opened.db,
        );
      const { rows: settled } = await until(rows, ({ rows: all }) =>
        KINDS.every((kind) => all.some((row) => row.kind === kind && row.state === 'sent')),
      );
      expect(settled).toEqual([
        { kind: 'day', state: 'sent', attempts: 1 },
        { kind: 'week', state: 'sent', attempts: 2 },
        { kind: 'month', state: 'sent', attempts: 1 },
      ]);
      expect(await second.writes()).toBe(true);
      expect(mails.taken.map(({ mail }) => mail.messageId?.split('.')[1])).toEqual(KINDS);
    } finally {
      for (const run of runs) {
        run.process.kill('SIGKILL');
        await run.ended;
      }
      await opened.close();
      await sandbox.close();
      await mails.close();
      await database.drop();
      await rm(folder, { recursive: true });
    }
  },
  180_000,
);
