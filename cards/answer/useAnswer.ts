/** Keeps the newest clocks of a contact at hand, and asks anew when a property of the record changes. */
import { useCallback, useEffect, useRef } from 'react';
import { refetchMs } from '../clock/pace.ts';
import { askForClocks, type GoodAnswer } from './ask.ts';
import { usePolling, type Polled } from './usePolling.ts';

/** HubSpot delivers a change to the service within seconds; so the card looks again this much later. */
const LOOK_AGAIN_MS = 5_000;
/** Of several changes in a row, as when a form is saved, the card asks once. */
const IN_A_ROW_MS = 250;

/** Any of them may be a word of the agreement, so the card hears of all. */
export type PropertyWatch = (onChange: () => void) => void;

export function useAnswer(
  publicUrl: string | null,
  contactId: number,
  speed: number,
  watchProperties: PropertyWatch,
): Polled<GoodAnswer> & { readonly askTwice: () => void } {
  const question = useCallback(() => askForClocks(publicUrl ?? '', contactId), [publicUrl, contactId]);
  const polled = usePolling(publicUrl === null ? null : question, refetchMs(speed));
  const { ask } = polled;

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
    let soon: ReturnType<typeof setTimeout> | undefined;
    watchProperties(() => {
      if (!shown) return;
      clearTimeout(soon);
      soon = setTimeout(askTwice, IN_A_ROW_MS);
    });
    return () => {
      shown = false;
      clearTimeout(soon);
      clearTimeout(again.current);
    };
  }, [askTwice, watchProperties]);

  return { ...polled, askTwice };
}
