/** How a state looks and is called, in one table, so that tag, bar and words never disagree. */
import type { ProgressBarProps, StatusTagProps } from '@hubspot/ui-extensions';
import type { ClockState } from '../clock/readClock.ts';

interface StateLooks {
  readonly tag: NonNullable<StatusTagProps['variant']>;
  readonly bar: NonNullable<ProgressBarProps['variant']>;
  readonly words: `state.${ClockState}`;
}

export const STATE_LOOKS: Readonly<Record<ClockState, StateLooks>> = {
  onTrack: { tag: 'success', bar: 'success', words: 'state.onTrack' },
  dueSoon: { tag: 'warning', bar: 'warning', words: 'state.dueSoon' },
  overdue: { tag: 'danger', bar: 'danger', words: 'state.overdue' },
  paused: { tag: 'info', bar: 'warning', words: 'state.paused' },
  met: { tag: 'success', bar: 'success', words: 'state.met' },
  breached: { tag: 'danger', bar: 'danger', words: 'state.breached' },
  excused: { tag: 'info', bar: 'warning', words: 'state.excused' },
  void: { tag: 'default', bar: 'warning', words: 'state.void' },
};
