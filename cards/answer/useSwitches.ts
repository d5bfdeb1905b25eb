/** Turns switches one at a time: two clicks come before the next drawing, and one is enough. */
import { useCallback, useRef, useState } from 'react';
import type { Locale } from '../messages/locale.ts';
import type { SettingsSwitch } from '../settingsContract.ts';
import { turn, type SwitchFailure, type Turned } from './settings.ts';

export type SwitchName = SettingsSwitch['turn'];

export interface Switches {
  readonly turning: SwitchName | null;
  readonly failed: { readonly name: SwitchName; readonly failure: SwitchFailure } | null;
  /** Resolves to what came of it; null at once while another is under way, or when it failed. */
  readonly perform: (asked: SettingsSwitch) => Promise<Turned['outcome']>;
  /** Forgets the failure on show. */
  readonly clear: () => void;
}

/** `onAnswered` is called after each outcome. */
export function useSwitches(
  publicUrl: string,
  language: Locale['language'],
  onAnswered: () => void,
): Switches {
  const [state, setState] = useState<Pick<Switches, 'turning' | 'failed'>>({ turning: null, failed: null });
  const underWay = useRef(false);

  const perform = useCallback(
    async (asked: SettingsSwitch) => {
      if (underWay.current) return null;
      underWay.current = true;
      setState({ turning: asked.turn, failed: null });
      const { outcome, failure } = await turn(publicUrl, language, asked);
      underWay.current = false;
      setState({ turning: null, failed: failure && { name: asked.turn, failure } });
      onAnswered();
      return outcome;
    },
    [publicUrl, language, onAnswered],
  );
  const clear = useCallback(() => {
    setState((before) => ({ ...before, failed: null }));
  }, []);

  return { ...state, perform, clear };
}
