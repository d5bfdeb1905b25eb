/** Asks again and again, each time so long after the last answer; never two questions at once. */
export interface Polling {
  /** Asks now instead of when the time is up; an answer already under way is dropped. */
  askNow(): void;
}

export function poll<T>(ask: () => Promise<T>, everyMs: number, hear: (answer: T) => void): Polling {
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    clearTimeout(timer);
    const mine = ++round;
    void ask().then((answer) => {
      if (mine !== round) return;
      hear(answer);
      timer = setTimeout(next, everyMs);
    });
  };
  next();
  return { askNow: next };
}
