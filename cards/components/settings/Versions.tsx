/** The versions of the agreement that were published, the newest first. */
import { Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';
import type { GoodSettings } from '../../answer/settings.ts';
import { message } from '../../messages/message.ts';
import type { View } from '../view.ts';
import { publishedWords } from './publishedWords.ts';

export function Versions({ view, answer }: { readonly view: View; readonly answer: GoodSettings }) {
  const { locale } = view;
  const { versions, earlier } = answer;
  if (versions.length === 0) return null;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="versions">
        <Heading>{message(locale, 'versions.title')}</Heading>
        {versions.map((one, place) => (
          <Flex key={`${one.version}/${one.publishedAt}`} direction="column" gap="flush">
            <Text testId={`version-${place + 1}`}>{publishedWords(view, one)}</Text>
            <Text variant="microcopy">
              {[
                ...(place === 0 ? [message(locale, 'versions.inForce')] : []),
                message(locale, `versions.${one.covers}`),
              ].join(' ')}
            </Text>
          </Flex>
        ))}
        {earlier > 0 ? (
          <Text variant="microcopy">{message(locale, 'versions.earlier', { count: earlier })}</Text>
        ) : null}
      </Flex>
    </Tile>
  );
}
