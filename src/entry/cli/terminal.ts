/**
 * The terminal as commands see it: answers go to stdout, everything about the way there (notes, progress, questions) to
 * stderr, so that an answer can be piped. With `--json` the answer is one JSON document and nothing else.
 */
import { createInterface } from 'node:readline/promises';
import { Presets, SingleBar } from 'cli-progress';
import { say, type Language, type MessageKey } from '../../messages/say.ts';
import { EXIT, Interrupted, Refusal } from './exit.ts';

type Values = Readonly<Record<string, string | number>>;

/** How far something long has come; nothing is shown before the first second is over. */
export interface Progress {
  /** @param total when it has become known or has changed */
  at(done: number, total?: number): void;
  /** Takes the bar away; what remains is what the command says afterwards. */
  end(): void;
}

export interface Terminal {
  readonly language: Language;
  readonly json: boolean;
  /** Aborted by Ctrl-C. A command checks it between two steps, each of which leaves things whole. */
  readonly stopped: AbortSignal;
  /** A sentence of the catalogue, as (part of) the answer; left out with `--json`. */
  say(key: MessageKey, values?: Values): void;
  /** A line of the answer as it is; left out with `--json`. */
  line(text: string): void;
  /** The answer as data; printed with `--json` only. */
  data(answer: unknown): void;
  /** A sentence about the way there. */
  note(key: MessageKey, values?: Values): void;
  /**
   * Asks and takes yes or no. @param yes the answer was given beforehand by `--yes`
   * @throws Refusal when nobody is there to ask
   */
  confirm(key: MessageKey, values: Values, yes: boolean): Promise<boolean>;
  progress(key: MessageKey): Progress;
  /** @throws Interrupted after Ctrl-C */
  goOn(): void;
}

const FIRST_SHOWN_MS = 1_000;
const LINE_EVERY_MS = 10_000;

export function terminalOn(
  { json, language }: { readonly json: boolean; readonly language: Language },
  stopped: AbortSignal,
): Terminal {
  const out = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const err = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return {
    language,
    json,
    stopped,
    say: (key, values) => {
      if (!json) out(say(language, key, values));
    },
    line: (text) => {
      if (!json) out(text);
    },
    data: (answer) => {
      if (json) out(JSON.stringify(answer, null, 2));
    },
    note: (key, values) => {
      err(say(language, key, values));
    },
    confirm: async (key, values, yes) => {
      if (yes) return true;
      if (!process.stdin.isTTY) throw new Refusal(say(language, 'cli.noOneToAsk'), EXIT.usage);
      const asking = createInterface({ input: process.stdin, output: process.stderr });
      try {
        const question = `${say(language, key, values)} ${say(language, 'cli.yesOrNo')} `;
        const answer = (await asking.question(question, { signal: stopped })).trim().toLowerCase();
        return say(language, 'cli.yes').split(' ').includes(answer);
      } catch (error) {
        if (stopped.aborted) throw new Interrupted();
        throw error;
      } finally {
        asking.close();
      }
    },
    progress: (key) => (process.stderr.isTTY ? bar : lines)(say(language, key), language),
    goOn: () => {
      if (stopped.aborted) throw new Interrupted();
    },
  };
}

function bar(words: string, language: Language): Progress {
  const shown = new SingleBar(
    {
      format: `${words} {bar} {percentage}% {value}/{total}, {rate}, {eta_formatted}`,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  const begunAt = performance.now();
  const rateOf = rate(language);
  let started = false;
  return {
    at: (done, total) => {
      const shownRate = rateOf(done);
      if (!started && performance.now() - begunAt < FIRST_SHOWN_MS) return;
      if (!started) shown.start(total ?? done, done, { rate: shownRate });
      started = true;
      if (total !== undefined) shown.setTotal(total);
      shown.update(done, { rate: shownRate });
    },
    end: () => {
      if (started) shown.stop();
    },
  };
}

/** How many a second, since the first that was told; of one alone it cannot be said. */
function rate(language: Language): (done: number) => string {
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  let first: { readonly at: number; readonly done: number } | null = null;
  return (done) => {
    const at = performance.now();
    first ??= { at, done };
    const perSecond = ((done - first.done) * 1_000) / (at - first.at);
    return say(language, 'cli.rate', { rate: perSecond > 0 ? number.format(perSecond) : '…' });
  };
}

/** Where no bar can be drawn, a line now and then says the same. */
function lines(words: string, language: Language): Progress {
  let lastAt = performance.now() - LINE_EVERY_MS + FIRST_SHOWN_MS;
  const number = new Intl.NumberFormat(language);
  const rateOf = rate(language);
  return {
    at: (done, total) => {
      const shownRate = rateOf(done);
      if (performance.now() - lastAt < LINE_EVERY_MS) return;
      lastAt = performance.now();
      const of = total === undefined ? '' : `/${number.format(total)}`;
      process.stderr.write(`${words} ${number.format(done)}${of}, ${shownRate}\n`);
    },
    end: () => undefined,
  };
}
