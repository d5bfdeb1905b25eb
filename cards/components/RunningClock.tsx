/** One running promise at a glance: state, promise, working time left or overdue, the budget used, deadline, holder. */
import { Flex, Heading, ProgressBar, StatusTag, Text } from '@hubspot/ui-extensions';
import { pauseAt, type ClockReading } from '../clock/readClock.ts';
import type { CardClock } from '../contract.ts';
import { message } from '../messages/message.ts';
import { sayDuration, sayRoughDuration } from '../messages/wallTime.ts';
import { STATE_LOOKS } from './stateLooks.ts';
import { deadlineInCalendarZone, nameFor, wordsFor, when, type View } from './view.ts';

interface RunningClockProps {
  readonly view: View;
  readonly clock: CardClock;
  readonly reading: ClockReading;
  /** Place among the running clocks, from 0. Test ids must be unique on a card, so later clocks carry their place. */
  readonly place: number;
}

export function RunningClock({ view, clock, reading, place }: RunningClockProps) {
  const testId = (name: string): string => (place === 0 ? name : `${name}-${place + 1}`);
  const { locale } = view;
  const looks = STATE_LOOKS[reading.state];
  const inCalendarZone = deadlineInCalendarZone(view, clock);
  const waiting = waitingWords(view, clock, reading);
  return (
    <Flex direction="column" gap="xs" align="stretch" testId={testId('clock')}>
      <Flex direction="row" align="start">
        <StatusTag variant={looks.tag} testId={testId('state')}>
          {message(locale, looks.words)}
        </StatusTag>
      </Flex>
      <Text format={{ fontWeight: 'demibold' }} testId={testId('promise')}>
        {wordsFor(view, clock.promise)}
      </Text>
      <Heading testId={testId('time-left')}>{timeWords(view, reading)}</Heading>
      <ProgressBar
        testId={testId('budget')}
        variant={looks.bar}
        value={Math.round(reading.usedShare * 1000)}
        maxValue={1000}
        aria-label={wordsFor(view, clock.promise)}
        valueDescription={message(locale, 'time.used', {
          used: sayRoughDuration(locale, reading.usedMs),
          budget: sayRoughDuration(locale, clock.budgetMs),
        })}
      />
      <Flex direction="column" gap="flush">
        <Text testId={testId('deadline')}>
          {message(locale, reading.state === 'overdue' ? 'time.wasDue' : 'time.due', {
            when: when(view, clock.deadlineAt),
          })}
        </Text>
        {inCalendarZone === null ? null : (
          <Text variant="microcopy" testId={testId('calendar-deadline')}>
            {inCalendarZone}
          </Text>
        )}
        {waiting === null ? null : (
          <Text variant="microcopy" testId={testId('waiting')}>
            {waiting}
          </Text>
        )}
        <Text variant="microcopy" testId={testId('owner')}>
          {holderWords(view, clock)}
        </Text>
      </Flex>
    </Flex>
  );
}

/** Time left is rounded up to the second and time overdue down, so that "0s left" is shown only when none is left. */
function timeWords({ locale }: View, reading: ClockReading): string {
  if (reading.state === 'overdue') {
    return message(locale, 'time.overdueBy', { duration: sayDuration(locale, reading.overdueByMs) });
  }
  return message(locale, 'time.left', {
    duration: sayDuration(locale, Math.ceil(reading.leftMs / 1000) * 1000),
  });
}

function waitingWords(view: View, clock: CardClock, { counting, usedMs }: ClockReading): string | null {
  if (counting.kind !== 'waiting') return null;
  const pause = pauseAt(clock, view.now);
  if (pause) {
    const reason = wordsFor(view, pause.reason);
    return message(view.locale, 'time.paused', {
      reason,
      when: when(view, counting.nextAt ?? pause.untilAt),
    });
  }
  if (counting.nextAt === null) return message(view.locale, 'time.waitsLong');
  const next = when(view, counting.nextAt);
  return message(view.locale, usedMs === 0 ? 'time.startsAt' : 'time.waits', { when: next });
}

function holderWords({ locale }: View, { side, owner }: CardClock): string {
  if (side === 'system') return message(locale, 'side.system');
  if (side === 'marketing') return message(locale, 'side.marketing');
  if (side === 'lead') return message(locale, 'side.lead');
  if (owner === null) return message(locale, 'owner.nobody');
  return message(locale, 'owner.holds', { name: nameFor({ locale }, owner) });
}
