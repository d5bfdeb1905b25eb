/** The SLA clock in the sidebar of a contact record. */
import { useCallback, useMemo } from 'react';
import { hubspot, type ExtensionPointApiActions } from '@hubspot/ui-extensions';
import { useAnswer, type PropertyWatch } from './answer/useAnswer.ts';
import { staleAfterMs } from './clock/pace.ts';
import { nextChangeAt } from './clock/readClock.ts';
import { useNow } from './clock/useNow.ts';
import { ErrorFace, LoadingFace, SetupFace, UntrackedFace } from './components/PlainFaces.tsx';
import { StaleFace } from './components/StaleFace.tsx';
import { TrackedFace } from './components/TrackedFace.tsx';
import type { CardClock } from './contract.ts';
import { readSettings, type CardContext } from './settings.ts';

export interface SlaCardProps {
  readonly context: CardContext;
  readonly actions: Pick<ExtensionPointApiActions<'crm.record.sidebar'>, 'onCrmPropertiesUpdate'>;
}

const NO_CLOCKS: readonly CardClock[] = [];

export function SlaCard({ context, actions }: SlaCardProps) {
  const { publicUrl, speed, locale, zone } = useMemo(() => readSettings(context), [context]);
  const watchProperties = useCallback<PropertyWatch>(
    (properties, onChange) => {
      actions.onCrmPropertiesUpdate(properties, onChange);
    },
    [actions],
  );
  const { known, failure, asking, ask } = useAnswer(publicUrl, context.crm.objectId, speed, watchProperties);
  const clocks = known?.answer.tracked ? known.answer.clocks : NO_CLOCKS;
  const time = useNow(known?.anchor ?? null, speed, (now) => earliestChange(clocks, now));

  if (publicUrl === null) return <SetupFace locale={locale} />;
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
  return <TrackedFace view={view} answer={answer} />;
}

function earliestChange(clocks: readonly CardClock[], now: number): number | null {
  const changes = clocks.map((clock) => nextChangeAt(clock, now)).filter((at) => at !== null);
  return changes.length > 0 ? Math.min(...changes) : null;
}

hubspot.extend<'crm.record.sidebar'>(({ context, actions }) => (
  <SlaCard context={context} actions={actions} />
));
