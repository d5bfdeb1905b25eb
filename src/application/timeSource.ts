/**
 * Where every part gets its time from. One time source is made at the entry and handed to all,
 * so that the demo can run sixty times faster and a test can move the hands itself.
 */
export interface TimeSource {
  /** The present instant, in epoch milliseconds. */
  now(): number;
  /**
   * Resolves when `now()` has reached `until` (epoch milliseconds) or when `signal` is aborted,
   * whichever comes first; never rejects. An instant already past resolves at once.
   */
  waitUntil(until: number, signal?: AbortSignal): Promise<void>;
}
