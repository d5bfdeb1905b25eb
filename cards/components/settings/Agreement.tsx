/** The agreement in force, to be read: who promises what to whom, who keeps which calendar, and who may what. */
import { Flex, Heading, List, Text, Tile } from '@hubspot/ui-extensions';
import type { GoodSettings } from '../../answer/settings.ts';
import { message } from '../../messages/message.ts';
import { sayDate, sayList } from '../../messages/wallTime.ts';
import { wordsFor, type View } from '../view.ts';
import { Calendars } from './Calendars.tsx';
import { publishedWords } from './publishedWords.ts';
import { Quotas } from './Quotas.tsx';
import { Section } from './Section.tsx';

type InForce = GoodSettings['agreement'];

export function Agreement({ view, answer }: { readonly view: View; readonly answer: GoodSettings }) {
  const { locale, zone } = view;
  const { agreement, versions } = answer;
  const { effectiveOn, enforceFrom } = agreement;
  const published = versions.find(({ version }) => version === agreement.version);
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="agreement">
        <Heading>{message(locale, 'agreement.title')}</Heading>
        <Flex direction="column" gap="flush">
          <Text format={{ fontWeight: 'demibold' }} testId="agreement-name">
            {wordsFor(view, agreement.name)}
          </Text>
          {published ? (
            <Text variant="microcopy" testId="agreement-version">
              {publishedWords(view, published)}
            </Text>
          ) : null}
          {effectiveOn === null ? null : (
            <Text testId="effective">
              {message(locale, 'agreement.effective', {
                day: sayDate(locale, Date.parse(effectiveOn), 'UTC'),
              })}
            </Text>
          )}
          <Text testId="enforced">
            {message(locale, 'agreement.enforced', { day: sayDate(locale, enforceFrom, zone) })}
          </Text>
        </Flex>
        <Parties view={view} parties={agreement.parties} />
        <Promises view={view} promises={agreement.promises} />
        <Quotas view={view} quotas={agreement.quotas} />
        <Calendars view={view} agreement={agreement} />
      </Flex>
    </Tile>
  );
}

function Parties({ view, parties }: { readonly view: View; readonly parties: InForce['parties'] }) {
  const { locale } = view;
  if (parties.length === 0) return null;
  return (
    <Section title={message(locale, 'parties.title')} testId="parties">
      <List variant="unordered-styled">
        {parties.map(({ side, name, signedBy, signedOn }) => {
          const base = { side: message(locale, `party.${side}`), name: wordsFor(view, name) };
          if (signedBy === null) return <Text key={side}>{message(locale, 'party.line', base)}</Text>;
          if (signedOn === null)
            return <Text key={side}>{message(locale, 'party.signed', { ...base, by: signedBy })}</Text>;
          const day = sayDate(locale, Date.parse(signedOn), 'UTC');
          return <Text key={side}>{message(locale, 'party.signedOn', { ...base, by: signedBy, day })}</Text>;
        })}
      </List>
    </Section>
  );
}

function Promises({ view, promises }: { readonly view: View; readonly promises: InForce['promises'] }) {
  const { locale } = view;
  return (
    <Section title={message(locale, 'promises.title')} testId="promises">
      {promises.map(({ id, words, side, within }) => (
        <Flex key={id} direction="column" gap="flush" testId={`promise-${id}`}>
          <Text>{wordsFor(view, words)}</Text>
          <Text variant="microcopy">
            {message(locale, `promises.${side}`, {
              within: sayList(
                locale,
                within.map(({ unit, count }) => message(locale, `budget.${unit}`, { count })),
              ),
            })}
          </Text>
        </Flex>
      ))}
    </Section>
  );
}
