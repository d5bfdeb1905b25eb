/** Redraws the card as time passes: every tick, and at the very instant at which something changes. */
import { useEffect, useState } from 'react';
import { localNow, type Anchor } from './localNow.ts';
import { redrawDelayMs } from './pace.ts';

/**
 * The service's present instant, epoch ms, and how long ago (real ms) its last answer came; redrawn by itself.
 * `changeAt` gives the next instant at which the card must not be late. Null while there is no answer yet.
 */
export function useNow(
  anchor: Anchor | null,
  speed: number,
  changeAt: (now: number) => number | null,
): { readonly now: number; readonly ageMs: number } | null {
  const [, redraw] = useState(0);
  const watchMs = performance.now();
  const now = anchor ? localNow(anchor, watchMs, speed) : null;

  // Each drawing plans the next one from the watch itself, so that a late timer never adds up to drift.
  useEffect(() => {
    if (now === null) return undefined;
    const timer = setTimeout(
      () => {
        redraw((count) => count + 1);
      },
      redrawDelayMs(now, changeAt(now), speed),
    );
    return () => {
      clearTimeout(timer);
    };
  });

  return anchor && now !== null ? { now, ageMs: watchMs - anchor.watchMs } : null;
}
