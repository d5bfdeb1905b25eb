import type { Contact } from '../../preview/desk/shapes.ts';
import { byUrgency, countByStatus, matching, statusKind } from '../../preview/page/status.ts';

const NINE = Date.parse('2026-03-03T09:00:00Z');
const TEN = Date.parse('2026-03-03T10:00:00Z');

function contact(id: string, change: Partial<Contact> = {}): Contact {
  return {
    id,
    name: 'Amal Haddad',
    email: null,
    company: 'Northwind Traders',
    jobTitle: null,
    ownerId: '7',
    ownerName: 'Maya Lindqvist',
    teamName: null,
    lifecycleStage: 'lead',
    lifecycleStageLabel: 'Lead',
    leadStatus: null,
    leadStatusLabel: null,
    slaStatus: null,
    slaDeadlineAt: null,
    createdAt: NINE,
    changedAt: NINE,
    ...change,
  };
}

const ids = (contacts: readonly Contact[]): string[] => contacts.map(({ id }) => id);

describe('the list of contacts', () => {
  test('puts who is late first, then who soon will be, then by deadline, then what is settled or not tracked', () => {
    const contacts = [
      contact('1'),
      contact('2', { slaStatus: 'met' }),
      contact('3', { slaStatus: 'on_track', slaDeadlineAt: TEN }),
      contact('4', { slaStatus: 'on_track', slaDeadlineAt: NINE }),
      contact('5', { slaStatus: 'due_soon', slaDeadlineAt: TEN }),
      contact('6', { slaStatus: 'overdue', slaDeadlineAt: TEN }),
      contact('7', { slaStatus: 'breached' }),
    ];
    expect(ids(byUrgency(contacts))).toEqual(['6', '5', '4', '3', '7', '2', '1']);
  });

  test('orders equally urgent contacts by number, whatever order the desk sends them in', () => {
    const some = [contact('10'), contact('9'), contact('100')];
    expect(ids(byUrgency(some))).toEqual(['9', '10', '100']);
    expect(ids(byUrgency([...some].reverse()))).toEqual(['9', '10', '100']);
  });

  test('shows a running clock without a known deadline after those with one', () => {
    const contacts = [
      contact('1', { slaStatus: 'overdue' }),
      contact('2', { slaStatus: 'overdue', slaDeadlineAt: TEN }),
    ];
    expect(ids(byUrgency(contacts))).toEqual(['2', '1']);
  });

  test('finds by words of name, company and owner together, in any case', () => {
    const contacts = [contact('1'), contact('2', { ownerName: null }), contact('3', { company: null })];
    expect(ids(matching(contacts, 'all', 'NORTH maya'))).toEqual(['1']);
    expect(ids(matching(contacts, 'all', '  '))).toEqual(['1', '2', '3']);
  });

  test('filters by status, an empty status counting as not tracked', () => {
    const contacts = [
      contact('1'),
      contact('2', { slaStatus: 'not_tracked' }),
      contact('3', { slaStatus: 'met' }),
    ];
    expect(ids(matching(contacts, 'notTracked', ''))).toEqual(['1', '2']);
    expect(countByStatus(contacts)).toEqual({
      all: 3,
      overdue: 0,
      dueSoon: 0,
      onTrack: 0,
      breached: 0,
      met: 1,
      notTracked: 2,
    });
  });

  test('takes a status it does not know for not tracked', () => {
    expect(statusKind('paused')).toBe('notTracked');
    expect(statusKind('due_soon')).toBe('dueSoon');
  });
});
