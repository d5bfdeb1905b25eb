/**
 * Sends acts one at a time. A question whose outcome is not known keeps its id and its words until it is answered, so
 * that pressing again can never do a thing twice.
 */
import { useCallback, useRef, useState } from 'react';
import type { CardAct } from '../contract.ts';
import { freshId } from './freshId.ts';
import { isOpenEnded, sendAct, type ActFailure } from './send.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** An act without the id it is sent under. */
export type Deed = WithoutId<CardAct>;

export interface ActState {
  /** The key of the deed under way. */
  readonly sending: string | null;
  readonly failed: { readonly key: string; readonly failure: ActFailure } | null;
}

export interface Acting extends ActState {
  /** Resolves to whether it was done; false at once while another is under way. */
  readonly perform: (key: string, deed: Deed) => Promise<boolean>;
  /** Forgets the failure on show. */
  readonly clear: () => void;
}

const IDLE: ActState = { sending: null, failed: null };

/**
 * `key` names what the viewer chose: pressed again under the same key after an outcome that is not known, the very same
 * request is sent. `onAnswered` is called after each outcome.
 */
export function useAct(publicUrl: string, contactId: number, onAnswered: () => void): Acting {
  const [state, setState] = useState<ActState>(IDLE);
  // Two clicks come before the next drawing, so what is under way cannot be kept in the state alone.
  const underWay = useRef(false);
  const unanswered = useRef<{ readonly key: string; readonly act: CardAct } | null>(null);

  const perform = useCallback(
    async (key: string, deed: Deed): Promise<boolean> => {
      if (underWay.current) return false;
      underWay.current = true;
      setState({ sending: key, failed: null });
      const before = unanswered.current;
      const act: CardAct = before?.key === key ? before.act : { ...deed, id: freshId() };
      const failure = await sendAct(publicUrl, contactId, act);
      underWay.current = false;
      unanswered.current = failure !== null && isOpenEnded(failure) ? { key, act } : null;
      setState({ sending: null, failed: failure === null ? null : { key, failure } });
      onAnswered();
      return failure === null;
    },
    [publicUrl, contactId, onAnswered],
  );
  const clear = useCallback(() => {
    setState((before) => ({ ...before, failed: null }));
  }, []);

  return { ...state, perform, clear };
}
