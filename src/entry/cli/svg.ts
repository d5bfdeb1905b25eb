/**
 * A replay as a picture: attainment of each promise with its interval, and the breaches of each day, the agreement in force
 * beside the draft. Plain SVG on a light ground; in Arabic it is mirrored.
 */
import { type Replay } from '../../domain/replay/replay.ts';
import { say, sayDay, type Language } from '../../messages/say.ts';
import { inLanguage, promisesOf, shareInWords } from './replayWords.ts';
import { type Replayed } from './replay.ts';

const WIDTH = 960;
const MARGIN = 32;
const BAR = 16;
const ROW = 76;
const DAYS_HEIGHT = 150;
const DAY_MS = 86_400_000;
/** Told apart by people who see no red and green, and in grey. */
const COLOURS = { inForce: '#7a869a', draft: '#0b6e99', ink: '#1f2a37', faint: '#d8dee6' } as const;

type Side = 'inForce' | 'draft';
const SIDES: readonly Side[] = ['inForce', 'draft'];

export function drawReplay(replayed: Replayed, language: Language): string {
  const { period } = replayed;
  const rtl = language === 'ar';
  const inner = WIDTH - 2 * MARGIN;
  /** The left edge of something that begins `from` the side where reading begins. */
  const x = (from: number, width = 0): number => (rtl ? WIDTH - MARGIN - from - width : MARGIN + from);
  const text = (from: number, y: number, words: string, how = ''): string =>
    `<text x="${x(from)}" y="${y}" ${how}>${escaped(words)}</text>`;
  const bar = (from: number, y: number, width: number, height: number, colour: string): string =>
    `<rect x="${round(x(from, width))}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${colour}"/>`;
  const day = (at: number): string => sayDay(language, new Date(at).toISOString().slice(0, 10));

  const parts: string[] = [
    text(0, 44, say(language, 'cli.replay.title'), 'font-size="20" font-weight="600"'),
    text(0, 68, say(language, 'cli.replay.span', { from: day(period.fromAt), until: day(period.untilAt) })),
    ...SIDES.flatMap((side, index) => {
      const from = index * 240;
      const { version } = replayed[side];
      return [
        bar(from, 84, BAR, BAR, COLOURS[side]),
        text(from + BAR + 8, 97, say(language, `cli.replay.${side}`, { version })),
      ];
    }),
  ];
  let y = 140;
  for (const { promiseId, words } of promisesOf([replayed.inForce, replayed.draft])) {
    parts.push(text(0, y, inLanguage(words, language), 'font-weight="600"'));
    for (const [index, side] of SIDES.entries()) {
      const top = y + 10 + index * (BAR + 6);
      const attainment = replayed[side].promises.find((one) => one.promiseId === promiseId)?.attainment;
      const full = inner - 260;
      parts.push(bar(0, top, full, BAR, COLOURS.faint));
      if (attainment?.share && attainment.interval) {
        const { low, high } = attainment.interval;
        parts.push(bar(0, top, full * attainment.share, BAR, COLOURS[side]));
        parts.push(bar(full * low, top + BAR / 2 - 1, full * (high - low), 2, COLOURS.ink));
      }
      parts.push(text(full + 12, top + 13, shareInWords(attainment, language), 'font-size="13"'));
    }
    y += ROW;
  }
  y += 20;
  parts.push(text(0, y, say(language, 'cli.replay.perDay'), 'font-weight="600"'));
  const days = daysOf(replayed);
  const most = Math.max(1, ...days.flatMap((one) => SIDES.map((side) => one[side])));
  const room = inner / Math.max(days.length, 1);
  const base = y + 20 + DAYS_HEIGHT;
  for (const [index, one] of days.entries()) {
    for (const [place, side] of SIDES.entries()) {
      const height = (one[side] / most) * DAYS_HEIGHT;
      const width = room * 0.42;
      if (height > 0)
        parts.push(bar(index * room + place * width, base - height, width, height, COLOURS[side]));
    }
  }
  parts.push(bar(0, base, inner, 1, COLOURS.ink), bar(0, base - DAYS_HEIGHT, inner, 1, COLOURS.faint));
  const axis = 'font-size="12"';
  parts.push(
    text(0, base - DAYS_HEIGHT - 6, say(language, 'cli.replay.most', { most }), axis),
    text(0, base + 18, day(period.fromAt), axis),
    text(inner, base + 18, day(period.untilAt), `${axis} text-anchor="end"`),
    text(0, base + 44, say(language, 'cli.replay.few'), axis),
  );
  const height = base + 64;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" lang="${language}" direction="${rtl ? 'rtl' : 'ltr'}" role="img" font-family="system-ui, 'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif" font-size="14" fill="${COLOURS.ink}">
<title>${escaped(say(language, 'cli.replay.title'))}</title>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;
}

/** Every day of the period, with the breaches of each agreement. */
function daysOf({ period, inForce, draft }: Replayed): readonly Readonly<Record<Side, number>>[] {
  const countOf = (replay: Replay): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const { day, breaches } of replay.breaches) counts.set(day, (counts.get(day) ?? 0) + breaches);
    return counts;
  };
  const [before, after] = [countOf(inForce), countOf(draft)];
  const length = Math.ceil((period.untilAt - period.fromAt) / DAY_MS) + 1;
  return Array.from({ length }, (_none, index) => {
    const day = new Date(period.fromAt + index * DAY_MS).toISOString().slice(0, 10);
    return { inForce: before.get(day) ?? 0, draft: after.get(day) ?? 0 };
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
