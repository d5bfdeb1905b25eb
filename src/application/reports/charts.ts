/** The pictures of a report: bars without words, which stand beside them. */
import { type Language } from '../../domain/agreement/agreement.ts';
import { type Report } from '../figures/report.ts';
import { COLOURS, INNER } from './letter.ts';
import { type Picture, type Rectangle } from './post.ts';

const TREND_HEIGHT = 120;
const DELAY_HEIGHT = 14;
const BASE = 2;
/** Of the room of a step, what its bar takes. */
const FULL = 0.62;
const WIDEST_BAR = 44;

type Overview = Report['overview'];

/** What came due in each stretch: what was broken on top of what was kept. Time runs as the language is read. */
export function trendPicture({ trend }: Overview, steps: number, language: Language): Picture {
  const most = Math.max(1, ...trend.map(({ met, breached }) => met + breached));
  const room = INNER / steps;
  const width = Math.min(room * FULL, WIDEST_BAR);
  const unit = (TREND_HEIGHT - BASE) / most;
  const bars = trend.flatMap(({ met, breached }, place) => {
    const x = place * room + (room - width) / 2;
    const top = TREND_HEIGHT - BASE - (met + breached) * unit;
    return [
      { x, y: top, width, height: breached * unit, colour: COLOURS.broken },
      { x, y: top + breached * unit, width, height: met * unit, colour: COLOURS.kept },
    ];
  });
  const base = { x: 0, y: TREND_HEIGHT - BASE, width: INNER, height: BASE, colour: COLOURS.rest };
  return picture('trend', TREND_HEIGHT, [...bars, base], language);
}

/** Whose the delay was. */
export function delayPicture(
  { marketingMs, systemMs, salesMs }: NonNullable<Overview['delay']>,
  language: Language,
): Picture {
  const wholeMs = (marketingMs ?? 0) + systemMs + salesMs;
  const ofMarketing = INNER * ((marketingMs ?? 0) / wholeMs);
  const ofNobody = INNER * (systemMs / wholeMs);
  const piece = (x: number, width: number, colour: string): Rectangle => ({
    x,
    y: 0,
    width,
    height: DELAY_HEIGHT,
    colour,
  });
  const before = ofMarketing + ofNobody;
  const pieces = [
    piece(0, ofMarketing, COLOURS.marketing),
    piece(ofMarketing, ofNobody, COLOURS.nobody),
    piece(before, INNER - before, COLOURS.broken),
  ];
  return picture('delay', DELAY_HEIGHT, pieces, language);
}

function picture(id: string, height: number, from: readonly Rectangle[], language: Language): Picture {
  const rectangles = from.filter(({ width, height: high }) => width > 0 && high > 0);
  const mirrored = rectangles.map((one) => ({ ...one, x: INNER - one.x - one.width }));
  return { id, width: INNER, height, rectangles: language === 'ar' ? mirrored : rectangles };
}
