/** How many times as long as it was counted for something is told again. */
const TIMES_AS_LONG = 20;
/** What is counted this fast is counted each time. */
const FAST_MS = 100;

/**
 * Counting the rows of a large store takes seconds, an embedded one answers nobody else meanwhile, and anybody may ask. So
 * all who ask while it is counted are told the same, and so are those who ask afterwards, long enough that the database
 * counts for a twentieth of the time at most.
 * @param count rejects when it cannot count; then the next who asks lets it try anew
 * @param stopwatch ms from any instant on
 */
export function countedSeldom<T>(
  count: () => Promise<T>,
  stopwatch: () => number = () => performance.now(),
): () => Promise<T> {
  let last: { readonly counted: Promise<T>; until: number } | null = null;
  return () => {
    if (last !== null && stopwatch() < last.until) return last.counted;
    const startedAt = stopwatch();
    const begun = { counted: count(), until: Infinity };
    last = begun;
    begun.counted.then(
      () => {
        const took = stopwatch() - startedAt;
        begun.until = took < FAST_MS ? 0 : startedAt + took * (1 + TIMES_AS_LONG);
      },
      () => {
        begun.until = 0;
      },
    );
    return begun.counted;
  };
}
