/** A report in sentences, for a terminal or a message. */
import { type Language } from '../../domain/agreement/agreement.ts';
import { currentAgreement, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { localDay, say, sayDay, sayInstant } from '../../messages/say.ts';
import { duration } from '../explainWords.ts';
import { type PageBoardRow, type PageFigures } from '../../../cards/pageContract.ts';
import { marketingLines } from './marketingWords.ts';
import { type Took } from './figures.ts';
import { type Report } from './report.ts';
import { inLanguage, percent } from './said.ts';

/** Of a long list the terminal shows the head; the table has all. */
const ROWS_SHOWN = 10;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

/** One line a sentence; what belongs below a heading is indented. */
export function reportInWords(
  report: Report,
  history: AgreementHistory,
  language: Language,
): readonly string[] {
  const { overview, groups } = report;
  return [
    title(report, history, language),
    '',
    kept(say(language, 'figures.all'), overview.all, language),
    say(language, 'figures.notCounted', { ...overview.all.counts }),
    ...tookLines(overview.all, language),
    ...delayLine(report, language),
    ...groups.flatMap(({ by, groups: figures }) => [
      '',
      say(language, `figures.by.${by}`),
      ...figures.map(
        (one) =>
          `  ${kept(one.name === null ? say(language, 'figures.noGroup') : inLanguage(one.name, language), one, language)}`,
      ),
    ]),
    ...marketingLines(report, language).flatMap((line, place) => (place === 0 ? ['', line] : [line])),
    '',
    ...boardLines(report, language),
    '',
    ...patternLines(report, language),
  ];
}

function title({ overview }: Report, history: AgreementHistory, language: Language): string {
  const { fromAt, untilAt, zone } = overview.period;
  return say(language, 'figures.title', {
    name: inLanguage(currentAgreement(history).name, language),
    from: sayDay(language, localDay(fromAt, zone)),
    until: sayDay(language, localDay(untilAt - 1, zone)),
    zone,
    now: sayInstant(language, overview.serverNow, zone),
  });
}

function kept(what: string, { share: shown }: PageFigures, language: Language): string {
  const { met, judged, share, low, high, few } = shown;
  if (share === null || low === null || high === null) return say(language, 'figures.none', { what });
  const values = { what, met, judged, low: percent(low, language), high: percent(high, language) };
  return few
    ? say(language, 'figures.few', values)
    : say(language, 'figures.kept', { ...values, share: percent(share, language) });
}

export function tookLines({ leadClock, repClock }: PageFigures, language: Language): readonly string[] {
  const words = (ms: number | null): string =>
    ms === null ? say(language, 'figures.notReached') : duration(ms, language);
  const line = (side: 'lead' | 'rep', { of, median, p90, p95 }: Took): readonly string[] =>
    of === 0
      ? []
      : [
          say(language, `figures.took.${side}`, {
            of,
            median: words(median),
            p90: words(p90),
            p95: words(p95),
          }),
        ];
  return [...line('lead', leadClock), ...line('rep', repClock)];
}

export function delayLine({ overview: { delay } }: Report, language: Language): readonly string[] {
  if (delay === null) return [];
  const { clocks, marketingMs, systemMs, salesMs } = delay;
  const share = (ms: number): string => percent(ms / ((marketingMs ?? 0) + systemMs + salesMs), language);
  const values = { clocks, system: share(systemMs), sales: share(salesMs) };
  return [
    marketingMs === null
      ? say(language, 'figures.delay', values)
      : say(language, 'figures.delay.marketing', { ...values, marketing: share(marketingMs) }),
  ];
}

/** @param name null: nobody in sales */
export function whoHas(name: string | null, ofMarketing: boolean, language: Language): string {
  return name ?? say(language, ofMarketing ? 'figures.marketing' : 'figures.nobody');
}

/** What is overdue and what is due next; one line a sentence. */
export function boardLines({ board }: Pick<Report, 'board'>, language: Language): readonly string[] {
  const { overdueInAll, holders, overdue, dueNext, dueUntil, zone } = board;
  const when = (at: number): string => sayInstant(language, at, zone);
  const step = ({ step: next }: PageBoardRow): string =>
    next === null
      ? say(language, 'figures.board.noStep')
      : say(language, 'figures.board.step', {
          name: next.forName ?? say(language, 'figures.board.holderOfLead'),
          when: when(next.at),
        });
  const common = (row: PageBoardRow) => ({
    id: row.contactId,
    promise: inLanguage(row.promise, language),
    owner: whoHas(row.owner ?? row.team, row.side === 'marketing', language),
  });
  return [
    say(language, 'figures.board.title', { count: overdueInAll }),
    ...holders.map(({ name, ofMarketing, overdue: count }) => {
      const values = {
        name: whoHas(name, ofMarketing, language),
        count: new Intl.NumberFormat(language).format(count),
      };
      return `  ${say(language, 'figures.board.holder', values)}`;
    }),
    ...shortened(
      overdue.map((row) =>
        say(language, 'figures.board.row', {
          ...common(row),
          duration: duration(row.overdueMs, language),
          step: step(row),
        }),
      ),
      overdueInAll,
      language,
    ),
    say(language, 'figures.board.next', { when: when(dueUntil), count: dueNext.length }),
    ...shortened(
      dueNext.map((row) =>
        say(language, 'figures.board.nextRow', { ...common(row), when: when(row.deadlineAt) }),
      ),
      dueNext.length,
      language,
    ),
  ];
}

function shortened(lines: readonly string[], inAll: number, language: Language): readonly string[] {
  const shown = lines.slice(0, ROWS_SHOWN);
  const left = inAll - shown.length;
  return [...shown, ...(left > 0 ? [say(language, 'figures.more', { count: left })] : [])].map(
    (line) => `  ${line}`,
  );
}

export function patternLines({ patterns }: Report, language: Language): readonly string[] {
  const { habits, unowned, arrived } = patterns;
  return [
    say(language, 'figures.patterns.title'),
    ...habits.map(
      ({ name, pausedShare, pausedMuch, ...counts }) =>
        `  ${say(language, 'figures.patterns.row', {
          name: name ?? say(language, 'figures.noGroup'),
          ...counts,
          pausedShare: percent(pausedShare ?? 0, language),
          much: pausedMuch ? 'yes' : 'no',
        })}`,
    ),
    say(language, 'figures.patterns.unowned', { count: unowned }),
    arrived === 0 ? say(language, 'figures.patterns.noArrivals') : arrivalLine(patterns, language),
  ];
}

function arrivalLine({ arrivals, arrived, outsideHours }: Report['patterns'], language: Language): string {
  const cells = arrivals.flatMap((hours, weekday) => hours.map((leads, hour) => ({ leads, weekday, hour })));
  const busiest = cells.reduce((most, cell) => (cell.leads > most.leads ? cell : most));
  const at = MONDAY + busiest.weekday * DAY_MS + busiest.hour * 3_600_000;
  const shown = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', hourCycle: 'h23', ...options }).format(at);
  return say(language, 'figures.patterns.arrivals', {
    count: arrived,
    share: percent(outsideHours / arrived, language),
    weekday: shown({ weekday: 'long' }),
    hour: shown({ hour: '2-digit', minute: '2-digit' }),
  });
}
