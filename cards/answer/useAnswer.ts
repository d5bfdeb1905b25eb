/**
 * Keeps the newest answer of the service at hand: asks at once, then at an interval while the card is shown, and again
 * when a property of the record changes. An answer that was overtaken by a later one is dropped.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { refetchMs } from '../clock/pace.ts';
import type { Anchor } from '../clock/localNow.ts';
import { askForClocks, type Failure, type GoodAnswer } from './ask.ts';

/** The newest good answer, and when it came on the monotonic watch. */
export interface Known {
  readonly answer: GoodAnswer;
  readonly anchor: Anchor;
}

export interface AnswerState {
  readonly known: Known | null;
  /** Why the last question was not answered; null when it was. */
  readonly failure: Failure | null;
  readonly asking: boolean;
}

/** The record's properties that move a clock, or tell that the service has moved one. */
export const WATCHED_PROPERTIES = ['lifecyclestage', 'hs_lead_status', 'hubspot_owner_id', 'sla_status'];

/** HubSpot delivers a change to the service within seconds; so the card looks again this much later. */
const LOOK_AGAIN_MS = 5_000;

export type PropertyWatch = (properties: string[], onChange: () => void) => void;

export function useAnswer(
  publicUrl: string | null,
  contactId: number,
  speed: number,
  watchProperties: PropertyWatch,
): AnswerState & { readonly ask: () => void; readonly askTwice: () => void } {
  const [state, setState] = useState<AnswerState>({ known: null, failure: null, asking: false });
  // Questions are numbered, and the number of the newest one answered is kept: a slow answer is still news, unless
  // the answer to a later question is already in.
  const asked = useRef(0);
  const answered = useRef(0);

  const ask = useCallback(() => {
    if (publicUrl === null) return;
    const number = ++asked.current;
    setState((before) => ({ ...before, asking: true }));
    void askForClocks(publicUrl, contactId).then((outcome) => {
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
  }, [publicUrl, contactId]);

  useEffect(() => {
    ask();
    const interval = setInterval(ask, refetchMs(speed));
    return () => {
      clearInterval(interval);
      // Nobody is left to hear an answer that is still under way.
      answered.current = asked.current;
    };
  }, [ask, speed]);

  // Now, and once more when HubSpot has told the service.
  const again = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const askTwice = useCallback(() => {
    ask();
    clearTimeout(again.current);
    again.current = setTimeout(ask, LOOK_AGAIN_MS);
  }, [ask]);

  useEffect(() => {
    // HubSpot's watch cannot be ended, so it is disarmed instead when the card goes.
    let shown = true;
    watchProperties(WATCHED_PROPERTIES, () => {
      if (shown) askTwice();
    });
    return () => {
      shown = false;
      clearTimeout(again.current);
    };
  }, [askTwice, watchProperties]);

  return { ...state, ask, askTwice };
}
