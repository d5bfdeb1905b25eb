/**
 * Measures several ways of doing the same work against each other.
 *
 * The rule it owns: contenders take turns in short rounds, and a ratio is the median of the ratios of single rounds,
 * so that a machine that slows down half-way slows all of them and no ratio moves.
 */

/** One way of doing the work. `pass` does the operations [from, until) of `size` and returns a sum, so none is optimised away. */
export interface Contender {
  readonly name: string;
  readonly size: number;
  readonly pass: (from: number, until: number) => number;
}

export interface Measured {
  readonly name: string;
  /** Operations a second, one entry a round. */
  readonly rounds: readonly number[];
  /** The median of the rounds. */
  readonly perSecond: number;
}

const ROUNDS = 9;
/** A clock reading costs some tens of nanoseconds; a chunk is made long enough that it does not show. */
const CHUNK_MS = 0.5;

/** What the passes returned; kept where the compiler cannot prove that nobody looks. */
let sink = 0;

/** Measures all contenders in turns, for about `seconds` altogether; a first round warms up and is thrown away. */
export function measure(contenders: readonly Contender[], seconds: number): readonly Measured[] {
  const sliceMs = (seconds * 1000) / (contenders.length * (ROUNDS + 1));
  const runners = contenders.map((contender) => ({ contender, run: runner(contender) }));
  for (const { run } of runners) run(sliceMs);
  const rounds = runners.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Every other round in the other direction: nobody always runs on the caches somebody else left.
    const order = [...runners.keys()];
    for (const index of round % 2 === 0 ? order : order.reverse()) {
      rounds[index]!.push(runners[index]!.run(sliceMs));
    }
  }
  if (Number.isNaN(sink)) throw new Error('a contender returned no number');
  return runners.map(({ contender }, index) => ({
    name: contender.name,
    rounds: rounds[index]!,
    perSecond: median(rounds[index]!),
  }));
}

/** How many times as fast `ours` was as `theirs`: the median over the rounds they shared. */
export function ratioOf(ours: Measured, theirs: Measured): number {
  return median(ours.rounds.map((speed, round) => speed / theirs.rounds[round]!));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs a contender for some milliseconds and returns its operations a second; goes on where it stopped the last time. */
function runner({ size, pass }: Contender): (forMs: number) => number {
  let chunk = 1;
  let next = 0;
  return (forMs) => {
    const startedAt = performance.now();
    let done = 0;
    let reachedAt = startedAt;
    while (reachedAt - startedAt < forMs) {
      const until = Math.min(next + chunk, size);
      sink += pass(next, until);
      const at = performance.now();
      if (at - reachedAt < CHUNK_MS && chunk < size) chunk *= 2;
      done += until - next;
      next = until === size ? 0 : until;
      reachedAt = at;
    }
    return (done / (reachedAt - startedAt)) * 1000;
  };
}
