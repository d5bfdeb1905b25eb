/** Asks why when somebody wants to know: at each opening, and anew when the clocks were evaluated meanwhile. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Locale } from '../messages/locale.ts';
import { askWhy, type Failure, type GoodWhy } from './ask.ts';

export interface WhyState {
  readonly known: GoodWhy | null;
  readonly failure: Failure | null;
  readonly asking: boolean;
}

/** `open` is whether it is on show; nothing is asked before. */
export function useWhy(
  publicUrl: string,
  contactId: number,
  language: Locale['language'],
  open: boolean,
  evaluatedAt: number,
): WhyState & { readonly ask: () => void } {
  const [state, setState] = useState<WhyState>({ known: null, failure: null, asking: false });
  const newest = useRef(0);

  const ask = useCallback(() => {
    const number = ++newest.current;
    setState((before) => ({ ...before, asking: true }));
    void askWhy(publicUrl, contactId, language).then((outcome) => {
      if (number !== newest.current) return;
      setState((before) =>
        outcome.kind === 'answer'
          ? { known: outcome.answer, failure: null, asking: false }
          : { ...before, failure: outcome.failure, asking: false },
      );
    });
  }, [publicUrl, contactId, language]);

  useEffect(() => {
    if (open) ask();
  }, [open, ask, evaluatedAt]);

  return { ...state, ask };
}
