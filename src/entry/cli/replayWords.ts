/** A replay as a table: the agreement in force and the draft side by side. */
import { type Words } from '../../domain/agreement/agreement.ts';
import { type Attainment } from '../../domain/measures/attainment.ts';
import { type Replay } from '../../domain/replay/replay.ts';
import { say, sayDay, type Language, type MessageKey } from '../../messages/say.ts';
import { type Replayed } from './replay.ts';

const HOUR_MS = 3_600_000;
/** So many reps are told of; all of them, and every day, with --json. */
const REPS_AT_MOST = 15;

type Row = readonly [what: string, inForce: string, draft: string];

export function replayInWords(
  { source, period, inForce, draft, nameOf }: Replayed,
  language: Language,
): readonly string[] {
  const line = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string =>
    say(language, key, values);
  const number = new Intl.NumberFormat(language);
  const day = (at: number): string => sayDay(language, new Date(at).toISOString().slice(0, 10));
  const both = (what: string, of: (replay: Replay) => string): Row => [what, of(inForce), of(draft)];
  const promises = promisesOf([inForce, draft]);
  const rows: readonly Row[] = [
    [
      '',
      line('cli.replay.inForce', { version: inForce.version }),
      line('cli.replay.draft', { version: draft.version }),
    ],
    ...promises.flatMap(({ promiseId, words }) => {
      const of = (replay: Replay) => replay.promises.find((one) => one.promiseId === promiseId);
      const attainment = (replay: Replay): Attainment | undefined => of(replay)?.attainment;
      return [
        both(inLanguage(words, language), (replay) => shareInWords(attainment(replay), language)),
        both(`  ${line('cli.replay.judged')}`, (replay) => {
          const counts = attainment(replay);
          return counts ? `${number.format(counts.met)} / ${number.format(counts.breached)}` : '–';
        }),
        both(`  ${line('cli.replay.elapsed')}`, (replay) => {
          const elapsed = of(replay)?.elapsed;
          return elapsed
            ? [elapsed.median, elapsed.p90, elapsed.p95].map((ms) => hours(ms, language)).join(' / ')
            : '–';
        }),
        both(`  ${line('cli.replay.excluded')}`, (replay) => {
          const counts = attainment(replay);
          return counts
            ? [counts.excused, counts.void, counts.paused, counts.notYetDue]
                .map((count) => number.format(count))
                .join(' / ')
            : '–';
        }),
      ];
    }),
    both(line('cli.replay.reminders'), ({ reminders }) =>
      line('cli.replay.sent', { sent: reminders.sent, heldBack: reminders.heldBack }),
    ),
    both(line('cli.replay.overdueTasks'), ({ overdueTasks }) => number.format(overdueTasks)),
    ...stepsIn([inForce, draft]).map(({ promiseId, place }) =>
      both(line('cli.replay.step', { place, promiseId }), ({ steps }) =>
        number.format(steps.find((one) => one.promiseId === promiseId && one.place === place)?.taken ?? 0),
      ),
    ),
    ['', '', ''],
    [line('cli.replay.breaches'), '', ''],
    ...repRows(inForce, draft, nameOf, language),
  ];
  const notes = [
    line('cli.replay.few'),
    ...(inForce.unreadable + draft.unreadable > 0
      ? [line('cli.replay.unreadable', { count: Math.max(inForce.unreadable, draft.unreadable) })]
      : []),
  ];
  return [
    line(`cli.replay.of.${source}`, {
      from: day(period.fromAt),
      until: day(period.untilAt),
      records: draft.records,
    }),
    '',
    ...columns(rows),
    '',
    ...notes,
  ];
}

/** Of each rep, how many broke in all, and on the worst day. */
function repRows(
  inForce: Replay,
  draft: Replay,
  nameOf: Replayed['nameOf'],
  language: Language,
): readonly Row[] {
  const number = new Intl.NumberFormat(language);
  const reps = new Set([...inForce.breaches, ...draft.breaches].map(({ ownerId }) => ownerId));
  const told = (ownerId: string | null, { breaches }: Replay): { total: number; words: string } => {
    const days = breaches.filter((one) => one.ownerId === ownerId);
    const total = days.reduce((sum, one) => sum + one.breaches, 0);
    const [worst] = days.toSorted((a, b) => b.breaches - a.breaches);
    const words = worst
      ? say(language, 'cli.replay.worst', {
          total: number.format(total),
          worst: number.format(worst.breaches),
          day: sayDay(language, worst.day),
        })
      : number.format(0);
    return { total, words };
  };
  const rows = [...reps]
    .map((ownerId) => ({ ownerId, inForce: told(ownerId, inForce), draft: told(ownerId, draft) }))
    .toSorted((a, b) => b.draft.total - a.draft.total || b.inForce.total - a.inForce.total);
  const shown = rows
    .slice(0, REPS_AT_MOST)
    .map((row): Row => [`  ${nameOf(row.ownerId)}`, row.inForce.words, row.draft.words]);
  if (rows.length === 0) return [[`  ${say(language, 'cli.replay.none')}`, '', '']];
  const more = rows.length - shown.length;
  return more === 0 ? shown : [...shown, [`  ${say(language, 'cli.replay.moreReps', { more })}`, '', '']];
}

/** "82 % (74–88 %) of 210"; a star where so few were judged that it says little. */
export function shareInWords(attainment: Attainment | undefined, language: Language): string {
  if (!attainment) return '–';
  const { share, interval, judged, few } = attainment;
  if (share === null || interval === null) return say(language, 'cli.replay.noneDue');
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return say(language, few ? 'cli.replay.shareOfFew' : 'cli.replay.share', {
    share: percent.format(share),
    low: percent.format(interval.low),
    high: percent.format(interval.high),
    judged,
  });
}

/** The promises of both, those of the draft first. */
export function promisesOf([inForce, draft]: readonly [Replay, Replay]): Replay['promises'] {
  const known = new Set(draft.promises.map(({ promiseId }) => promiseId));
  return [...draft.promises, ...inForce.promises.filter(({ promiseId }) => !known.has(promiseId))];
}

export function inLanguage(words: Words, language: Language): string {
  return words[language] ?? words.en;
}

function stepsIn(replays: readonly Replay[]): readonly { promiseId: string; place: number }[] {
  const steps = replays.flatMap((replay) => replay.steps);
  return [...new Map(steps.map((step) => [`${step.promiseId}/${step.place}`, step])).values()];
}

function hours(ms: number, language: Language): string {
  const format = { style: 'unit', unit: 'hour', unitDisplay: 'narrow', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(ms / HOUR_MS);
}

function columns(rows: readonly Row[]): readonly string[] {
  const widths = [0, 1, 2].map((place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, place) => cell.padEnd(widths[place] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}
