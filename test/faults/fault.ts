/** What a fault is, and what is measured of it. */

export interface Playing {
  readonly seed: number;
  /** Tells whoever watches how far it is. */
  readonly say: (line: string) => void;
}

export interface Outcome {
  /** In lines without names: what the portal should show and does not. */
  readonly lost: readonly string[];
  /** Keys of tasks that stand twice. */
  readonly doubled: readonly string[];
  /** From the end of the fault until the service did its work again, ms; null where it never ceased to. */
  readonly backMs: number | null;
  /** From the end of the fault until the portal showed what its history asks for, ms; null where that was not waited for. */
  readonly rightMs: number | null;
  /** Whatever else should not be: an exit code of 1 as well. */
  readonly wrong: readonly string[];
  /** Figures worth knowing. */
  readonly notes: readonly string[];
}

export interface Fault {
  readonly name: string;
  /** @returns why it cannot be played here, in a sentence, or what came of it */
  readonly play: (playing: Playing) => Promise<Outcome | string>;
}
