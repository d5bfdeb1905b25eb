/** When reports become due, on the calendars of an office in London and one in Riyadh. */
import { lastSlot } from '../../../src/adapters/calendar/reportSlots.ts';
import { mayGoOut } from '../../../src/application/reports/slots.ts';
import { at, HOUR, openTime } from '../../support/calendars.ts';

const LONDON = {
  zone: 'Europe/London',
  open: openTime('Europe/London', { 'monday-friday': ['09:00-17:30'] }, ['2026-05-25']),
};
const RIYADH = { zone: 'Asia/Riyadh', open: openTime('Asia/Riyadh', { 'sunday-thursday': ['09:00-18:00'] }) };
const ALWAYS = { zone: 'UTC', open: openTime('UTC', { 'monday-sunday': ['00:00-24:00'] }) };
/** A whole week of holidays. */
const EID = {
  ...RIYADH,
  open: openTime('Asia/Riyadh', { 'sunday-thursday': ['09:00-18:00'] }, [
    '2026-03-22',
    '2026-03-23',
    '2026-03-24',
    '2026-03-25',
    '2026-03-26',
  ]),
};

const iso = (instant: number | undefined) => instant && new Date(instant).toISOString().slice(0, 16);
function slot(...asked: Parameters<typeof lastSlot>) {
  const found = lastSlot(...asked);
  return [iso(found?.dueAt), iso(found?.period.fromAt), iso(found?.period.untilAt)];
}

test.each([
  ['day', 'when work begins', LONDON, '2026-03-04T09:00Z', '2026-03-04T09:00', '2026-03-04T00:00'],
  [
    'day',
    'as the day before, an instant earlier',
    LONDON,
    '2026-03-04T08:59Z',
    '2026-03-03T09:00',
    '2026-03-03T00:00',
  ],
  ['day', 'as on Friday, on a Sunday', LONDON, '2026-03-08T12:00Z', '2026-03-06T09:00', '2026-03-06T00:00'],
  ['day', 'on Sunday in Riyadh', RIYADH, '2026-03-08T12:00Z', '2026-03-08T06:00', '2026-03-07T21:00'],
  ['week', 'on Monday', LONDON, '2026-03-09T09:00Z', '2026-03-09T09:00', '2026-03-02T00:00'],
  ['week', 'on Sunday in Riyadh', RIYADH, '2026-03-08T06:00Z', '2026-03-08T06:00', '2026-02-28T21:00'],
  [
    'week',
    'on Tuesday after a holiday, by summer time',
    LONDON,
    '2026-05-26T08:00Z',
    '2026-05-26T08:00',
    '2026-05-17T23:00',
  ],
  [
    'week',
    'as of the week before, on the holiday',
    LONDON,
    '2026-05-25T12:00Z',
    '2026-05-18T08:00',
    '2026-05-10T23:00',
  ],
  [
    'week',
    'on Monday where nobody rests',
    ALWAYS,
    '2026-03-11T12:00Z',
    '2026-03-09T00:00',
    '2026-03-02T00:00',
  ],
  [
    'week',
    'of the last week that had working time',
    EID,
    '2026-03-30T12:00Z',
    '2026-03-29T06:00',
    '2026-03-14T21:00',
  ],
  ['month', 'on its first working day', LONDON, '2026-03-02T09:00Z', '2026-03-02T09:00', '2026-02-01T00:00'],
  [
    'month',
    'as of the month before, on a Sunday',
    LONDON,
    '2026-03-01T12:00Z',
    '2026-02-02T09:00',
    '2026-01-01T00:00',
  ],
] as const)('a report of a %s is due %s', (kind, _when, calendar, now, due, from) => {
  expect(slot(kind, calendar, null, at(now)).slice(0, 2)).toEqual([due, from]);
});

test('a week of the Gulf goes from Sunday to Saturday, day by day', () => {
  const found = lastSlot('week', RIYADH, null, at('2026-03-08T06:00Z'));
  expect(iso(found?.period.untilAt)).toBe('2026-03-07T21:00');
  expect(found?.period.steps).toHaveLength(7);
});

test('a time that is named counts in the zone of the calendar, and on working days', () => {
  expect(slot('day', LONDON, 7 * 60 + 30, at('2026-07-06T06:30Z'))[0]).toBe('2026-07-06T06:30');
  expect(slot('day', LONDON, 7 * 60 + 30, at('2026-07-06T06:29Z'))[0]).toBe('2026-07-03T06:30');
});

test('where nobody ever works nothing is due', () => {
  const never = { zone: 'UTC', open: openTime('UTC', {}) };
  expect(lastSlot('week', never, null, at('2026-03-08T06:00Z'))).toBeNull();
});

test('a report that is late waits for working time', () => {
  const due = lastSlot('day', LONDON, 7 * 60, at('2026-03-06T12:00Z'))!;
  expect(mayGoOut(due, LONDON, due.dueAt)).toBe(true);
  expect(mayGoOut(due, LONDON, due.dueAt + HOUR)).toBe(false);
  expect(mayGoOut(due, LONDON, due.dueAt + 3 * HOUR)).toBe(true);
  expect(mayGoOut(due, LONDON, at('2026-03-07T12:00Z'))).toBe(false);
});
