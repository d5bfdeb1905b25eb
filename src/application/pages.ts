/**
 * The store read from end to end, page by page, for whoever compares, replays or exports. Pages go by records, ascending
 * by type and id (as text), so that nothing is ever in memory as a whole; nothing is locked, so what changes meanwhile may
 * be seen as it was or as it is.
 */
import { type Clock } from '../domain/evaluate/clock.ts';
import { type RecordRef } from '../domain/timeline/fact.ts';
import { type LearnedFact } from '../domain/timeline/timeline.ts';

/** A record with all that is known of it, as a look would see it. */
export interface RecordFacts {
  readonly record: RecordRef;
  readonly facts: readonly LearnedFact[];
}

/** Which records: all whose history was read, or those of them that have a running clock. */
export type Which = 'all' | 'running';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The last record of the page, where the next one begins; null: this was the last page. */
  readonly last: RecordRef | null;
}

export interface Pages {
  /** How many records the pages hold. */
  recordCount(which: Which): Promise<number>;
  timelines(which: Which, after: RecordRef | null): Promise<Page<RecordFacts>>;
  /** Facts that happened at or after `since`, epoch ms. */
  facts(after: RecordRef | null, since: number): Promise<Page<LearnedFact>>;
  /** Clocks that run, or came due or ended at or after `since`, epoch ms. */
  clocks(after: RecordRef | null, since: number): Promise<Page<Clock>>;
}

/** All pages, one after the other. */
export async function* pagesOf<Row>(
  read: (after: RecordRef | null) => Promise<Page<Row>>,
): AsyncGenerator<Page<Row>> {
  let after: RecordRef | null = null;
  do {
    const page: Page<Row> = await read(after);
    yield page;
    after = page.last;
  } while (after !== null);
}
