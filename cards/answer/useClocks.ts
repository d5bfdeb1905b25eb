/** Asks for the clocks behind a figure part by part; what was shown stays as it is while more is asked for. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageClock } from '../pageContract.ts';
import type { Failure } from './ask.ts';
import { askForPageClocks, type ClocksAsked } from './page.ts';

export interface ClocksState {
  /** null: nothing was answered yet. */
  readonly clocks: readonly PageClock[] | null;
  /** The host of addresses of records; null: not known. */
  readonly uiDomain: string | null;
  readonly failure: Failure | null;
  readonly asking: boolean;
  readonly isLast: boolean;
}

/**
 * `ask` asks for what follows, or once more for what failed; one question at a time. What is asked for is that of the first
 * drawing: show it under a key of its own.
 */
export function useClocks(
  publicUrl: string,
  wanted: Omit<ClocksAsked, 'after'>,
): ClocksState & { readonly ask: () => void } {
  const [state, setState] = useState<ClocksState>({
    clocks: null,
    uiDomain: null,
    failure: null,
    asking: false,
    isLast: false,
  });
  const asked = useRef(wanted);
  const after = useRef<string | null>(null);
  const underWay = useRef(false);
  const shown = useRef(true);

  const ask = useCallback(() => {
    if (underWay.current) return;
    underWay.current = true;
    setState((before) => ({ ...before, asking: true }));
    void askForPageClocks(publicUrl, { ...asked.current, after: after.current }).then((outcome) => {
      underWay.current = false;
      if (!shown.current) return;
      if (outcome.kind === 'failed') {
        setState((before) => ({ ...before, failure: outcome.failure, asking: false }));
        return;
      }
      const { clocks, uiDomain, next } = outcome.answer;
      after.current = next;
      setState((before) => ({
        clocks: [...(before.clocks ?? []), ...clocks],
        uiDomain,
        failure: null,
        asking: false,
        isLast: next === null,
      }));
    });
  }, [publicUrl]);

  useEffect(() => {
    shown.current = true;
    ask();
    return () => {
      shown.current = false;
    };
  }, [ask]);

  return { ...state, ask };
}
