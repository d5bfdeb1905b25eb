/** The figures of one group: its share, what is not counted, and how long it took. */
import {
  Flex,
  Statistics,
  StatisticsItem,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { Locale } from '../../messages/locale.ts';
import { message } from '../../messages/message.ts';
import { sayRoughDuration, sayShare } from '../../messages/wallTime.ts';
import type { PageFigures, PageShare, PageTook } from '../../pageContract.ts';
import { ofWords, sayCount, shareWords } from './desk.ts';

interface Shown {
  readonly locale: Locale;
  readonly figures: PageFigures;
}

/** Whose figures: of the whole, or of a row that is open beside it. */
interface OfWhich extends Shown {
  readonly of: 'all' | 'row';
}

/** In grey, with a sign, where it is of too few to judge by. */
export function ShareTag(props: {
  readonly locale: Locale;
  readonly share: PageShare;
  readonly testId: string;
}) {
  const { locale, share, testId } = props;
  const said = shareWords(locale, share);
  if (said === null) return <Text variant="microcopy">{message(locale, 'kept.none')}</Text>;
  return (
    <StatusTag variant={share.few ? 'default' : 'info'} hollow={share.few} testId={testId}>
      {said}
    </StatusTag>
  );
}

export function Kept({ locale, figures: { share } }: Shown) {
  return (
    <Flex direction="column" gap="xs">
      <Statistics testId="kept">
        <StatisticsItem
          label={message(locale, 'kept.share')}
          number={shareWords(locale, share) ?? message(locale, 'kept.none')}
        />
        <StatisticsItem label={message(locale, 'kept.judged')} number={ofWords(locale, share)} />
      </Statistics>
      {share.low === null || share.high === null ? null : (
        <Text testId="interval">
          {message(locale, 'kept.between', {
            low: sayShare(locale, share.low),
            high: sayShare(locale, share.high),
          })}
        </Text>
      )}
      <Text variant="microcopy">{message(locale, 'kept.what')}</Text>
      {share.few ? (
        <Text variant="microcopy" testId="few">
          {message(locale, 'kept.fewWords')}
        </Text>
      ) : null}
    </Flex>
  );
}

const NOT_COUNTED = ['excused', 'void', 'paused', 'notYetDue'] as const;

export function NotCounted({ locale, figures: { counts }, of: which }: OfWhich) {
  return (
    <Flex direction="column" gap="xs" testId={`${which}-not-counted`}>
      <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'notCounted.title')}</Text>
      <Statistics>
        {NOT_COUNTED.map((standing) => (
          <StatisticsItem
            key={standing}
            label={message(locale, `standing.${standing}`)}
            number={sayCount(locale, counts[standing])}
          />
        ))}
      </Statistics>
    </Flex>
  );
}

const SHARES = ['median', 'p90', 'p95'] as const;

export function TookTable({ locale, figures: { leadClock, repClock }, of: which }: OfWhich) {
  const rows = [
    ['lead', leadClock],
    ['rep', repClock],
  ] as const satisfies readonly (readonly [string, PageTook])[];
  const shown = rows.filter(([, { of }]) => of > 0);
  if (shown.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" testId={`${which}-took`}>
      <Text format={{ fontWeight: 'demibold' }}>{message(locale, 'took.title')}</Text>
      <Table bordered density="compact">
        <TableHead>
          <TableRow>
            <TableHeader>{message(locale, 'took.clock')}</TableHeader>
            {SHARES.map((share) => (
              <TableHeader key={share}>{message(locale, `took.${share}`)}</TableHeader>
            ))}
            <TableHeader>{message(locale, 'took.of')}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(([side, took]) => (
            <TableRow key={side}>
              <TableCell>{message(locale, `took.${side}`)}</TableCell>
              {SHARES.map((share) => (
                <TableCell key={share}>
                  <Text testId={`${which}-${side}-${share}`}>{lastedWords(locale, took[share])}</Text>
                </TableCell>
              ))}
              <TableCell>{sayCount(locale, took.of)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Text variant="microcopy">{message(locale, 'took.explained')}</Text>
    </Flex>
  );
}

function lastedWords(locale: Locale, ms: number | null): string {
  return ms === null ? message(locale, 'took.notReached') : sayRoughDuration(locale, ms);
}
