/** Reports on their way to a real mail server: who gets which, when, once, and what comes of a server that refuses. */
import { pino } from 'pino';
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { lastSlot } from '../../../src/adapters/calendar/reportSlots.ts';
import { mailerAt } from '../../../src/adapters/notify/mail.ts';
import { sendReports, type SendingGrounds } from '../../../src/application/reports/sendReports.ts';
import { type Chat } from '../../../src/application/reports/post.ts';
import { at, HOUR, MINUTE } from '../../support/calendars.ts';
import { describeOnEveryDatabase } from '../../support/database.ts';
import { startMailServer, type MailServer } from '../../support/mailServer.ts';
import { reportedWeek } from '../../support/reportedWeek.ts';

const ORDERS = `reports:
  mail:
    - { to: ann@sales.example, every: week }
    - { to: "105", every: [day, week], language: ar }
    - { to: gail@sales.example, every: week, at: 07:30 }
    - { to: nobody@sales.example, every: day }`;
const HELD = { left: () => Infinity, ended: new AbortController().signal };

let server: MailServer;
let logged: string[];

beforeEach(async () => {
  server = await startMailServer();
  logged = [];
});
afterEach(() => server.close());

describeOnEveryDatabase('reports', (database) => {
  async function opened(also = ORDERS, over: Partial<SendingGrounds> = {}): Promise<SendingGrounds> {
    const { store } = database;
    const { agreements, directory } = await reportedWeek(store, also);
    return {
      figures: store,
      reports: store,
      agreements,
      directory: () => directory.current(),
      nameOf: (ownerId) => directory.nameOf(ownerId),
      periodWith: periodAt,
      lastSlot,
      mailer: mailerAt({ url: server.url, from: 'SLA Clock <sla@sales.example>' }),
      chat: null,
      portal: () => ({ portalId: '247187887', uiDomain: null }),
      log: pino({}, { write: (line: string) => logged.push(line) }),
      ...over,
    };
  }
  /** Those that were sent at an instant, as to whom and which. */
  async function sentAt(grounds: SendingGrounds, instant: string): Promise<readonly string[]> {
    const before = server.taken.length;
    await sendReports(grounds, HELD, at(instant));
    return server.taken
      .slice(before)
      .map(({ to, mail }) => `${to.join()} ${mail.messageId?.split('.')[1] ?? ''}`);
  }
  /** What was due before anybody was named is not sent. */
  const named = (grounds: SendingGrounds) => sentAt(grounds, '2026-03-05T12:00Z');

  test('go to each on the calendar of that person, and each once', async () => {
    const grounds = await opened();
    expect(await named(grounds)).toEqual([]);
    // Sunday in Riyadh: 07:30 and 09:00 there.
    expect(await sentAt(grounds, '2026-03-08T04:29Z')).toEqual([]);
    expect(await sentAt(grounds, '2026-03-08T04:30Z')).toEqual(['gail@sales.example week']);
    expect(await sentAt(grounds, '2026-03-08T06:00Z')).toEqual([
      'dana@sales.example day',
      'dana@sales.example week',
    ]);
    expect(await sentAt(grounds, '2026-03-08T06:01Z')).toEqual([]);
    // Monday in London; Riyadh has its next day behind it.
    expect(await sentAt(grounds, '2026-03-09T09:00Z')).toEqual([
      'ann@sales.example week',
      'dana@sales.example day',
    ]);
    expect(await sentAt(grounds, '2026-03-09T12:00Z')).toEqual([]);
  });

  test('that were missed are sent once, in working time, and not for each day', async () => {
    const grounds = await opened('reports: { mail: [{ to: "105", every: day }] }');
    await named(grounds);
    // The machine was down from Thursday on and comes back at night.
    expect(await sentAt(grounds, '2026-03-09T22:00Z')).toEqual([]);
    expect(await sentAt(grounds, '2026-03-10T06:30Z')).toEqual(['dana@sales.example day']);
    expect(await sentAt(grounds, '2026-03-10T06:31Z')).toEqual([]);
  });

  test('show each only what that person may see', async () => {
    const grounds = await opened(ORDERS.replaceAll('language: ar', 'language: en'));
    await named(grounds);
    await sentAt(grounds, '2026-03-08T06:00Z');
    await sentAt(grounds, '2026-03-09T09:00Z');
    const text = (to: string) =>
      server.taken.find((one) => one.to.includes(to) && one.mail.messageId?.includes('week'))?.mail.text ??
      '';
    expect(text('ann@sales.example')).toContain('All promises: 80% kept (8 of 10;');
    expect(text('ann@sales.example')).toContain('all teams');
    expect(text('dana@sales.example')).toContain('All promises: 4 of 5 kept');
    expect(text('dana@sales.example')).toContain('Gail Garcia: 4 of 5 kept');
    expect(text('dana@sales.example')).not.toContain('Ann');
    expect(text('gail@sales.example')).toContain('All promises: 4 of 5 kept');
    expect(text('gail@sales.example')).not.toContain('By rep');
  });

  test('name no rep to anybody else where the agreement speaks of aggregates', async () => {
    const grounds = await opened(`reports:
  people: aggregate
  mail:
    - { to: ann@sales.example, every: [day, week] }
    - { to: dana@sales.example, every: [day, week] }`);
    await named(grounds);
    await sentAt(grounds, '2026-03-08T06:00Z');
    await sentAt(grounds, '2026-03-09T09:00Z');
    expect(server.taken).toHaveLength(5);
    for (const { mail } of server.taken) {
      const all = [mail.text, mail.html, ...mail.attachments.map(({ content }) => content.toString())].join();
      expect(all.includes('Gulf Sales')).toBe(mail.messageId?.includes('week'));
      expect(all).not.toMatch(/Gail|Ann/);
    }
  });

  test('are tried again later and later, under the same name, when the server refuses', async () => {
    const grounds = await opened('reports: { mail: [{ to: ann@sales.example, every: week }] }');
    await named(grounds);
    server.answer = { code: 451 };
    expect(await sentAt(grounds, '2026-03-09T09:00Z')).toEqual([]);
    expect(await sentAt(grounds, '2026-03-09T09:00:59Z')).toEqual([]);
    expect((await database.store.standing(at('2026-03-09T09:00Z'))).reports.failed).toEqual({
      unreachable: 1,
    });
    server.answer = { code: 550 };
    expect(await sentAt(grounds, '2026-03-09T09:01Z')).toEqual([]);
    expect((await database.store.standing(at('2026-03-09T09:01Z'))).reports.failed).toEqual({ refused: 1 });
    server.answer = 'take';
    expect(await sentAt(grounds, '2026-03-09T09:02Z')).toEqual([]);
    expect(await sentAt(grounds, '2026-03-09T09:03Z')).toEqual(['ann@sales.example week']);
    expect(logged.join('')).toContain('"fault":"EMESSAGE 550"');
    expect(logged.join('')).not.toMatch(/@|sales\.example/);
  });

  test('to one whom the server refuses do not keep the others from theirs', async () => {
    const grounds = await opened();
    await named(grounds);
    server.answer = { code: 550 };
    let messages = 0;
    server.onMessage = () => {
      messages += 1;
      server.answer = messages === 1 ? { code: 550 } : 'take';
    };
    expect(await sentAt(grounds, '2026-03-08T06:00Z')).toHaveLength(2);
  });

  test('are sent again under the same Message-ID by who takes over from a process that died before it knew', async () => {
    const grounds = await opened('reports: { mail: [{ to: ann@sales.example, every: week }] }');
    await named(grounds);
    const ended = new AbortController();
    // The server has it, and the process is gone before it hears so.
    server.onMessage = () => {
      ended.abort();
    };
    await sendReports(grounds, { left: () => 12_000, ended: ended.signal }, at('2026-03-09T09:00Z'));
    server.onMessage = () => undefined;
    expect(await sentAt(grounds, '2026-03-09T09:00:10Z')).toEqual([]);
    await database.store.freeClaims();
    await sentAt(grounds, '2026-03-09T09:00:20Z');
    await sentAt(grounds, '2026-03-09T09:30Z');
    const ids = server.taken.map(({ mail }) => mail.messageId);
    expect(new Set(ids).size).toBe(1);
    expect(ids.length).toBeLessThanOrEqual(2);
  });

  test('are not begun in the last seconds of the lease', async () => {
    const grounds = await opened();
    await named(grounds);
    expect(await sendReports(grounds, { ...HELD, left: () => 4_000 }, at('2026-03-08T06:00Z'))).toBe(0);
    expect(server.taken).toEqual([]);
  });

  test('of two who believe they hold the lease go out once', async () => {
    const grounds = await opened();
    await named(grounds);
    const now = at('2026-03-08T06:00Z');
    const sent = await Promise.all([sendReports(grounds, HELD, now), sendReports(grounds, HELD, now)]);
    expect(sent[0] + sent[1]).toBe(3);
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(3);
    expect(server.taken).toHaveLength(3);
  });

  test('are told in the chat without a name, whatever the agreement says of people', async () => {
    const told: string[] = [];
    const chat: Chat = {
      tell: (text) => {
        told.push(text);
        return Promise.resolve();
      },
    };
    const grounds = await opened('reports: { chat: { every: [day, week] } }', { chat, mailer: null });
    await named(grounds);
    await sendReports(grounds, HELD, at('2026-03-09T09:00Z'));
    await sendReports(grounds, HELD, at('2026-03-09T09:00Z') + HOUR + MINUTE);
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('1 promise overdue · Mon, Mar 9, 2026');
    expect(told[1]).toMatch(/^80% of promises kept · Mar 2.*8, 2026\n/);
    expect(told.join()).toContain('EMEA Sales');
    expect(told.join()).not.toMatch(/Ann|Gail/);
  });
});
