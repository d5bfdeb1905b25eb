/** All versions of the agreement that were published, the newest first. */
import {
  Flex,
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import type { GoodSettings } from '../../answer/settings.ts';
import type { MessageKey } from '../../messages/catalogue.ts';
import { message } from '../../messages/message.ts';
import { sayDateTime } from '../../messages/wallTime.ts';
import type { View } from '../view.ts';

const COLUMNS = [
  'versions.version',
  'versions.published',
  'versions.author',
  'versions.covers',
] as const satisfies readonly MessageKey[];

export function Versions({ view, answer }: { readonly view: View; readonly answer: GoodSettings }) {
  const { locale, zone } = view;
  const { versions, earlier, agreement } = answer;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="versions">
        <Heading>{message(locale, 'versions.title')}</Heading>
        <Table bordered density="condensed">
          <TableHead>
            <TableRow>
              {COLUMNS.map((key) => (
                <TableHeader key={key}>{message(locale, key)}</TableHeader>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {versions.map(({ version, publishedAt, author, covers }, place) => (
              <TableRow key={`${version}/${publishedAt}`}>
                <TableCell>
                  {place === 0 && version === agreement.version
                    ? message(locale, 'versions.inForce', { version })
                    : version}
                </TableCell>
                <TableCell>{sayDateTime(locale, publishedAt, zone)}</TableCell>
                <TableCell>{author}</TableCell>
                <TableCell>{message(locale, `versions.${covers}`)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {earlier > 0 ? (
          <Text variant="microcopy">{message(locale, 'versions.earlier', { count: earlier })}</Text>
        ) : null}
      </Flex>
    </Tile>
  );
}
