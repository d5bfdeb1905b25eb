/**
 * Puts what the clocks ask for into the words and values of the portal. Values are compared as they stand here, so a
 * changed word in the agreement is a difference like any other.
 */
import { type Language, type SlaPromise } from '../domain/agreement/agreement.ts';
import { agreementOfVersion, currentAgreement, type AgreementHistory } from '../domain/agreement/versions.ts';
import { type Clock } from '../domain/evaluate/clock.ts';
import { type Evaluation } from '../domain/evaluate/evaluate.ts';
import { type WantedAlert } from '../domain/effects/alerts.ts';
import { type ClockTask, type WantedProperties, type WantedTask } from '../domain/effects/wanted.ts';
import { type RecordRef } from '../domain/timeline/fact.ts';
import { localDay, say, sayInstant } from '../messages/say.ts';
import { type EffectKind, type PortalValues, type WantedEffect } from './store.ts';
import { type Ration } from './ration.ts';

const MINUTE_MS = 60_000;

/** What closes an effect that is no longer asked for. */
export const CLOSING: Readonly<Record<EffectKind, PortalValues>> = {
  properties: {
    sla_status: 'not_tracked',
    sla_promise: '',
    sla_deadline: '',
    sla_overdue_since: '',
    sla_breaches: '',
    sla_touch_minutes: '',
    sla_disposition_minutes: '',
    sla_last_verdict: '',
  },
  task: { hs_task_status: 'COMPLETED' },
};

export function renderEffects(
  record: RecordRef,
  { wanted, clocks }: Evaluation,
  history: AgreementHistory,
): readonly WantedEffect[] {
  const prefix = `${record.objectType}:${record.recordId}`;
  const effects: WantedEffect[] = wanted.tasks.map((task) => ({
    key: `${prefix}/${task.key}`,
    kind: 'task',
    urgency: task.step === 'reminder' ? 2 : 1,
    ...rationOf(task, history, clocks),
    wanted: {
      state: 'open',
      values: {
        ...(task.step === 'alert' ? alertValues(task, history) : taskValues(task, history, clocks)),
        sla_effect_key: `${prefix}/${task.key}`,
      },
    },
  }));
  if (wanted.properties) {
    effects.push({
      key: `${prefix}/properties`,
      kind: 'properties',
      urgency: wanted.properties.status === 'overdue' ? 0 : 2,
      wanted: { state: 'open', values: propertyValues(wanted.properties, history) },
    });
  }
  return effects;
}

function propertyValues(wanted: WantedProperties, history: AgreementHistory): PortalValues {
  const promise = promiseOf(history, wanted);
  const { language } = currentAgreement(history);
  return {
    sla_status: wanted.status,
    sla_promise: promise ? wordsOf(promise, language) : '',
    sla_deadline: wanted.deadlineAt === null ? '' : new Date(wanted.deadlineAt).toISOString(),
    sla_overdue_since: wanted.overdueSince === null ? '' : new Date(wanted.overdueSince).toISOString(),
    sla_breaches: String(wanted.breaches),
    sla_touch_minutes: minutesOf(wanted.touchedAfterMs),
    sla_disposition_minutes: minutesOf(wanted.disposedAfterMs),
    sla_last_verdict: wanted.lastVerdict ?? '',
  };
}

function minutesOf(ms: number | null): string {
  return ms === null ? '' : String(Math.round(ms / MINUTE_MS));
}

/** Times in a task are written in the zone of the calendar that counts; HubSpot shows `hs_timestamp` in the viewer's. */
function taskValues(task: ClockTask, history: AgreementHistory, clocks: readonly Clock[]): PortalValues {
  const promise = promiseOf(history, task);
  const { language } = currentAgreement(history);
  const agreement = agreementOfVersion(history, task.agreementVersion);
  const clock = clocks.find(({ id }) => task.key.startsWith(`${id}/`));
  const zone = agreement.calendars.get(clock?.calendarId ?? '')?.zone ?? 'UTC';
  const words = {
    promise: promise ? wordsOf(promise, language) : task.promiseId,
    deadline: sayInstant(language, task.dueAt, zone),
    zone,
  };
  return {
    hs_task_subject: say(language, `task.${task.step}.subject`, words),
    hs_task_body: say(language, `task.${task.step}.body`, words),
    hs_timestamp: new Date(task.dueAt).toISOString(),
    hs_task_status: 'NOT_STARTED',
    hs_task_priority: task.step === 'reminder' ? 'MEDIUM' : 'HIGH',
    hs_task_type: 'TODO',
    hubspot_owner_id: task.ownerId,
  };
}

/** A reminder is one of those that its owner is given on the day on which it first comes. */
function rationOf(
  task: WantedTask,
  history: AgreementHistory,
  clocks: readonly Clock[],
): { readonly ration?: Ration } {
  const clock = clocks.find(({ id }) => task.step === 'reminder' && task.key === `${id}/reminder`);
  if (!clock) return {};
  const { calendars, always } = agreementOfVersion(history, clock.agreementVersion);
  const { zone } = calendars.get(clock.calendarId) ?? always;
  return {
    ration: {
      ownerId: task.ownerId,
      day: localDay(clock.remindAt[0] ?? clock.dueSoonAt, zone),
      atMost: currentAgreement(history).remindersPerRepAndDay,
      dueAt: task.dueAt,
    },
  };
}

function alertValues(
  { cause, ownerId, dueAt, untilAt, handovers }: WantedAlert,
  history: AgreementHistory,
): PortalValues {
  const { language, calendars, portalCalendarId } = currentAgreement(history);
  const zone = calendars.get(portalCalendarId)?.zone ?? 'UTC';
  const words = {
    zone,
    count: handovers,
    since: sayInstant(language, dueAt, zone),
    until: untilAt === null ? '' : sayInstant(language, untilAt, zone),
  };
  return {
    hs_task_subject: say(language, `task.alert.${cause}.subject`, words),
    hs_task_body: say(language, `task.alert.${cause}.body`, words),
    hs_timestamp: new Date(dueAt).toISOString(),
    hs_task_status: 'NOT_STARTED',
    hs_task_priority: 'HIGH',
    hs_task_type: 'TODO',
    hubspot_owner_id: ownerId,
  };
}

function promiseOf(
  history: AgreementHistory,
  { promiseId, agreementVersion }: Pick<WantedProperties, 'promiseId' | 'agreementVersion'>,
): SlaPromise | undefined {
  if (promiseId === null || agreementVersion === null) return undefined;
  const { promises } = agreementOfVersion(history, agreementVersion);
  return promises.find(({ id }) => id === promiseId);
}

function wordsOf({ words }: SlaPromise, language: Language): string {
  return words[language] ?? words.en;
}
