/**
 * A store with two weeks of two teams, for reports: of ten promises that came due from 2 to 8 March 2026 Ann kept five and
 * Gail three, one of Gail's is broken and one of Ann's still overdue.
 */
import { readAgreement } from '../../config/agreement/read.ts';
import { publishAgreement } from '../../src/application/agreements.ts';
import { CurrentDirectory } from '../../src/application/directory.ts';
import { type Store } from '../../src/application/store.ts';
import { type AgreementHistory } from '../../src/domain/agreement/versions.ts';
import { clock, contact, found } from '../adapters/store/rows.ts';
import { agreementText } from './agreement.ts';
import { at, HOUR, SPAN } from './calendars.ts';
import { ownersNamed } from './owners.ts';

const PEOPLE = [
  ['101', 'Ann =SUM(A1) <b>', 'ann@sales.example', 'EMEA Sales'],
  ['103', 'Gail Garcia', 'gail@sales.example', 'Gulf Sales'],
  ['105', 'Dana Haddad', 'dana@sales.example', 'Gulf Sales'],
] as const;
const LATE: ReadonlySet<number> = new Set([4, 9]);

export interface ReportedWeek {
  readonly agreements: () => AgreementHistory;
  readonly directory: CurrentDirectory;
}

/** @param also sections of the agreement, such as `reports: …`; Ann is an admin, Dana manages Gulf Sales */
export async function reportedWeek(store: Store, also: string): Promise<ReportedWeek> {
  const publishedAt = at('2026-02-01T00:00Z');
  const text = agreementText({
    teams: '{ team: Gulf Sales, calendar: gulf, manager: dana@sales.example }',
    also: `admins: [ann@sales.example]\nalerts: { to: ann@sales.example }\n${also}`,
  });
  const published = await publishAgreement(store, (one) => readAgreement(one, SPAN), text, publishedAt);
  if (!published.ok) throw new Error(JSON.stringify(published.problems));
  const owners = ownersNamed(PEOPLE);
  await store.replaceOwners(owners, publishedAt);
  const records = Array.from({ length: 10 }, (_, place) => contact(String(7000 + place)));
  const now = at('2026-03-08T20:00Z');
  await store.addHistory(records, [], now);
  await store.look(now, 20, (record) => {
    const place = Number(record.recordId) - 7000;
    const [ownerId, , , team] = PEOPLE[place % 2]!;
    const dueAt = at('2026-03-02T12:00Z') + Math.floor(place / 2) * 24 * HOUR;
    const isLate = LATE.has(place);
    const isOpen = place === 4;
    const one = clock({
      id: `first-touch/1/${ownerId}`,
      record,
      ownerId,
      startedAt: dueAt - 4 * HOUR,
      deadlineAt: dueAt,
      overdueAfter: dueAt,
      ...(isOpen
        ? {}
        : {
            endedAt: isLate ? dueAt + HOUR : dueAt - HOUR,
            ending: 'kept' as const,
            verdict: isLate ? ('breached' as const) : ('met' as const),
            elapsedMs: (isLate ? 5 : 3) * HOUR,
          }),
    });
    const reported = { teams: [team], source: null, handedOffAt: dueAt - 4 * HOUR, unownedMs: HOUR };
    return found(record, { clocks: [one], reported: new Map([[one.id, reported]]) });
  });
  const directory = new CurrentDirectory();
  directory.replace(await store.owners());
  return { agreements: () => published.history, directory };
}
