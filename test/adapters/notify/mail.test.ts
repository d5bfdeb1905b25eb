/** Messages as a mail server gets them: parts, headers, pictures, the table, and what is said of a server that refuses. */
import { PNG } from 'pngjs';
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { lastSlot } from '../../../src/adapters/calendar/reportSlots.ts';
import { mailerAt } from '../../../src/adapters/notify/mail.ts';
import { type Mail, PostFailed } from '../../../src/application/reports/post.ts';
import { reportMail } from '../../../src/application/reports/reportMail.ts';
import { type Language } from '../../../src/domain/agreement/agreement.ts';
import { agreementOfVersion } from '../../../src/domain/agreement/versions.ts';
import { at } from '../../support/calendars.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { startMailServer, type MailServer } from '../../support/mailServer.ts';
import { reportedWeek } from '../../support/reportedWeek.ts';

const NOW = at('2026-03-09T09:00Z');
const FROM = 'SLA Clock <sla@sales.example>';
const NEVER = new AbortController().signal;
let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

describeOnPGlite('a report by e-mail', (database) => {
  async function written(
    language: Language,
    name: 'week' | 'today' = 'week',
    uiDomain: string | null = null,
  ): Promise<Mail> {
    const { store } = database;
    const { agreements, directory } = await reportedWeek(store, '');
    const grounds = {
      figures: store,
      agreements,
      directory: () => directory.current(),
      nameOf: (ownerId: string) => directory.nameOf(ownerId),
      periodWith: periodAt,
    };
    const office = agreementOfVersion(agreements(), '').calendars.get('office')!;
    const { period } = lastSlot(name === 'today' ? 'day' : 'week', office, null, NOW)!;
    const viewer = { userId: '9101', email: 'ann@sales.example' };
    const portal = { portalId: '4242', uiDomain };
    const mail = await reportMail(grounds, { viewer, name, period, language, portal }, NOW);
    return mail ?? Promise.reject(new Error('nothing to see'));
  }
  async function taken(mail: Mail) {
    await mailerAt({ url: server.url, from: FROM }).send(
      'ann@sales.example',
      mail,
      'sla-report.week.x',
      NEVER,
    );
    return server.taken[0]!;
  }

  test('has HTML with pictures, the same in words, and a table', async () => {
    const { mail, raw } = await taken(await written('en'));
    expect(raw).toMatch(/content-type: multipart\/mixed/i);
    expect(raw).toMatch(/content-type: multipart\/alternative/i);
    expect(raw).toMatch(/content-type: multipart\/related/i);
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
    expect(mail.subject).toMatch(/^80% of promises kept · Mar 2.–.8, 2026$/);
    expect(mail.from?.text).toBe('"SLA Clock" <sla@sales.example>');
    expect(mail.messageId).toBe('<sla-report.week.x@sales.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain('All promises: 80% kept (8 of 10');
    const kinds = mail.attachments.map(({ contentType, filename, related }) => [
      contentType,
      filename,
      related,
    ]);
    expect(kinds).toEqual([
      ['image/png', 'trend.png', true],
      ['text/csv', 'sla-week-2026-03-02.csv', undefined],
    ]);
  });

  test('shows in its pictures what was kept and what was broken, on nothing', async () => {
    const { mail } = await taken(await written('en'));
    const trend = PNG.sync.read(mail.attachments[0]!.content);
    expect([trend.width, trend.height]).toEqual([1088, 240]);
    const pixel = (x: number, y: number) =>
      trend.data
        .subarray((y * trend.width + x) * 4)
        .subarray(0, 4)
        .toString('hex');
    // Seven days of 155 pixels; on Monday two were kept, on Wednesday one of two, and nothing is at the top of Saturday.
    expect(pixel(77, 120)).toBe('2f7fb0ff');
    expect(pixel(2 * 155 + 77, 20)).toBe('d9772bff');
    expect(pixel(2 * 155 + 77, 200)).toBe('2f7fb0ff');
    expect(pixel(5 * 155 + 77, 120)).toBe('00000000');
  });

  test('names its pictures as they are sent, and says in words what they show', async () => {
    const { raw } = await taken(await written('en'));
    const page = (await written('en')).html;
    expect(page).toMatch(/<img[^>]+src="cid:trend"[^>]+alt="Mon: 2 kept, 0 broken; Tue: 2 kept/s);
    expect(raw).toContain('Content-ID: <trend.sla-report.week.x@sales.example>');
    expect(raw.replaceAll('=\r\n', '')).toContain('cid:trend.sla-report.week.x@sales.example');
  });

  test('lets no name be taken for HTML, and no cell for a formula', async () => {
    const mail = await written('en');
    expect(mail.html).toContain('Ann =SUM(A1) &lt;b&gt;');
    expect(mail.html).not.toContain('<b>: ');
    const { mail: got } = await taken({ ...mail, table: { ...mail.table, rows: [['=1+1', 'x']] } });
    expect(got.attachments.at(-1)?.content.toString()).toBe("\ufeff'=1+1,x\r\n");
  });

  test('has a line for each clock in its table', async () => {
    const { mail } = await taken(await written('en'));
    const lines = mail.attachments.at(-1)?.content.toString().split('\r\n') ?? [];
    expect(lines).toHaveLength(12);
    expect(lines[1]).toMatch(/^\d+,First touch within 4 business hours,rep,.*,2026-03-06T12:00:00.000Z,/);
  });

  test('is right to left in Arabic, with time running to the left', async () => {
    const { mail } = await taken(await written('ar'));
    expect(mail.subject).toContain('تم الوفاء بـ');
    expect(mail.headers.get('content-language')).toBe('ar');
    expect(mail.html).toMatch(/<html lang="ar" dir="rtl">/);
    expect(String(mail.html)).not.toContain('dir="ltr"');
    expect(mail.text).toContain('كل الالتزامات');
    const trend = PNG.sync.read(mail.attachments[0]!.content);
    const at = (x: number) => trend.data[(120 * trend.width + x) * 4 + 3];
    expect([at(1088 - 77), at(1088 - 5 * 155 - 77)]).toEqual([255, 0]);
  });

  test('of a day leads from what is overdue to its record', async () => {
    const { mail } = await taken(await written('en', 'today'));
    expect(mail.subject).toBe('1 promise overdue · Mon, Mar 9, 2026');
    expect(mail.html).toContain('https://app.hubspot.com/contacts/4242/record/0-1/7004');
    const [head, row] = mail.attachments[0]!.content.toString().split('\r\n');
    expect(head).toContain('Overdue working minutes');
    expect(row).toMatch(
      /^7004,First touch within 4 business hours,Ann =SUM\(A1\) <b>,EMEA Sales,2026-03-04T12:00:00.000Z,1260,$/,
    );
  });

  test('leads to records where HubSpot shows the account, which is not in one place for all', async () => {
    const { mail } = await taken(await written('en', 'today', 'app-eu1.hubspot.com'));
    expect(mail.html).toContain('https://app-eu1.hubspot.com/contacts/4242/record/0-1/7004');
    expect(mail.html).not.toContain('https://app.hubspot.com');
  });
});

describe('a mail server', () => {
  const MAIL: Mail = {
    subject: 'x',
    language: 'en',
    text: 'x',
    lines: [],
    html: '<p>x</p>',
    pictures: [],
    table: { name: 'x.csv', rows: [['x']] },
  };
  const failure = async (url: string): Promise<PostFailed> =>
    mailerAt({ url, from: FROM })
      .send('ann@sales.example', MAIL, 'x', NEVER)
      .then(
        () => Promise.reject(new Error('it was taken')),
        (error: unknown) => (error instanceof PostFailed ? error : Promise.reject(error as Error)),
      );

  test('that refuses for good, for now, or does not answer is told apart, without an address or a password', async () => {
    server.answer = { code: 554 };
    const refused = await failure(server.url);
    server.answer = { code: 452 };
    const busy = await failure(server.url);
    const nobody = await failure('smtp://127.0.0.1:1');
    expect([refused, busy, nobody].map(({ reason }) => reason)).toEqual([
      'refused',
      'unreachable',
      'unreachable',
    ]);
    for (const { message, cause } of [refused, busy, nobody]) {
      expect(message).not.toMatch(/@|127\.0\.0\.1/);
      expect(cause).toBeUndefined();
    }
  });

  test('that wants a login is given it, and a wrong one is told', async () => {
    const guarded = await startMailServer({ login: true });
    try {
      await mailerAt({ url: guarded.url, from: FROM }).verify();
      const wrong = await failure(guarded.url.replace('right', 'wrong'));
      expect([wrong.reason, wrong.message]).toEqual(['login', 'EAUTH 535']);
    } finally {
      await guarded.close();
    }
  });

  test('is not given a password where others could read it', async () => {
    // This address leads to this machine, and is not known to.
    const guarded = await startMailServer({ login: true });
    try {
      const open = await failure(guarded.url.replace('127.0.0.1', '0.0.0.0'));
      expect(open.message).toContain('ETLS');
    } finally {
      await guarded.close();
    }
  });
});
