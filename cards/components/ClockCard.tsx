/** The card in either of its places: one answer, one clock that ticks, and the face that fits what is known. */
import { useCallback, useMemo } from 'react';
import type { ExtensionPointApiActions } from '@hubspot/ui-extensions';
import { useAnswer, type PropertyWatch } from '../answer/useAnswer.ts';
import { staleAfterMs } from '../clock/pace.ts';
import { nextChangeAt } from '../clock/readClock.ts';
import { useNow } from '../clock/useNow.ts';
import type { CardClock } from '../contract.ts';
import { readSettings, type CardContext } from '../settings.ts';
import { FullFace } from './FullFace.tsx';
import { ErrorFace, LoadingFace, SetupFace, UntrackedFace } from './PlainFaces.tsx';
import { StaleFace } from './StaleFace.tsx';
import { TrackedFace } from './TrackedFace.tsx';
import type { Desk } from './view.ts';

export interface ClockCardProps {
  readonly context: CardContext;
  readonly actions: Pick<
    ExtensionPointApiActions<'crm.record.sidebar'>,
    'onCrmPropertiesUpdate' | 'addAlert' | 'refreshObjectProperties'
  >;
  /** 'compact' for the sidebar, 'full' for a tab. */
  readonly size: 'compact' | 'full';
}

const NO_CLOCKS: readonly CardClock[] = [];

export function ClockCard({ context, actions, size }: ClockCardProps) {
  const { publicUrl, speed, locale, zone } = useMemo(() => readSettings(context), [context]);
  const contactId = context.crm.objectId;
  const watchProperties = useCallback<PropertyWatch>(
    (onChange) => {
      actions.onCrmPropertiesUpdate('*', onChange);
    },
    [actions],
  );
  const { known, failure, asking, ask, askTwice } = useAnswer(publicUrl, contactId, speed, watchProperties);
  const clocks = known?.answer.tracked ? known.answer.clocks : NO_CLOCKS;
  const time = useNow(known?.anchor ?? null, speed, (now) => earliestChange(clocks, now));
  const desk = useMemo<Desk | null>(
    () =>
      publicUrl === null
        ? null
        : {
            publicUrl,
            contactId,
            onDone: (message) => {
              actions.addAlert({ type: 'success', message });
              actions.refreshObjectProperties();
            },
            onAnswered: askTwice,
          },
    [publicUrl, contactId, actions, askTwice],
  );

  if (desk === null) return <SetupFace locale={locale} />;
  if (!known || !time) {
    if (!failure) return <LoadingFace locale={locale} />;
    return <ErrorFace locale={locale} failure={failure} asking={asking} onRetry={ask} />;
  }
  const { answer } = known;
  const stale = time.ageMs > staleAfterMs(speed);
  if (!answer.tracked) {
    if (!stale) return <UntrackedFace locale={locale} reason={answer.reason} />;
    return <ErrorFace locale={locale} failure={failure ?? 'unreachable'} asking={asking} onRetry={ask} />;
  }
  const view = { locale, zone, now: time.now };
  if (stale) return <StaleFace view={view} answer={answer} asking={asking} onRetry={ask} />;
  const Face = size === 'full' ? FullFace : TrackedFace;
  return <Face view={view} answer={answer} desk={desk} />;
}

function earliestChange(clocks: readonly CardClock[], now: number): number | null {
  const changes = clocks.map((clock) => nextChangeAt(clock, now)).filter((at) => at !== null);
  return changes.length > 0 ? Math.min(...changes) : null;
}
