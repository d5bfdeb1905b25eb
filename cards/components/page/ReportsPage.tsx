/** The page of reports: how promises were kept in a period, what is overdue now, what is worth a question, and marketing’s side. */
import { useCallback, useMemo, useState } from 'react';
import { Flex, Select, Tab, Tabs } from '@hubspot/ui-extensions';
import { PERIODS } from '../../answer/figuresGuard.ts';
import { refetchMs } from '../../clock/pace.ts';
import { message } from '../../messages/message.ts';
import type { PagePeriod } from '../../pageContract.ts';
import { readSettings, type PageContext } from '../../settings.ts';
import { SetupFace } from '../PlainFaces.tsx';
import { Board } from './Board.tsx';
import type { PageDesk } from './desk.ts';
import { FiguresView } from './FiguresView.tsx';
import { Marketing } from './Marketing.tsx';
import { Patterns } from './Patterns.tsx';

const PARTS = ['figures', 'board', 'patterns', 'marketing'] as const;
type Part = (typeof PARTS)[number];

export function ReportsPage({ context }: { readonly context: PageContext }) {
  const { publicUrl, speed, locale, zone } = useMemo(() => readSettings(context), [context]);
  const [part, setPart] = useState<Part>('figures');
  const [period, setPeriod] = useState<PagePeriod>('week');
  const choosePart = useCallback((chosen: number | string) => {
    setPart(PARTS.find((one) => one === chosen) ?? 'figures');
  }, []);
  if (publicUrl === null) return <SetupFace locale={locale} />;
  const desk: PageDesk = {
    publicUrl,
    portalId: context.portal.id,
    everyMs: refetchMs(speed),
    locale,
    zone,
  };
  return (
    <Flex direction="column" gap="md" testId="reports">
      <Tabs selected={part} onSelectedChange={choosePart} testId="parts">
        {PARTS.map((one) => (
          <Tab key={one} tabId={one} title={message(locale, `page.tab.${one}`)}>
            {one === part ? <PartView desk={desk} part={part} period={period} onPeriod={setPeriod} /> : null}
          </Tab>
        ))}
      </Tabs>
    </Flex>
  );
}

/** Only what is on show is asked for. */
function PartView(props: {
  readonly desk: PageDesk;
  readonly part: Part;
  readonly period: PagePeriod;
  readonly onPeriod: (period: PagePeriod) => void;
}) {
  const { desk, part, period, onPeriod } = props;
  const { locale } = desk;
  if (part === 'board') return <Board desk={desk} />;
  return (
    <Flex direction="column" gap="md">
      <Select
        testId="period"
        name="period"
        label={message(locale, 'page.period')}
        value={period}
        options={PERIODS.map((value) => ({ value, label: message(locale, `page.period.${value}`) }))}
        onChange={(value) => {
          onPeriod(PERIODS.find((one) => one === value) ?? 'week');
        }}
      />
      {part === 'figures' ? <FiguresView key={period} desk={desk} period={period} /> : null}
      {part === 'patterns' ? <Patterns key={period} desk={desk} period={period} /> : null}
      {part === 'marketing' ? <Marketing key={period} desk={desk} period={period} /> : null}
    </Flex>
  );
}
