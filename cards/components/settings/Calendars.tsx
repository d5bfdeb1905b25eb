/** When work is done and by whom: each calendar with those who keep it, then who leads which team, and the admins. */
import { Flex, Text } from '@hubspot/ui-extensions';
import type { GoodSettings } from '../../answer/settings.ts';
import { message } from '../../messages/message.ts';
import { sayList, sayZone } from '../../messages/wallTime.ts';
import { weekHours } from '../../messages/weekHours.ts';
import type { View } from '../view.ts';
import { Section } from './Section.tsx';

type InForce = GoodSettings['agreement'];
type Calendar = InForce['calendars'][number];

export function Calendars({ view, agreement }: { readonly view: View; readonly agreement: InForce }) {
  const { locale } = view;
  const { calendars, managers, admins } = agreement;
  return (
    <Section title={message(locale, 'calendars.title')} testId="calendars">
      {calendars.map((calendar) => (
        <OneCalendar key={calendar.id} view={view} calendar={calendar} />
      ))}
      {managers.map(({ team, name }) => (
        <Text key={team} testId="manager">
          {message(locale, 'managers.line', { team, name })}
        </Text>
      ))}
      {admins.length === 0 ? null : (
        <Text testId="admins">{message(locale, 'admins.line', { names: sayList(locale, admins) })}</Text>
      )}
    </Section>
  );
}

function OneCalendar({ view, calendar }: { readonly view: View; readonly calendar: Calendar }) {
  const { locale, now } = view;
  const { id, zone, isForAll, teams, people, week } = calendar;
  return (
    <Flex direction="column" gap="flush" testId={`calendar-${id}`}>
      <Text>{message(locale, 'calendars.name', { name: id, zone: sayZone(locale, zone, now) })}</Text>
      {isForAll ? <Text variant="microcopy">{message(locale, 'calendars.forAll')}</Text> : null}
      {teams.length === 0 ? null : (
        <Text variant="microcopy">
          {message(locale, 'calendars.teams', { names: sayList(locale, teams) })}
        </Text>
      )}
      {people.length === 0 ? null : (
        <Text variant="microcopy">
          {message(locale, 'calendars.people', { names: sayList(locale, people) })}
        </Text>
      )}
      <Text variant="microcopy">{message(locale, 'calendars.coming')}</Text>
      {weekHours(locale, week, now, zone).map(({ days, hours }) => (
        <Text key={days} variant="microcopy">
          {message(locale, 'calendars.hours', { days, hours })}
        </Text>
      ))}
    </Flex>
  );
}
