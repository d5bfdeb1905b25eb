/** What marketing promises, a clause each: so much in each period, what of it counts, and of which records. */
import { Flex, Text } from '@hubspot/ui-extensions';
import { message } from '../../messages/message.ts';
import { sayAmount, sayList } from '../../messages/wallTime.ts';
import type { SettingsQuota } from '../../settingsContract.ts';
import { wordsFor, type View } from '../view.ts';
import { Section } from './Section.tsx';

export function Quotas({ view, quotas }: { readonly view: View; readonly quotas: readonly SettingsQuota[] }) {
  const { locale } = view;
  if (quotas.length === 0) return null;
  return (
    <Section title={message(locale, 'quotas.title')} testId="quotas">
      {quotas.map(({ id, words, counts, amount, currency, per, only }) => (
        <Flex key={id} direction="column" gap="flush" testId={`quota-${id}`}>
          <Text>{wordsFor(view, words)}</Text>
          <Text variant="microcopy">
            {message(locale, `quotas.${per}`, {
              amount: sayAmount(locale, amount, currency),
              counts: message(locale, `quotas.${counts}`),
            })}
          </Text>
          {only === null ? null : (
            <Text variant="microcopy">
              {message(locale, 'quotas.only', { records: onlyWords(view, only) })}
            </Text>
          )}
        </Flex>
      ))}
    </Section>
  );
}

/** "industry is BANKING or INSURANCE and country is DE, or industry is …". */
function onlyWords({ locale }: View, only: NonNullable<SettingsQuota['only']>): string {
  const [first = '', ...others] = only.map((alternative) =>
    sayList(
      locale,
      alternative.map(([property, values]) =>
        message(locale, 'quotas.property', { property, values: sayList(locale, values, 'disjunction') }),
      ),
    ),
  );
  return others.reduce((one, other) => message(locale, 'quotas.either', { one, other }), first);
}
