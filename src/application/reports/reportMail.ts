/** A report as a message: subject with its key number, HTML with pictures, the same in words, and its clocks as a table. */
import { type Language } from '../../domain/agreement/agreement.ts';
import { currentAgreement } from '../../domain/agreement/versions.ts';
import { localDay, say, sayDay, sayDays, sayInstant } from '../../messages/say.ts';
import { type Viewer } from '../card/viewer.ts';
import { clocksInRows } from '../figures/clocksInRows.ts';
import { type NamedPeriod, type PeriodName } from '../figures/figures.ts';
import { readBoard } from '../figures/readBoard.ts';
import { askingOf, type FiguresGrounds } from '../figures/readFigures.ts';
import { readReport, type Report } from '../figures/report.ts';
import { boardLines, reportInWords } from '../figures/reportWords.ts';
import { inLanguage, percent } from '../figures/said.ts';
import { type OPERATOR } from '../figures/viewing.ts';
import { contactAddress, type PortalAddress } from '../portalAddress.ts';
import { frame } from './letter.ts';
import { overdueInRows, overdueLetter, type AddressOf } from './overdueLetter.ts';
import { type Mail } from './post.ts';
import { daysOf, summaryLetter } from './summaryLetter.ts';

/** More than that is asked for with `sla report --csv`: a message is to stay below the limits of mail servers. */
const ROWS_ATTACHED = 20_000;
const OVERDUE_ATTACHED = 5_000;

export interface MailAsked {
  readonly viewer: Viewer | typeof OPERATOR;
  /** 'today': what is overdue now; else how promises were kept. */
  readonly name: PeriodName;
  readonly period: NamedPeriod;
  readonly language: Language;
  /** For addresses of contacts; null: HubSpot has not told. */
  readonly portal: PortalAddress | null;
  /** Told how many clocks were read so far. */
  readonly at?: (done: number) => void;
}

/** What a message says of who it is for, and its key number. */
interface Telling {
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
}

/**
 * @param grounds whose `periodOf` is not asked: the period is given
 * @returns null for who has nothing to see
 * @throws StoreUnavailable
 */
export async function reportMail(
  grounds: Omit<FiguresGrounds, 'periodOf'>,
  asked: MailAsked,
  now: number,
): Promise<Mail | null> {
  const given = { ...grounds, periodOf: () => asked.period };
  const asking = askingOf(given, asked.viewer, now);
  if (asking === null) return null;
  const { language, name, period } = asked;
  const over = inLanguage(currentAgreement(grounds.agreements()).name, language);
  const common = {
    language,
    over,
    sentAt: sayInstant(language, now, asking.calendar.zone),
    zone: asking.calendar.zone,
    role: asking.viewing.role,
  };
  const { from } = daysOf(period);
  const tableName = `sla-${name === 'today' ? 'overdue' : name}-${from}.csv`;
  return name === 'today'
    ? overdueMail(given, asked, common, tableName, now)
    : summaryMail(given, asked, common, tableName, now);
}

interface Common {
  readonly language: Language;
  readonly over: string;
  readonly sentAt: string;
  readonly zone: string;
  readonly role: string;
}

async function overdueMail(
  grounds: FiguresGrounds,
  { viewer, language, portal }: MailAsked,
  common: Common,
  tableName: string,
  now: number,
): Promise<Mail | null> {
  const board = await readBoard(grounds, viewer, now, OVERDUE_ATTACHED);
  if (!board.ok) return null;
  const when = sayDay(language, localDay(now, board.zone));
  const count = board.overdueInAll;
  const words = boardLines({ board }, language);
  const telling = {
    subject: say(language, count === 0 ? 'mail.subject.nothing' : 'mail.subject.overdue', { count, when }),
    preheader: words.slice(1, 4).join(' · '),
    title: say(language, 'mail.title.overdue', { when }),
  };
  const rows = overdueInRows(board, language);
  const parts = overdueLetter(board, addressesIn(portal), language);
  return whole(common, telling, { parts, pictures: [] }, words, { name: tableName, rows }, count);
}

async function summaryMail(
  grounds: FiguresGrounds,
  { viewer, name, period, language, at }: MailAsked,
  common: Common,
  tableName: string,
  now: number,
): Promise<Mail | null> {
  const report = await readReport(grounds, viewer, name, now);
  if (report === null) return null;
  const rows = await clocksInRows(grounds, viewer, name, now, language, (done) => at?.(done), ROWS_ATTACHED);
  const inAll = Object.values(report.overview.all.counts).reduce((sum, count) => sum + count, 0);
  const table = { name: tableName, rows };
  const letter = summaryLetter(report, period, language);
  const words = reportInWords(report, grounds.agreements(), language);
  return whole(common, tellingOf(report, period, language), letter, words, table, inAll);
}

function tellingOf({ overview, board }: Report, period: NamedPeriod, language: Language): Telling {
  const { share, met, judged, few } = overview.all.share;
  const { from, until } = daysOf(period);
  const when = sayDays(language, from, until);
  const kept =
    share === null
      ? say(language, 'mail.nothingCameDue')
      : few
        ? say(language, 'mail.subject.few', { met, judged })
        : say(language, 'mail.subject.kept', { share: percent(share, language) });
  const overdue = say(language, 'figures.board.title', { count: board.overdueInAll });
  return {
    subject: say(language, 'mail.subject.summary', { kept, when }),
    preheader: overdue,
    title: say(language, 'mail.title.summary', { when }),
  };
}

function whole(
  { language, over, sentAt, zone, role }: Common,
  telling: Telling,
  { parts, pictures }: ReturnType<typeof summaryLetter>,
  words: readonly string[],
  table: Mail['table'],
  inAll: number,
): Mail {
  const attached = table.rows.length - 1;
  const foot = [
    say(language, tableWords(attached, inAll), { count: attached }),
    say(language, 'mail.asOf', { when: sentAt, zone }),
    say(language, 'mail.why', { role }),
  ];
  return {
    subject: telling.subject,
    language,
    text: [over, telling.title, '', ...words, '', ...foot].join('\n'),
    lines: words,
    html: frame({ ...telling, language, over, parts, foot }),
    pictures,
    table,
  };
}

function tableWords(attached: number, inAll: number): 'mail.emptyTable' | 'mail.tableCut' | 'mail.table' {
  if (attached === 0) return 'mail.emptyTable';
  return attached < inAll ? 'mail.tableCut' : 'mail.table';
}

function addressesIn(portal: PortalAddress | null): AddressOf {
  return (contactId) => portal && contactAddress(portal, contactId);
}
