/** How the installation is doing: one word for all of it, then line by line. */
import { Fragment } from 'react';
import { Alert, Divider, Flex, Heading, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import type { StatusTagProps } from '@hubspot/ui-extensions';
import { message } from '../../messages/message.ts';
import { sayList, sayTimeOfDay } from '../../messages/wallTime.ts';
import type { View } from '../view.ts';
import type { Level, StatusLine } from './line.ts';

const TAGS = {
  well: 'success',
  look: 'warning',
  act: 'danger',
} as const satisfies Record<Level, StatusTagProps['variant']>;

export function Status(props: {
  readonly view: View;
  readonly lines: readonly StatusLine[];
  readonly asOf: number;
}) {
  const { view, lines, asOf } = props;
  const { locale } = view;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="status">
        <Heading>{message(locale, 'status.title')}</Heading>
        <Summary view={view} lines={lines} />
        {lines.map(({ key, level, label, sentence }, place) => (
          <Fragment key={key}>
            {place > 0 ? <Divider /> : null}
            <Flex direction="column" gap="flush" testId={`line-${key}`}>
              <Flex direction="row" gap="xs" align="center" wrap>
                <StatusTag variant={TAGS[level]} testId={`level-${key}`}>
                  {message(locale, `level.${level}`)}
                </StatusTag>
                <Text format={{ fontWeight: 'demibold' }}>{label}</Text>
              </Flex>
              <Text testId={`sentence-${key}`}>{sentence}</Text>
            </Flex>
          </Fragment>
        ))}
        <Text variant="microcopy" testId="as-of">
          {message(locale, 'settings.asOf', { time: sayTimeOfDay(locale, asOf, view.zone) })}
        </Text>
      </Flex>
    </Tile>
  );
}

/** The gravest level there is, and which lines are of it. */
function Summary({
  view: { locale },
  lines,
}: {
  readonly view: View;
  readonly lines: readonly StatusLine[];
}) {
  const level = (['act', 'look'] as const).find((one) => lines.some((line) => line.level === one));
  if (level === undefined)
    return <Alert variant="success" title={message(locale, 'summary.well')} testId="summary" />;
  const what = sayList(
    locale,
    lines.filter((line) => line.level === level).map(({ label }) => label),
  );
  return (
    <Alert variant={TAGS[level]} title={message(locale, `summary.${level}`, { what })} testId="summary" />
  );
}
