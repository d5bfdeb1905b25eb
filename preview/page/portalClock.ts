/** What time it is in the portal between two answers of the desk, counted on by a monotonic watch at its speed. */
export interface PortalClock {
  /** Takes the instant an answer named, when `watchMs` stood on the watch. */
  set(now: number, speed: number, watchMs: number): void;
  /** Epoch ms of portal time; null before the first answer. */
  read(watchMs: number): number | null;
}

export function portalClock(): PortalClock {
  let anchor: { now: number; speed: number; watchMs: number } | null = null;
  return {
    set(now, speed, watchMs) {
      anchor = { now, speed, watchMs };
    },
    read: (watchMs) => (anchor ? anchor.now + (watchMs - anchor.watchMs) * anchor.speed : null),
  };
}
