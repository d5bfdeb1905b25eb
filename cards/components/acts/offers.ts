/** What the viewer may do now, in words, with what has to be chosen or written for it. Not allowed is not in the list. */
import type { GoodAnswer } from '../../answer/ask.ts';
import type { Deed } from '../../answer/useAct.ts';
import type { CardReason } from '../../contract.ts';
import { message } from '../../messages/message.ts';
import { sayRoughDuration } from '../../messages/wallTime.ts';
import { wordsFor, when, type View } from '../view.ts';
import { snoozes } from './snoozes.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Offer {
  readonly key: string;
  readonly label: string;
  /** What it brings about, said before it is done. */
  readonly explained: string;
  /** What must be chosen, and from what. */
  readonly choice: { readonly label: string; readonly options: readonly Option[] } | null;
  /** What must be written. */
  readonly text: { readonly label: string; readonly hint: string } | null;
  readonly deed: (chosen: string, written: string) => Deed;
  readonly done: string;
}

type Tracked = Extract<GoodAnswer, { tracked: true }>;

export function offersFor(view: View, answer: Tracked): readonly Offer[] {
  return [
    ...disposing(view, answer),
    ...pausing(view, answer),
    ...snoozing(view, answer),
    ...askingExcuse(view, answer),
  ];
}

function disposing(view: View, { can: { dispose } }: Tracked): readonly Offer[] {
  if (dispose === null) return [];
  return (['qualified', 'disqualified', 'recycled'] as const).flatMap((as) => {
    const offered = dispose[as];
    if (offered === null || offered === false) return [];
    const reasons = offered === true ? [] : offered;
    return [
      {
        key: as,
        label: message(view.locale, `act.${as}`),
        explained: message(view.locale, `explain.${as}`),
        choice: reasons.length === 0 ? null : chooseReason(view, reasons),
        text: null,
        deed: (chosen): Deed => ({ act: 'dispose', as, reasonId: reasons.length === 0 ? null : chosen }),
        done: message(view.locale, `done.${as}`),
      },
    ];
  });
}

function chooseReason(view: View, reasons: readonly CardReason[]): NonNullable<Offer['choice']> {
  return {
    label: message(view.locale, 'field.reason'),
    options: reasons.map(({ id, words }) => ({ value: id, label: wordsFor(view, words) })),
  };
}

function pausing(view: View, { can: { pause, resume } }: Tracked): readonly Offer[] {
  const { locale } = view;
  const offers: Offer[] = [];
  if (pause !== null && pause.length > 0) {
    offers.push({
      key: 'pause',
      label: message(locale, 'act.pause'),
      explained: message(locale, 'explain.pause'),
      choice: {
        label: message(locale, 'field.reason'),
        options: pause.map(({ id, words, leftMs }) => ({
          value: id,
          label: message(locale, 'pause.left', {
            reason: wordsFor(view, words),
            duration: sayRoughDuration(locale, leftMs),
          }),
        })),
      },
      text: null,
      deed: (pauseId) => ({ act: 'pause', pauseId }),
      done: message(locale, 'done.pause'),
    });
  }
  if (resume !== null) {
    offers.push({
      key: 'resume',
      label: message(locale, 'act.resume'),
      explained: message(locale, 'explain.resume', { reason: wordsFor(view, resume.words) }),
      choice: null,
      text: null,
      deed: () => ({ act: 'resume' }),
      done: message(locale, 'done.resume'),
    });
  }
  return offers;
}

function snoozing(view: View, { can: { snoozeUntil }, clocks }: Tracked): readonly Offer[] {
  const { locale, now } = view;
  if (snoozeUntil === null || snoozeUntil <= now) return [];
  const choices = snoozes(clocks, now, snoozeUntil);
  return [
    {
      key: 'snooze',
      label: message(locale, 'act.snooze'),
      explained: message(locale, 'explain.snooze'),
      choice: {
        label: message(locale, 'field.until'),
        options: choices.map(({ id, until }) => ({
          value: id,
          label: message(locale, `snooze.${id}`, { when: when(view, until) }),
        })),
      },
      text: null,
      deed: (chosen) => ({
        act: 'snooze',
        until: choices.find(({ id }) => id === chosen)?.until ?? snoozeUntil,
      }),
      done: message(locale, 'done.snooze'),
    },
  ];
}

function askingExcuse(view: View, { can: { askExcuse }, clocks }: Tracked): readonly Offer[] {
  const { locale } = view;
  const excusable = clocks.filter(({ id }) => askExcuse.includes(id));
  const first = excusable[0];
  if (!first) return [];
  const promises = excusable.map(({ id, promise }) => ({ value: id, label: wordsFor(view, promise) }));
  return [
    {
      key: 'askExcuse',
      label: message(locale, 'act.askExcuse'),
      explained: message(locale, 'explain.askExcuse'),
      choice: excusable.length === 1 ? null : { label: message(locale, 'field.promise'), options: promises },
      text: { label: message(locale, 'field.excuse'), hint: message(locale, 'field.excuseHint') },
      deed: (chosen, reason) => ({
        act: 'askExcuse',
        clockId: excusable.length === 1 ? first.id : chosen,
        reason,
      }),
      done: message(locale, 'done.askExcuse'),
    },
  ];
}
