/**
 * A person and every secret are brought through every statement that could say more than constants, by real failures: none of
 * it is in any line, and each statement has spoken. test/house/logStatements.ts finds the statements.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Router } from 'express';
import request from 'supertest';
import { Receipts } from '../../src/application/receipts.ts';
import { lookAtDueRecords } from '../../src/application/look.ts';
import { CrmUnavailable } from '../../src/application/crm.ts';
import { CurrentDirectory } from '../../src/application/directory.ts';
import { InForce } from '../../src/application/inForce.ts';
import { CurrentAgreements, publishAgreement } from '../../src/application/agreements.ts';
import { readAgreement } from '../../config/agreement/read.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { createApp } from '../../src/entry/http/app.ts';
import { freePort } from '../../src/entry/freePort.ts';
import { createPosting } from '../../src/entry/posting.ts';
import { readAgain, tryUntilPrepared } from '../../src/entry/preparing.ts';
import { publishOwn } from '../../src/entry/publishOwn.ts';
import { createReplica } from '../../src/entry/replica.ts';
import { openSideDoor, throughSideDoor } from '../../src/entry/sideDoor.ts';
import { startTidying } from '../../src/entry/tidying.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { logStatements } from '../house/logStatements.ts';
import { agreementText, agreementWith } from '../support/agreement.ts';
import { at, SPAN } from '../support/calendars.ts';
import { CANARIES, EMAIL, lines, log, PHONE, SIGNATURE, spilling, WORD } from '../support/canaries.ts';
import { describeOnPGlite } from '../support/database.ts';
import { TOKEN } from '../support/house.ts';
import { factsAt } from '../support/lives.ts';
import { startMailServer } from '../support/mailServer.ts';
import { MovedTime } from '../support/movedTime.ts';
import { tellingPortal } from '../support/portals.ts';
import { reportedWeek } from '../support/reportedWeek.ts';
import { startServer, UP } from '../support/running.ts';
import { LEAD } from '../adapters/store/rows.ts';
import { askAct, web } from '../entry/http/web.ts';
import { deliver, receiver } from '../webhooks/receiver.ts';
import { creation, propertyChange } from '../webhooks/notices.ts';
import { describeWithHubSpot } from './canariesAtHubSpot.ts';

describeWithHubSpot();

describeOnPGlite('while the database refuses', (database) => {
  const db = () => database.opened.db;
  const agreements = () => onlyVersion(agreementWith());

  test('tallies, the night’s tidying, looks and the sharing of agreements fail', async () => {
    const { store } = database;
    const receipts = new Receipts(store, new MovedTime(0), log);
    receipts.note('kept');
    await spilling(db(), 'receipts', () => receipts.stop());
    await spilling(db(), 'quarantine', async () => {
      await (await startTidying(store, systemTime, log)).stop();
    });
    const facts = factsAt('1990-01-01T10:00:00Z', { stage: 'lead', owner: '101', status: WORD });
    await store.addHistory([LEAD], facts, at('2026-03-02T10:00:00Z'));
    const directory = () => new Map();
    await lookAtDueRecords({ store, agreements, directory, log }, at('2026-03-02T10:00:00Z'));
  });

  test('agreements go back, cannot be shared, and HubSpot is not there at the start', async () => {
    const { store } = database;
    const texts = ['4 business hours', '3 business hours'].map((within) =>
      agreementText({ also: `admins: [${EMAIL}]` }).replace(
        '4 business hours, remindAt',
        `${within}, remindAt`,
      ),
    );
    const read = (text: string) => readAgreement(text, SPAN);
    for (const [place, text] of texts.entries()) await publishAgreement(store, read, text, place + 1);
    const time = new MovedTime(3);
    const [agreementFirst = ''] = texts;
    const written = agreementWith({ also: `admins: [${EMAIL}]` });
    const environment = { agreementFile: 'config/sla.yml' };
    await publishOwn(store, read, written, { agreementText: agreementFirst, environment, time, log });
    const refusing = (): never => {
      throw new Error(EMAIL);
    };
    const replica = createReplica({
      role: 'web',
      store,
      noticeboard: {
        tell: () => Promise.resolve(),
        hear: (onNews) => {
          onNews('edition');
          return { stop: () => Promise.resolve() };
        },
      },
      inForce: new InForce({
        store,
        read: refusing,
        agreements: new CurrentAgreements(agreements()),
        directory: new CurrentDirectory(),
        log,
      }),
      log,
      onAgreement: () => undefined,
      onNews: () => undefined,
      onLease: () => undefined,
    });
    await replica.start();
    await expect(replica.refresh()).rejects.toThrow(EMAIL);
    await replica.stop(true);
    await tryUntilPrepared(() => Promise.reject(new Error(EMAIL)), { time, log }, AbortSignal.abort());
  });

  test('deliveries and questions are refused, malformed or forged', async () => {
    const service = receiver(database.store, { log });
    const told = [creation(), propertyChange({ propertyValue: EMAIL })];
    expect((await deliver(service, told)).status).toBe(200);
    await spilling(db(), 'facts', async () => {
      expect((await deliver(service, [propertyChange({ propertyValue: WORD, eventId: 2 })])).status).toBe(
        503,
      );
    });
    expect((await deliver(service, { [WORD]: EMAIL })).status).toBe(400);
    const forged = { headers: { 'X-HubSpot-Signature-v3': SIGNATURE } };
    expect((await deliver(service, told, forged)).status).toBe(401);
    const page = web(database.store, { log });
    await spilling(db(), 'card_acts', async () => {
      const answer = await askAct(page, '7', {
        id: `${WORD}-1`,
        act: 'askExcuse',
        clockId: WORD,
        reason: EMAIL,
      });
      expect(answer.body).toEqual({ ok: false, reason: 'unavailable' });
    });
    const router = Router();
    router.get('/fault/:email', () => spilling(db(), 'owners', () => sql`delete from owners`.execute(db())));
    const met = await request(createApp([router], log)).get(`/fault/${EMAIL}`);
    expect([met.status, met.text.includes(WORD)]).toEqual([500, false]);
  });

  test('the side door cannot answer, or cannot be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
    const behind = {
      store: database.store,
      dump: () => Promise.reject(new Error(EMAIL)),
      onPublished: () => undefined,
    };
    const door = await openSideDoor(join(folder, 'store'), behind, log);
    const through = await throughSideDoor(join(folder, 'store'));
    await spilling(db(), 'agreements', async () => {
      const version = {
        version: WORD,
        text: EMAIL,
        author: WORD,
        publishedAt: 0,
        covers: 'newClocks',
      } as const;
      const published = through?.publish(version, { readAgain: false, lookAt: 'runningClocks' });
      await expect(published).rejects.toThrow('could not ask');
    });
    await door.close();
    await (await openSideDoor(join(folder, 'x'.repeat(110)), behind, log)).close();
    rmSync(folder, { recursive: true });
  });

  test('reports are not taken by the mail server, by the chat and by the store', async () => {
    const mails = await startMailServer({ login: true });
    const { agreements: ordered, directory } = await reportedWeek(
      database.store,
      'reports: { mail: [{ to: ann@sales.example, every: day }], chat: { every: day } }',
    );
    const time = new MovedTime('2026-03-05T12:00:00Z');
    const posting = createPosting({
      environment: {
        smtpUrl: mails.url.replace('right-password', WORD),
        smtpFrom: EMAIL,
        chatWebhookUrl: `https://127.0.0.1:9/${WORD}`,
      },
      store: database.store,
      agreements: new CurrentAgreements(ordered()),
      directory,
      portal: () => ({ portalId: '1', uiDomain: null }),
      holding: () => ({ epoch: 1, left: () => Infinity, ended: new AbortController().signal }),
      time,
      log,
    });
    await posting.send();
    await time.jumpTo('2026-03-06T12:00:00Z');
    await posting.send();
    await time.jumpTo('2026-03-09T12:00:00Z');
    await spilling(db(), 'reports_sent', () => posting.send());
    await posting.stop();
    await mails.close();
    const failed = lines.filter((line) => line.includes('could not be handed over'));
    expect(failed.map((line) => (JSON.parse(line) as { reason: string }).reason).toSorted()).toEqual([
      'login',
      'unreachable',
    ]);
  });

  test('the portal cannot be read again', async () => {
    await readAgain(() => Promise.reject(new CrmUnavailable('HubSpot cannot be reached')), log);
    await readAgain(() => Promise.reject(new Error(EMAIL)), log);
  });
});

test('a process meets a fault that nobody caught, and loses the agreement’s file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canaries-'));
  const file = join(folder, 'sla.yml');
  writeFileSync(file, readFileSync('config/sla.yml'));
  const port = await freePort();
  const secret = `${WORD}-secret`;
  const sandbox = await tellingPortal(systemTime, { accessToken: TOKEN, clientSecret: secret, port });
  const thrown = `process.on('SIGWINCH', () => { throw Object.assign(new Error('${EMAIL}'), { detail: '${PHONE}', query: '${WORD}' }); })`;
  const run = startServer({
    HUBSPOT_ACCESS_TOKEN: TOKEN,
    HUBSPOT_CLIENT_SECRET: secret,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    HUBSPOT_API_URL: sandbox.url,
    SLA_DATA_DIR: join(folder, 'store'),
    SLA_AGREEMENT: file,
    SMTP_URL: `smtp://sla:${WORD}@127.0.0.1:9`,
    SMTP_FROM: EMAIL,
    CHAT_WEBHOOK_URL: `https://127.0.0.1:9/${WORD}`,
    PORT: String(port),
    LOG_LEVEL: 'trace',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(thrown)}`,
  });
  try {
    await run.says(UP);
    rmSync(file);
    run.process.kill('SIGHUP');
    await run.says('its file cannot be read or published');
    run.process.kill('SIGWINCH');
    expect(await run.ended).toBe(1);
    lines.push(...run.output().split('\n'));
    expect(run.output()).toMatch(
      /"err":\{"type":"Error","stack":\[.*"msg":"stopping for a fault that nobody caught"/,
    );
  } finally {
    run.process.kill('SIGKILL');
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

describe('in all that was logged', () => {
  test('is no word of a person and no secret', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => CANARIES.some((canary) => line.includes(canary)))).toEqual([]);
  });

  test('each statement has spoken that passes more than constants', () => {
    const said = new Set(lines.flatMap((line) => /"msg":("(?:[^"\\]|\\.)*")/.exec(line)?.[1] ?? []));
    const due = logStatements().filter(({ open }) => open.length > 0);
    expect(
      due
        .filter(({ words }) => !said.has(JSON.stringify(words)))
        .map(({ place, words }) => `${place}: ${words}`),
    ).toEqual([]);
    expect(due.length).toBeGreaterThan(25);
  }, 120_000);
});
