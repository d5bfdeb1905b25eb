/** The clocks behind a report as a table: a line of headings, then a line for each. */
import { type Language } from '../../domain/agreement/agreement.ts';
import { say } from '../../messages/say.ts';
import { type Viewer } from '../card/viewer.ts';
import { type ListPlace, type PeriodName } from './figures.ts';
import { readClocks, type FiguresGrounds } from './readFigures.ts';
import { type OPERATOR } from './viewing.ts';

const AT_ONCE = 1_000;
const MINUTE_MS = 60_000;
const COLUMNS = ['contact', 'promise', 'side', 'owner', 'team', 'deadline', 'standing', 'elapsed'] as const;

/**
 * Instants as ISO has them in UTC, working time in whole minutes.
 * @param at told how many clocks were read so far
 * @param atMost so many clocks are enough; a page more may come
 * @throws StoreUnavailable
 */
export async function clocksInRows(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  period: PeriodName,
  now: number,
  language: Language,
  at: (done: number) => void,
  atMost = Infinity,
): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = [COLUMNS.map((column) => say(language, `figures.csv.${column}`))];
  for (let after: ListPlace | null = null, more = true; more;) {
    const asked = { standing: null, of: null, after };
    const page = await readClocks(grounds, viewer, period, asked, now, AT_ONCE);
    if (!page.ok) return rows;
    for (const { contactId, promise, side, owner, team, deadlineAt, standing, elapsedMs } of page.clocks) {
      rows.push([
        contactId,
        promise[language] ?? promise.en,
        say(language, `figures.side.${side}`),
        owner ?? '',
        team ?? '',
        new Date(deadlineAt).toISOString(),
        say(language, `figures.standing.${standing}`),
        elapsedMs === null ? '' : String(Math.round(elapsedMs / MINUTE_MS)),
      ]);
    }
    at(rows.length - 1);
    after = page.next;
    more = after !== null && rows.length <= atMost;
  }
  return rows;
}
