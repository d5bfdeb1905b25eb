/** The charts of a period: promises over time, and whose the delay was. */
import { BarChart, Flex, Heading, Text, Tile } from '@hubspot/ui-extensions';
import type { GoodFigures } from '../../answer/page.ts';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';

const KINDS = ['met', 'breached'] as const;

/** Numbers, not shares: of the few of one day a share would say little. */
export function Trend({ locale, answer }: { readonly locale: Locale; readonly answer: GoodFigures }) {
  const { trend, period } = answer;
  const [kept, broken] = [message(locale, 'standing.met'), message(locale, 'standing.breached')];
  const said = new Intl.DateTimeFormat(locale.tag, {
    timeZone: period.zone,
    ...(period.name === 'today'
      ? { hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'short' }),
  });
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="trend">
        <Heading>{message(locale, 'trend.title')}</Heading>
        <BarChart
          data={trend.flatMap((step) =>
            KINDS.map((kind) => ({
              when: said.format(step.fromAt),
              count: step[kind],
              kind: kind === 'met' ? kept : broken,
            })),
          )}
          axes={{
            x: { field: 'when', fieldType: 'category', label: message(locale, 'trend.when') },
            y: { field: 'count', fieldType: 'linear', label: message(locale, 'trend.count') },
            options: {
              groupFieldByColor: 'kind',
              stacking: true,
              colors: { [kept]: 'green', [broken]: 'darkOrange' },
            },
          }}
          options={{ showLegend: true, showTooltips: true }}
        />
      </Flex>
    </Tile>
  );
}

export function Delay({ locale, answer }: { readonly locale: Locale; readonly answer: GoodFigures }) {
  const { delay, all } = answer;
  const wholeMs = delay === null ? 0 : (delay.marketingMs ?? 0) + delay.systemMs + delay.salesMs;
  return (
    <Tile compact>
      <Flex direction="column" gap="sm" testId="delay">
        <Heading>{message(locale, 'delay.title')}</Heading>
        {delay === null || wholeMs === 0 ? (
          <Text testId="no-delay">
            {message(locale, all.leadClock.of === 0 ? 'delay.noClock' : 'delay.none')}
          </Text>
        ) : (
          <>
            <Text>{message(locale, 'delay.leads', { count: delay.clocks })}</Text>
            <BarChart
              data={[
                { who: message(locale, 'delay.sales'), percent: percent(delay.salesMs / wholeMs) },
                { who: message(locale, 'delay.system'), percent: percent(delay.systemMs / wholeMs) },
                ...(delay.marketingMs === null
                  ? []
                  : [
                      {
                        who: message(locale, 'delay.marketing'),
                        percent: percent(delay.marketingMs / wholeMs),
                      },
                    ]),
              ]}
              axes={{
                x: { field: 'who', fieldType: 'category', label: message(locale, 'delay.who') },
                y: { field: 'percent', fieldType: 'linear', label: message(locale, 'delay.share') },
              }}
              options={{ showDataLabels: true }}
            />
          </>
        )}
        {delay !== null && delay.marketingMs === null ? (
          <Text variant="microcopy">{message(locale, 'delay.noMarketing')}</Text>
        ) : null}
      </Flex>
    </Tile>
  );
}

function percent(share: number): number {
  return Math.round(share * 100);
}
