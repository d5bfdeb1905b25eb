/** How the promises of a period were kept, as a message: the share, day by day, whose the delay was, side by side. */
import { type PageFigures, type PageGrouping } from '../../../cards/pageContract.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { localDay, say, type MessageKey } from '../../messages/say.ts';
import { type NamedPeriod } from '../figures/figures.ts';
import { marketingLines } from '../figures/marketingWords.ts';
import { type Report } from '../figures/report.ts';
import { delayLine, patternLines, tookLines } from '../figures/reportWords.ts';
import { inLanguage, percent } from '../figures/said.ts';
import { delayPicture, trendPicture } from './charts.ts';
import {
  bar,
  bigNumber,
  COLOURS,
  directionOf,
  heading,
  legend,
  line,
  picture,
  small,
  SOFT,
  table,
} from './letter.ts';
import { html, type Markup } from './markup.ts';
import { type Picture } from './post.ts';

/** Of many groups the table has the head; the attached one has all. */
const GROUPS_SHOWN = 12;
/** So many steps can be labelled one by one. */
const LABELS = 7;

const COLUMNS = [
  { head: null, width: '30%' },
  { head: null, width: '122' },
  { head: null, width: '56' },
  { head: null },
] as const;

export interface Letter {
  readonly parts: readonly Markup[];
  readonly pictures: readonly Picture[];
}

export function summaryLetter(report: Report, period: NamedPeriod, language: Language): Letter {
  const { overview, groups } = report;
  const trend = trendPicture(overview, period.steps.length, language);
  const delay = overview.delay === null ? null : delayPicture(overview.delay, language);
  const judged = overview.all.share.judged > 0;
  return {
    pictures: [...(judged ? [trend] : []), ...(delay === null ? [] : [delay])],
    parts: [
      keptPart(overview.all, language),
      ...(judged ? [trendPart(overview, period, trend, language)] : []),
      ...(delay === null
        ? []
        : [
            html`${heading(say(language, 'mail.delay'))}${picture(delay.id, delay.width, delay.height, delayLine(report, language).join(' '))}${legend(
              [
                ...(overview.delay?.marketingMs == null
                  ? []
                  : [[COLOURS.marketing, say(language, 'mail.delay.marketing')] as const]),
                [COLOURS.nobody, say(language, 'mail.delay.nobody')],
                [COLOURS.broken, say(language, 'mail.delay.sales')],
              ],
            )}${delayLine(report, language).map(line)}`,
          ]),
      ...groups
        .filter(({ groups: figures }) => figures.some(({ share }) => share.judged > 0))
        .map(({ by, groups: figures }) => groupsPart(by, figures, language)),
      ...marketingPart(report, language),
      patternsPart(report, language),
    ],
  };
}

function keptPart(all: PageFigures, language: Language): Markup {
  const { met, judged, share, low, high, few } = all.share;
  if (share === null || low === null || high === null) return line(say(language, 'mail.nothingCameDue'));
  const values = { met, judged, low: percent(low, language), high: percent(high, language) };
  return html`${bigNumber(few ? say(language, 'mail.of', values) : percent(share, language), [
    say(language, few ? 'mail.keptFew' : 'mail.keptOf', values),
    say(language, 'figures.notCounted', { ...all.counts }),
  ])}${tookLines(all, language).map(small)}`;
}

function trendPart(
  { trend }: Report['overview'],
  { steps, stepUnit, zone }: NamedPeriod,
  { id, width, height }: Picture,
  language: Language,
): Markup {
  const how: Intl.DateTimeFormatOptions =
    stepUnit === 'hour'
      ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
      : steps.length <= LABELS
        ? { weekday: 'short' }
        : { day: 'numeric', month: 'short' };
  const format = new Intl.DateTimeFormat(language, { ...how, timeZone: zone });
  const said = trend
    .filter(({ met, breached }) => met + breached > 0)
    .map(({ fromAt, met, breached }) =>
      say(language, 'mail.trend.step', { when: format.format(fromAt), met, breached }),
    );
  const heads = { hour: 'mail.trend.hour', day: 'mail.trend.day', week: 'mail.trend.week' } as const;
  const labelled = steps.length <= LABELS ? steps : [steps[0] ?? 0, steps.at(-1) ?? 0];
  const most = Math.max(...trend.map(({ met, breached }) => met + breached));
  return html`${heading(say(language, heads[stepUnit] satisfies MessageKey))}${picture(id, width, height, said.join('; '))}${labels(
    labelled.map((at) => format.format(at)),
    steps.length <= LABELS,
    language,
  )}${legend([
    [COLOURS.kept, say(language, 'mail.kept')],
    [COLOURS.broken, say(language, 'mail.broken', { most })],
  ])}`;
}

/** Below a picture: one in the middle below each bar, or the first and the last at the sides. */
function labels(words: readonly string[], isEach: boolean, language: Language): Markup {
  const align = (place: number): string =>
    isEach ? 'center' : (place === 0) === (language === 'en') ? 'left' : 'right';
  return html`<table
    role="presentation"
    dir="${directionOf(language)}"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="table-layout:fixed"
  >
    <tr>
      ${words.map(
        (word, place) =>
          html`<td
            class="soft"
            align="${align(place)}"
            style="color:${SOFT};font-size:12px;line-height:18px;padding:2px 0"
          >
            ${word}
          </td>`,
      )}
    </tr>
  </table>`;
}

function groupsPart(by: PageGrouping, figures: readonly PageFigures[], language: Language): Markup {
  const shown = figures.filter(({ share }) => share.judged > 0);
  const rows = shown.slice(0, GROUPS_SHOWN).map(({ name, share }) => {
    const { met, judged, share: kept, low, high, few } = share;
    const values = { met, judged, low: percent(low ?? 0, language), high: percent(high ?? 0, language) };
    return [
      html`<bdi>${name === null ? say(language, 'figures.noGroup') : inLanguage(name, language)}</bdi>`,
      bar(kept ?? 0, few ? COLOURS.nobody : COLOURS.kept),
      few ? say(language, 'mail.of', values) : html`<b>${percent(kept ?? 0, language)}</b>`,
      say(language, few ? 'mail.fewCases' : 'mail.betweenOf', values),
    ];
  });
  const left = shown.length - rows.length;
  return html`${heading(say(language, `figures.by.${by}`))}${table(language, COLUMNS, rows)}${left > 0 ? small(say(language, 'figures.more', { count: left })) : null}`;
}

function marketingPart(report: Report, language: Language): readonly Markup[] {
  const [title, ...lines] = marketingLines(report, language);
  return title === undefined ? [] : [html`${heading(title)}${lines.map((words) => small(words.trim()))}`];
}

function patternsPart(report: Report, language: Language): Markup {
  const [title = '', ...lines] = patternLines(report, language);
  return html`${heading(title)}${lines.slice(0, GROUPS_SHOWN + 2).map((words) => small(words.trim()))}`;
}

/** The days a period has, both in it, as YYYY-MM-DD. */
export function daysOf({ fromAt, untilAt, zone }: Pick<NamedPeriod, 'fromAt' | 'untilAt' | 'zone'>): {
  readonly from: string;
  readonly until: string;
} {
  return { from: localDay(fromAt, zone), until: localDay(untilAt - 1, zone) };
}
