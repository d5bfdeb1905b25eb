/** Who held the lead how long, in working time; what nobody held is the time of whoever routes leads. */
import { BarChart, Flex, Text } from '@hubspot/ui-extensions';
import type { Holder } from '../../answer/why.ts';
import { message } from '../../messages/message.ts';
import { sayRoughDuration, sayShare } from '../../messages/wallTime.ts';
import { nameFor, when, type View } from '../view.ts';
import { LeftOut } from '../LeftOut.tsx';
import { PlainTable } from '../PlainTable.tsx';
import { timeByHolder } from './timeByHolder.ts';

const MINUTE_MS = 60_000;

export function Holders(props: {
  readonly view: View;
  readonly holders: readonly Holder[];
  /** How many held it before those, and for how much working time in all. */
  readonly leftOut: { readonly holders: number; readonly heldMs: number };
}) {
  const { view, holders, leftOut } = props;
  const { locale } = view;
  if (holders.length === 0) return null;
  const totalMs = holders.reduce((sum, { workingMs }) => sum + workingMs, leftOut.heldMs);
  const nameOf = ({ owner }: Pick<Holder, 'owner'>): string =>
    owner === null ? message(locale, 'holders.nobody') : nameFor(view, owner);
  const sums = timeByHolder(holders);
  return (
    <Flex direction="column" gap="xs" testId="holders">
      <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'holders.title')}</Text>
      {sums.length < 2 ? null : (
        <BarChart
          data={sums.map((sum) => ({
            holder: nameOf(sum),
            minutes: Math.round(sum.workingMs / MINUTE_MS),
            kind: message(locale, sum.owner === null ? 'holders.system' : 'holders.owner'),
          }))}
          axes={{
            x: { field: 'holder', fieldType: 'category', label: message(locale, 'holders.who') },
            y: { field: 'minutes', fieldType: 'linear', label: message(locale, 'holders.minutes') },
            options: { groupFieldByColor: 'kind' },
          }}
          options={{ showLegend: true, showDataLabels: true }}
        />
      )}
      <PlainTable
        heads={[
          message(locale, 'holders.who'),
          message(locale, 'holders.from'),
          message(locale, 'holders.until'),
          message(locale, 'holders.working'),
          message(locale, 'holders.share'),
        ]}
        rows={holders.map((holder) => [
          holder.owner === null ? message(locale, 'holders.routing') : nameOf(holder),
          when(view, holder.fromAt),
          holder.untilAt === null ? message(locale, 'holders.now') : when(view, holder.untilAt),
          sayRoughDuration(locale, holder.workingMs),
          totalMs === 0 ? '' : sayShare(locale, holder.workingMs / totalMs),
        ])}
      />
      <LeftOut view={view} what="holders.leftOut" count={leftOut.holders} />
    </Flex>
  );
}
