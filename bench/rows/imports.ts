/**
 * 50,000 leads that come with an import, from the notices to the end of all looks: by the receiver's translation, the
 * store and the look, with the histories read from a table beside them. A lead that lives comes in the middle.
 */
import { bringIn } from '../../test/support/importing.ts';
import { databases } from '../load/databases.ts';
import { type Bench, type Row } from '../row.ts';

const LEADS = 50_000;

export const imports: Bench = { id: 'import', long: true, rows };

async function rows(): Promise<readonly Row[]> {
  const measured: Row[] = [];
  for (const by of ['IMPORT', 'INTEGRATION'] as const) {
    for (const database of await databases()) {
      const startedAt = performance.now();
      const before = process.memoryUsage.rss();
      const { waitedFor, counts, livingClocks, tasks, peakRss } = await bringIn(database.store, LEADS, by);
      const what = `50,000 leads at once by ${by === 'IMPORT' ? 'an import' : 'a burst'}, ${database.name}`;
      const row = (which: string, ours: number, unit: string, reach: Row['reach']): Row => ({
        what: `${what}: ${which}`,
        ours,
        unit,
        against: null,
        reach,
      });
      measured.push(
        row('leads kept and looked at', (LEADS * 1000) / (performance.now() - startedAt), 'leads/s', null),
        row('open clocks that are not of the lead that lives', counts.openClocks - livingClocks, '', {
          bound: 'atMost',
          value: 0,
        }),
        row('tasks', tasks, '', { bound: 'atMost', value: 0 }),
        row('readings before the lead that lives has its clock', waitedFor, '', {
          bound: 'atMost',
          value: 1,
        }),
        row('memory it took at most', (peakRss - before) / 2 ** 20, 'MiB', null),
      );
      await database.close();
    }
  }
  return measured;
}
