import type { Task, TimelineEntry } from '../../preview/desk/shapes.ts';
import { sourceName } from '../../preview/messages/portalWords.ts';
import { portalClock } from '../../preview/page/portalClock.ts';
import { contactHash, contactInHash, APP_PAGES, appPageHash, viewInHash } from '../../preview/page/route.ts';
import { openFirst } from '../../preview/page/taskOrder.ts';
import { newestFirst } from '../../preview/page/timelineOrder.ts';

const NINE = Date.parse('2026-03-03T09:00:00Z');
const HOUR_MS = 3_600_000;

describe('the address', () => {
  test('keeps the chosen contact', () => {
    expect(contactHash('501')).toBe('#/contacts/501');
    expect(contactInHash('#/contacts/501')).toBe('501');
    expect(contactInHash(contactHash('a b/c'))).toBe('a b/c');
  });

  test('keeps what of the contact is on show, and the pages of the app', () => {
    expect(viewInHash(contactHash('501'))).toBe('about');
    expect(contactHash('501', 'clock')).toBe('#/contacts/501/clock');
    expect([contactInHash('#/contacts/501/clock'), viewInHash('#/contacts/501/clock')]).toEqual([
      '501',
      'clock',
    ]);
    expect(APP_PAGES.map((page) => viewInHash(appPageHash(page)))).toEqual(['reports', 'settings']);
    expect(contactInHash(appPageHash('reports'))).toBeNull();
    expect(viewInHash('#/contacts/501/other')).toBe('about');
  });

  test.each(['', '#', '#/contacts/', '#/deals/5', '#/contacts/%E0%A4%A'])('"%s" names no contact', (hash) => {
    expect(contactInHash(hash)).toBeNull();
  });
});

describe('the portal’s clock', () => {
  test('shows nothing before the first answer, then runs on from it at the portal’s speed', () => {
    const clock = portalClock();
    expect(clock.read(5_000)).toBeNull();
    clock.set(NINE, 60, 5_000);
    expect(clock.read(6_000)).toBe(NINE + 60_000);
  });

  test('follows the newest answer', () => {
    const clock = portalClock();
    clock.set(NINE, 60, 0);
    clock.set(NINE + HOUR_MS, 60, 1_000);
    expect(clock.read(1_000)).toBe(NINE + HOUR_MS);
  });
});

describe('tasks', () => {
  const task = (id: string, change: Partial<Task> = {}): Task => ({
    id,
    subject: 'Call',
    body: null,
    status: 'NOT_STARTED',
    priority: null,
    dueAt: null,
    ownerName: null,
    createdAt: NINE,
    completedAt: null,
    effectKey: null,
    ...change,
  });

  test('stand open first by due date, then done with the last done on top', () => {
    const tasks = [
      task('1', { status: 'COMPLETED', completedAt: NINE }),
      task('2', { dueAt: NINE + 2 * HOUR_MS }),
      task('3', { status: 'COMPLETED', completedAt: NINE + HOUR_MS }),
      task('4', { dueAt: NINE + HOUR_MS }),
    ];
    expect(openFirst(tasks).map(({ id }) => id)).toEqual(['4', '2', '3', '1']);
  });
});

describe('the timeline', () => {
  const entry = (at: number, to: string): TimelineEntry => ({
    at,
    kind: 'property',
    label: 'SLA status',
    from: null,
    to,
    by: 'SLA Clock',
  });

  test('begins with the newest entry', () => {
    const shown = newestFirst([entry(NINE, 'On track'), entry(NINE + HOUR_MS, 'Due soon')]);
    expect(shown.map((one) => one.entry.to)).toEqual(['Due soon', 'On track']);
  });

  test('leaves entries of one instant in the order of the desk, so that a contact is created before it is filled', () => {
    const created: TimelineEntry = { ...entry(NINE, 'x'), kind: 'created', label: 'Contact' };
    const shown = newestFirst([entry(NINE, 'Lead'), created]);
    expect(shown.map((one) => one.entry.kind)).toEqual(['property', 'created']);
  });

  test('keeps an entry’s key when later ones come, even equal ones', () => {
    const before = newestFirst([entry(NINE, 'On track')]);
    const after = newestFirst([entry(NINE, 'On track'), entry(NINE, 'On track'), entry(NINE + 1, 'Overdue')]);
    expect(new Set(after.map(({ key }) => key)).size).toBe(3);
    expect(after.at(-1)?.key).toBe(before[0]!.key);
  });

  test('names HubSpot’s own sources in small letters and people as they are', () => {
    expect(sourceName('INTERNAL_PROCESSING')).toBe('Internal processing');
    expect(sourceName('Maya Lindqvist')).toBe('Maya Lindqvist');
  });
});
