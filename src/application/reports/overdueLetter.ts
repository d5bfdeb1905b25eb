/** What is overdue now and what is due next, as a message and as a table. */
import { type PageBoardRow } from '../../../cards/pageContract.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { say, sayInstant } from '../../messages/say.ts';
import { duration } from '../explainWords.ts';
import { type Report } from '../figures/report.ts';
import { whoHas } from '../figures/reportWords.ts';
import { inLanguage } from '../figures/said.ts';
import { bar, bigNumber, COLOURS, heading, line, link, small, table } from './letter.ts';
import { html, type Markup } from './markup.ts';

const ROWS_SHOWN = 15;
const HOLDERS_SHOWN = 12;
const MINUTE_MS = 60_000;

type Board = Report['board'];
/** Where a contact is shown; null: it is not known where. */
export type AddressOf = (contactId: string) => string | null;

export function overdueLetter(board: Board, addressOf: AddressOf, language: Language): readonly Markup[] {
  const { overdueInAll, overdue, dueNext, dueUntil, zone, holders } = board;
  const when = (at: number): string => sayInstant(language, at, zone);
  const lead = ({ contactId, promise }: PageBoardRow): Markup =>
    html`${link(addressOf(contactId), contactId)}<br />${inLanguage(promise, language)}`;
  const holder = ({ owner, team, side }: PageBoardRow): Markup =>
    html`<bdi>${whoHas(owner ?? team, side === 'marketing', language)}</bdi>`;
  const rows = overdue.slice(0, ROWS_SHOWN);
  const columns = ['mail.lead', 'figures.csv.owner', 'mail.overdueFor', 'mail.nextStep'] as const;
  return [
    bigNumber(new Intl.NumberFormat(language).format(overdueInAll), [
      say(language, overdueInAll === 0 ? 'mail.nothingOverdue' : 'mail.overdueNow', { count: overdueInAll }),
      say(language, dueNext.length === 0 ? 'mail.noneNext' : 'mail.dueNext', {
        count: dueNext.length,
        when: when(dueUntil),
      }),
    ]),
    ...(holders.length < 2 ? [] : [holdersPart(holders, language)]),
    ...(rows.length === 0
      ? []
      : [
          html`${heading(say(language, 'mail.overdue'))}${table(
            language,
            columns.map((column) => ({ head: say(language, column) })),
            rows.map((row) => [
              lead(row),
              holder(row),
              duration(row.overdueMs, language),
              row.step === null ? say(language, 'figures.board.noStep') : when(row.step.at),
            ]),
          )}${overdueInAll > rows.length ? small(say(language, 'figures.more', { count: overdueInAll - rows.length })) : null}`,
        ]),
    html`${heading(say(language, 'mail.dueNextTitle', { when: when(dueUntil) }))}${
      dueNext.length === 0
        ? line(say(language, 'mail.nothingDue'))
        : table(
            language,
            (['mail.lead', 'figures.csv.owner', 'figures.csv.deadline'] as const).map((column) => ({
              head: say(language, column),
            })),
            dueNext.slice(0, ROWS_SHOWN).map((row) => [lead(row), holder(row), when(row.deadlineAt)]),
          )
    }`,
  ];
}

/** Who holds how much of what is overdue, the most first. */
function holdersPart(holders: Board['holders'], language: Language): Markup {
  const most = Math.max(...holders.map(({ overdue }) => overdue));
  const number = new Intl.NumberFormat(language);
  return html`${heading(say(language, 'mail.holders'))}${table(
    language,
    [{ head: null, width: '38%' }, { head: null, width: '122' }, { head: null }],
    holders
      .slice(0, HOLDERS_SHOWN)
      .map(({ name, ofMarketing, overdue }) => [
        html`<bdi>${whoHas(name, ofMarketing, language)}</bdi>`,
        bar(overdue / most, COLOURS.broken),
        html`<b>${number.format(overdue)}</b>`,
      ]),
  )}`;
}

/** A line of headings, then a line for each that is overdue; instants as ISO has them, working time in whole minutes. */
export function overdueInRows({ overdue }: Board, language: Language): readonly (readonly string[])[] {
  const columns = [
    'figures.csv.contact',
    'figures.csv.promise',
    'figures.csv.owner',
    'figures.csv.team',
    'figures.csv.deadline',
    'mail.csv.overdue',
    'mail.nextStep',
  ] as const;
  return [
    columns.map((column) => say(language, column)),
    ...overdue.map(({ contactId, promise, owner, team, deadlineAt, overdueMs, step }) => [
      contactId,
      inLanguage(promise, language),
      owner ?? '',
      team ?? '',
      new Date(deadlineAt).toISOString(),
      String(Math.round(overdueMs / MINUTE_MS)),
      step === null ? '' : new Date(step.at).toISOString(),
    ]),
  ];
}
