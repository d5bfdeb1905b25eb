/** Thousands of leads at once (E10), told of faster than their histories are read. */
import { describeOnEveryDatabase } from '../../support/database.ts';
import { bringIn } from '../../support/importing.ts';

const LEADS = 5_000;
const SLOW_MS = 120_000;

describeOnEveryDatabase('five thousand leads at once', (database) => {
  test.each(['IMPORT', 'INTEGRATION'] as const)(
    'by %s start no clock and make no task, and a lead that comes amidst waits for one reading',
    async (by) => {
      const found = await bringIn(database.store, LEADS, by);
      expect(found.livingClocks).toBeGreaterThan(0);
      expect(found.counts).toMatchObject({
        records: LEADS + 1,
        unread: 0,
        due: 0,
        openClocks: found.livingClocks,
      });
      expect(found.tasks).toBe(0);
      expect(found.waitedFor).toBe(1);
      // Nobody is read twice.
      expect(found.readings).toBeLessThanOrEqual(Math.ceil(LEADS / 500) + 2);
    },
    SLOW_MS,
  );
});
