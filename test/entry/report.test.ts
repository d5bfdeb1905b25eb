/** `sla report` as a process, on a store that a service left behind. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAgreement } from '../../config/agreement/read.ts';
import { openStore } from '../../src/adapters/store/open.ts';
import { storeOn } from '../../src/adapters/store/store.ts';
import { publishAgreement } from '../../src/application/agreements.ts';
import { systemTime } from '../../src/entry/timeSource.ts';
import { clock, contact, found, HOUR } from '../adapters/store/rows.ts';
import { agreementText } from '../support/agreement.ts';
import { SPAN } from '../support/calendars.ts';
import { inFolder } from '../support/laidOut.ts';
import { startMailServer } from '../support/mailServer.ts';
import { ownersNamed } from '../support/owners.ts';
import { slaAt, type Said } from '../support/terminal.ts';

const PEOPLE = [
  ['101', '=Ann', 'ann@sales.example', 'EMEA Sales'],
  ['103', 'Gail Garcia', 'gail@sales.example', 'Gulf Sales'],
] as const;
let folder: string;

const sla = (...args: readonly string[]): Promise<Said> =>
  slaAt({ HUBSPOT_ACCESS_TOKEN: 'pat-unused', SLA_DATA_DIR: join(folder, 'store') }, 'report', ...args);

/** Ann met one promise and Gail broke one, both due a moment ago: in whatever period the command runs. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sla-report-'));
  await inFolder(join(folder, 'store'));
  const now = systemTime.now();
  const store = storeOn(await openStore({ kind: 'folder', folder: join(folder, 'store') }));
  const text = agreementText({ also: 'admins: [ann@sales.example]' });
  await publishAgreement(store, (one) => readAgreement(one, SPAN), text, now - HOUR);
  await store.replaceOwners(ownersNamed(PEOPLE), now);
  await store.addHistory([contact('101'), contact('103')], [], now);
  await store.look(now, 10, (record) => {
    const isMet = record.recordId === '101';
    const one = clock({
      id: `first-touch/1/${record.recordId}`,
      record,
      ownerId: record.recordId,
      startedAt: now - 4 * HOUR,
      deadlineAt: now,
      overdueAfter: now,
      ...(isMet
        ? { endedAt: now - HOUR, ending: 'kept' as const, verdict: 'met' as const, elapsedMs: 3 * HOUR }
        : {}),
    });
    const team = isMet ? 'EMEA Sales' : 'Gulf Sales';
    const reported = { teams: [team], source: null, handedOffAt: now - 4 * HOUR, unownedMs: 0 };
    return found(record, { clocks: [one], reported: new Map([[one.id, reported]]) });
  });
  await store.close();
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('tells how promises were kept, by whom, and what is overdue, and writes a table in which no cell is a formula', async () => {
  const file = join(folder, 'clocks.csv');
  const { code, out, err } = await sla('--csv', file);
  expect([code, err]).toEqual([0, `Wrote 2 clocks to ${file}.\n`]);
  expect(out).toContain('All promises: 1 of 2 kept, too few to judge by (between 9% and 91%)');
  expect(out).toContain('Rep clock: median 3h, P90 not reached');
  expect(out).toContain('By rep\n  =Ann: 1 of 1 kept');
  expect(out).toContain('  Gail Garcia: 0 of 1 kept');
  expect(out).toContain(
    'Overdue now: 1\n  Gail Garcia: 1\n  contact 103, First touch within 4 business hours',
  );
  expect(out).toContain('Gail Garcia: 1 lead, paused 0 (0% of the time), disposition taken back 0');
  const [head, ...rows] = (await readFile(file, 'utf8')).split('\r\n');
  expect(head).toBe('\ufeffContact,Promise,Clock,Owner,Team,Deadline,Standing,Working minutes');
  expect(rows.toSorted().slice(1)).toEqual([
    expect.stringMatching(/^101,First touch within 4 business hours,rep,'=Ann,EMEA Sales,.*Z,met,180$/),
    expect.stringMatching(
      /^103,First touch within 4 business hours,rep,Gail Garcia,Gulf Sales,.*Z,breached,$/,
    ),
  ]);
});

test('shows somebody only what that person may see', async () => {
  const gail = await sla('--for', 'Gail@sales.example', '--json');
  expect(JSON.parse(gail.out)).toMatchObject({
    overview: { role: 'rep', all: { share: { met: 0, judged: 1 } } },
  });
  const ann = await sla('--for', 'ann@sales.example', '--json');
  expect(JSON.parse(ann.out)).toMatchObject({ overview: { role: 'admin', all: { share: { judged: 2 } } } });
});

test('writes the report as a page, whose pictures stand in it', async () => {
  const file = join(folder, 'week.html');
  const { code, err } = await sla('--html', file);
  expect([code, err]).toEqual([0, `Wrote the page to ${file}.\n`]);
  const page = await readFile(file, 'utf8');
  expect(page).toContain('1 of 2');
  expect(page).toMatch(/<img[^>]+src="data:image\/png;base64,iVBOR/);
  expect(page).not.toContain('cid:');
});

test('sends the report to somebody at once, as that person may see it', async () => {
  const server = await startMailServer();
  const env = {
    HUBSPOT_ACCESS_TOKEN: 'pat-unused',
    SLA_DATA_DIR: join(folder, 'store'),
    SMTP_URL: server.url,
    SMTP_FROM: 'sla@sales.example',
  };
  try {
    const { code, err } = await slaAt(env, 'report', '--mail', 'gail@sales.example');
    expect([code, err]).toEqual([0, 'Sent the report.\n']);
    expect(server.taken.map(({ to }) => to)).toEqual([['gail@sales.example']]);
    expect(server.taken[0]?.mail.text).toContain('All promises: 0 of 1 kept');
    server.answer = { code: 550 };
    const refused = await slaAt(env, 'report', '--mail', 'gail@sales.example');
    expect([refused.code, refused.err]).toEqual([
      1,
      'The mail server did not take the report: EMESSAGE 550.\n',
    ]);
  } finally {
    await server.close();
  }
});

test('speaks Arabic', async () => {
  const { out } = await sla('--language', 'ar');
  expect(out).toContain('كل الالتزامات: تم الوفاء بـ');
  expect(out).toContain('المتأخر الآن: ');
});

test.each([
  ['an unknown period', 2, ['--period', 'year'], 'Write today, week, month or quarter.'],
  ['periods that are no number', 2, ['--back', '-1'], 'Write a whole number from 0 to 400.'],
  ['a mail without a server', 2, ['--mail', 'gail@sales.example'], 'SMTP_URL is not set.'],
  [
    'a mail that shows what somebody else may see',
    2,
    ['--mail', 'gail@sales.example', '--for', 'ann@sales.example'],
    'cannot be used with',
  ],
  ['somebody nobody knows', 1, ['--for', 'x@y.example'], 'no active owner with the address x@y.example'],
  ['a file that cannot be written', 1, ['--csv', '/nowhere/x.csv'], 'ENOENT'],
] as const)('%s ends with %i and says what to do', async (_name, expected, args, told) => {
  const { code, err } = await sla(...args);
  expect(code).toBe(expected);
  expect(err).toContain(told);
});

test('a store that is not there is not made', async () => {
  const none = join(folder, 'none');
  const { code, err } = await slaAt({ HUBSPOT_ACCESS_TOKEN: 'x', SLA_DATA_DIR: none }, 'report');
  expect(code).toBe(1);
  expect(err).toContain(`There is no store in ${none} yet`);
  await expect(writeFile(join(none, 'x'), '')).rejects.toThrow('ENOENT');
});
