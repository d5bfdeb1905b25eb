/** What the clocks rest on: what became true, when, and who or what made it so. */
import { useState } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ToldFact } from '../../answer/why.ts';
import { message } from '../../messages/message.ts';
import { when, type View } from '../view.ts';
import { LeftOut } from '../LeftOut.tsx';
import { PlainTable } from '../PlainTable.tsx';

const FACTS_A_PAGE = 10;

export function Facts(props: {
  readonly view: View;
  readonly facts: readonly ToldFact[];
  /** How many older ones there are that are not among the facts. */
  readonly leftOut: number;
}) {
  const { view, facts, leftOut } = props;
  const { locale } = view;
  const [page, setPage] = useState(1);
  if (facts.length === 0) return null;
  const pageCount = Math.ceil(facts.length / FACTS_A_PAGE);
  const shown = Math.min(page, pageCount);
  const paging =
    pageCount > 1
      ? { paginated: true as const, pageCount, page: shown, onPageChange: setPage }
      : { paginated: false as const };
  return (
    <Flex direction="column" gap="xs" testId="facts">
      <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'facts.title')}</Text>
      <PlainTable
        paging={paging}
        heads={[
          message(locale, 'facts.when'),
          message(locale, 'facts.what'),
          message(locale, 'facts.source'),
        ]}
        rows={facts
          .slice((shown - 1) * FACTS_A_PAGE, shown * FACTS_A_PAGE)
          .map(({ at, what, source }) => [when(view, at), what, source])}
      />
      <LeftOut view={view} what="facts.leftOut" count={leftOut} />
    </Flex>
  );
}
