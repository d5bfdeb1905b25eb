/** The week of a reader is the same one in the mail, on the page and on the terminal, whoever reads. */
import { periodAt } from '../../../src/adapters/calendar/periods.ts';
import { lastSlot } from '../../../src/adapters/calendar/reportSlots.ts';
import { askingOf, inWeeksOf, readOverview } from '../../../src/application/figures/readFigures.ts';
import { readMarketing } from '../../../src/application/figures/readMarketing.ts';
import { readReport } from '../../../src/application/figures/report.ts';
import { OPERATOR } from '../../../src/application/figures/viewing.ts';
import { at } from '../../support/calendars.ts';
import { describeOnPGlite } from '../../support/database.ts';
import { reportedWeek } from '../../support/reportedWeek.ts';

/** A Monday: the week before is over in London and in Riyadh. */
const NOW = at('2026-03-09T12:00Z');
const person = (ownerId: string, name: string) => ({ userId: `9${ownerId}`, email: `${name}@sales.example` });

describeOnPGlite('last week', (database) => {
  test.each([
    ['an admin', person('101', 'ann'), '2026-03-02T00:00Z', '2026-03-02T00:00Z', 10],
    ['who has the store at hand', OPERATOR, '2026-03-02T00:00Z', '2026-03-02T00:00Z', 10],
    ['the manager of Riyadh', person('105', 'dana'), '2026-02-28T21:00Z', '2026-03-01T00:00Z', 5],
    ['a rep in Riyadh', person('103', 'gail'), '2026-02-28T21:00Z', '2026-03-01T00:00Z', 5],
  ] as const)('of %s is the same everywhere', async (_, viewer, from, marketingFrom, judged) => {
    const { store } = database;
    const { agreements, directory } = await reportedWeek(store, '');
    const common = {
      figures: store,
      agreements,
      directory: () => directory.current(),
      nameOf: (ownerId: string) => directory.nameOf(ownerId),
      periodWith: periodAt,
    };
    const page = { ...common, periodOf: periodAt };
    const terminal: typeof page = {
      ...common,
      periodOf: (name, now, zone, _back, open) => periodAt(name, now, zone, 1, open),
    };
    const calendar = askingOf(page, viewer, NOW)!.calendar;
    const mailed = lastSlot('week', calendar, null, NOW)!.period;
    const onPage = await readOverview(page, viewer, 'lastWeek', NOW);
    const marketing = await readMarketing(inWeeksOf(page, viewer, NOW), viewer, 'lastWeek', NOW);
    const said = await readReport(terminal, viewer, 'week', NOW);
    expect(mailed.fromAt).toBe(at(from));
    const { fromAt, untilAt, zone } = mailed;
    expect(onPage).toMatchObject({
      period: { name: 'lastWeek', fromAt, untilAt, zone },
      all: { share: { judged } },
    });
    expect(said?.overview).toMatchObject({ period: { fromAt, untilAt, zone }, all: { share: { judged } } });
    // Of the days of the portal's calendar, for everybody.
    expect(marketing).toMatchObject({ zone: 'UTC', period: { fromAt: at(marketingFrom) } });
    expect(said?.marketing.period.fromAt).toBe(at(marketingFrom));
  });
});
