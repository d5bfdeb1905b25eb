/** The leads behind a figure, each with the way to its record; a part at a time. */
import { Flex, LoadingButton, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { STANDINGS } from '../../answer/figuresGuard.ts';
import type { ClocksAsked, GoodFigures } from '../../answer/page.ts';
import { useClocks } from '../../answer/useClocks.ts';
import { message } from '../../messages/message.ts';
import { sayDateTime, sayRoughDuration } from '../../messages/wallTime.ts';
import type { PageClock, PageStanding } from '../../pageContract.ts';
import { ErrorFace, LoadingFace } from '../PlainFaces.tsx';
import type { PageDesk } from './desk.ts';
import { LeadRows } from './LeadRows.tsx';

type Of = ClocksAsked['of'];
type Period = GoodFigures['period'];

/** Broken promises first of all: they are what one looks for. */
const FIRST: PageStanding = 'breached';
const ALL = 'all';

export function Leads(props: { readonly desk: PageDesk; readonly period: Period; readonly of: Of }) {
  const { desk, period, of } = props;
  const { locale } = desk;
  const [standing, setStanding] = useState<PageStanding | null>(FIRST);
  return (
    <Flex direction="column" gap="sm" testId="leads">
      <Select
        testId="standing"
        name="standing"
        label={message(locale, 'leads.standing')}
        value={standing ?? ALL}
        options={[...STANDINGS, ALL].map((value) => ({
          value,
          label: message(locale, `standing.${value as PageStanding | 'all'}`),
        }))}
        onChange={(value) => {
          setStanding(STANDINGS.find((one) => one === value) ?? null);
        }}
      />
      <LeadTable key={standing ?? ALL} desk={desk} period={period} of={of} standing={standing} />
    </Flex>
  );
}

function LeadTable(props: {
  readonly desk: PageDesk;
  readonly period: Period;
  readonly of: Of;
  readonly standing: PageStanding | null;
}) {
  const { desk, period, of, standing } = props;
  const { locale } = desk;
  const { clocks, uiDomain, failure, asking, isLast, ask } = useClocks(desk.publicUrl, {
    period: period.name,
    standing,
    of,
  });
  if (clocks === null && failure === null) return <LoadingFace locale={locale} words="settings.loading" />;
  if (failure !== null)
    return <ErrorFace locale={locale} failure={failure} title="page.error" asking={asking} onRetry={ask} />;
  if (!clocks || clocks.length === 0) return <Text testId="no-leads">{message(locale, 'leads.none')}</Text>;
  return (
    <Flex direction="column" gap="xs">
      <LeadRows desk={desk} uiDomain={uiDomain} rows={clocks} header={message(locale, 'leads.deadline')}>
        {(clock) => (
          <Flex direction="column" gap="flush">
            <Text>{sayDateTime(locale, clock.deadlineAt, period.zone)}</Text>
            <Text variant="microcopy">{standingWords(desk, clock)}</Text>
          </Flex>
        )}
      </LeadRows>
      <Text variant="microcopy">{message(locale, 'leads.why')}</Text>
      {isLast ? null : (
        <Flex direction="row">
          <LoadingButton size="sm" variant="secondary" loading={asking} onClick={ask} testId="more-leads">
            {message(locale, 'leads.more')}
          </LoadingButton>
        </Flex>
      )}
    </Flex>
  );
}

function standingWords({ locale }: PageDesk, { standing, elapsedMs }: PageClock): string {
  const said = message(locale, `standing.${standing}`);
  if (elapsedMs === null) return said;
  return message(locale, 'leads.took', { standing: said, duration: sayRoughDuration(locale, elapsedMs) });
}
