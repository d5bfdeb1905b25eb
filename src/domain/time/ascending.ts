/**
 * Numbers in ascending order, and the place of any number among them, found by a guess instead of a search.
 *
 * The rule it owns: the range of the numbers is cut into as many equal shares as there are numbers, and for each share
 * it is written down how many numbers lie in the shares before it. A number's share is one multiplication, and its
 * place is at most as many steps away as its share has numbers: one or two where they are strewn as evenly as working
 * windows are, however many years they cover. That the place is right rests only on this: the greater of two numbers
 * is never in an earlier share.
 *
 * Example (a test row): among 10, 20, 20, 40 the last at most 20 is at place 2, so is the last at most 39, and the last
 * below 20 is at place 0; at most 9 there is none, -1.
 */
export class Ascending {
  /** The numbers and a NaN, which is neither below nor at most anything: a walk towards the end stops there. */
  readonly #numbers: Float64Array;
  readonly #first: number;
  readonly #sharesPerUnit: number;
  /** For each share how many numbers lie in the shares before it. */
  readonly #countBefore: Int32Array;

  /** @param numbers finite and ascending; equal ones are fine */
  constructor(numbers: Float64Array) {
    const count = numbers.length;
    const range = (numbers.at(-1) ?? 0) - (numbers[0] ?? 0);
    this.#numbers = new Float64Array(count + 1).fill(NaN);
    this.#numbers.set(numbers);
    this.#first = numbers[0] ?? Infinity;
    this.#sharesPerUnit = range > 0 ? count / range : 0;
    // One share more than numbers: the last number lies on the far edge of the range.
    this.#countBefore = new Int32Array(count + 1);
    let begun = 0;
    for (const [place, number] of numbers.entries()) {
      const share = this.#shareOf(number);
      this.#countBefore.fill(place, begun + 1, share + 1);
      begun = share;
    }
    this.#countBefore.fill(count, begun + 1);
  }

  /** The last place whose number is <= x, -1 if there is none. */
  lastAtMost(x: number): number {
    if (x < this.#first) return -1;
    const numbers = this.#numbers;
    let next = this.#countBefore[this.#shareOf(x)] ?? 0;
    while ((numbers[next] ?? NaN) <= x) next += 1;
    return next - 1;
  }

  /** The last place whose number is < x, -1 if there is none. */
  lastBelow(x: number): number {
    if (x <= this.#first) return -1;
    const numbers = this.#numbers;
    let next = this.#countBefore[this.#shareOf(x)] ?? 0;
    while ((numbers[next] ?? NaN) < x) next += 1;
    return next - 1;
  }

  /** The share of an x that is not below the first number; all beyond the last number are in the last share. */
  #shareOf(x: number): number {
    return Math.min((x - this.#first) * this.#sharesPerUnit, this.#countBefore.length - 1) | 0;
  }
}
