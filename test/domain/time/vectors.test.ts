/** 1,100 deadlines and durations that two independent engines agree on. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { dueAt, elapsedMs, mergedPauses } from '../../../src/domain/time/pauses.ts';
import { type OpenTime } from '../../../src/domain/time/openTime.ts';
import { at, MINUTE, openTime } from '../../support/calendars.ts';

const vector = z.object({
  id: z.string(),
  tz: z.string(),
  days: z.array(z.string()),
  hours: z.record(z.string(), z.string()),
  holidays: z.array(z.string()),
  pauses: z.array(z.tuple([z.string(), z.string()])),
  start: z.string(),
  budget_min: z.number(),
  due: z.string(),
  until: z.string(),
  elapsed_s: z.number(),
});

const vectors = readFileSync(new URL('../../vectors/business-time.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => vector.parse(JSON.parse(line)));

const LONG: Readonly<Record<string, string>> = {
  sun: 'sunday',
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
};

const calendars = new Map<string, OpenTime>();

function calendarOf({ tz, days, hours, holidays }: z.infer<typeof vector>): OpenTime {
  const key = JSON.stringify([tz, days, hours, holidays]);
  const known = calendars.get(key);
  if (known) return known;
  const windows = Object.entries(hours).map(([from, to]) => `${from}-${to}`);
  const made = openTime(tz, Object.fromEntries(days.map((day) => [LONG[day]!, windows])), holidays);
  calendars.set(key, made);
  return made;
}

test('there are all 1,100 of them', () => {
  expect(vectors).toHaveLength(1100);
});

test.each(vectors.map((each) => [each.id, each] as const))('%s', (_id, each) => {
  const open = calendarOf(each);
  const pauses = mergedPauses(each.pauses.map(([from, until]) => ({ fromAt: at(from), untilAt: at(until) })));
  const due = dueAt(open, pauses, at(each.start), each.budget_min * MINUTE);
  expect(new Date(due).toISOString()).toBe(new Date(at(each.due)).toISOString());
  expect(elapsedMs(open, pauses, at(each.start), at(each.until))).toBe(each.elapsed_s * 1000);
});
