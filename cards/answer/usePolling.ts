/**
 * Keeps the newest answer of the service at hand: asks at once, then at an interval while it is shown. An answer that was
 * overtaken by a later one is dropped.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Anchor } from '../clock/localNow.ts';
import type { Asked, Failure } from './ask.ts';

/** The newest good answer, and when it came on the monotonic watch. */
export interface Known<T> {
  readonly answer: T;
  readonly anchor: Anchor;
}

export interface Polled<T> {
  readonly known: Known<T> | null;
  /** Why the last question was not answered; null when it was. */
  readonly failure: Failure | null;
  readonly asking: boolean;
  readonly ask: () => void;
}

/**
 * @param question asks once; keep it the same from one drawing to the next. null: nobody can be asked
 * @param everyMs real milliseconds from one question to the next
 */
export function usePolling<T extends { readonly serverNow: number }>(
  question: (() => Promise<Asked<T>>) | null,
  everyMs: number,
): Polled<T> {
  const [state, setState] = useState<Omit<Polled<T>, 'ask'>>({ known: null, failure: null, asking: false });
  // Questions are numbered, and the number of the newest one answered is kept: a slow answer is still news, unless
  // the answer to a later question is already in.
  const asked = useRef(0);
  const answered = useRef(0);

  const ask = useCallback(() => {
    if (question === null) return;
    const number = ++asked.current;
    setState((before) => ({ ...before, asking: true }));
    void question().then((outcome) => {
      if (number <= answered.current) return;
      answered.current = number;
      const asking = number < asked.current;
      if (outcome.kind === 'failed') {
        setState((before) => ({ ...before, failure: outcome.failure, asking }));
        return;
      }
      const anchor = { serverNow: outcome.answer.serverNow, watchMs: performance.now() };
      setState({ known: { answer: outcome.answer, anchor }, failure: null, asking });
    });
  }, [question]);

  useEffect(() => {
    ask();
    const interval = setInterval(ask, everyMs);
    return () => {
      clearInterval(interval);
      // Nobody is left to hear an answer that is still under way.
      answered.current = asked.current;
    };
  }, [ask, everyMs]);

  return { ...state, ask };
}
