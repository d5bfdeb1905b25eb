/** The story that fills a portal: the same for the same seed, and never against a rep's hours. */
import { DateTime } from 'luxon';
import { Portal } from '../../src/sandbox/portal/portal.ts';
import { valueOf, type Change } from '../../src/sandbox/portal/record.ts';
import { Random } from '../../src/sandbox/random.ts';
import { REPS, type Rep } from '../../src/sandbox/story/cast.ts';
import { afterWorking, beforeWorking, works } from '../../src/sandbox/story/hours.ts';
import { tellStory } from '../../src/sandbox/story/story.ts';
import { MovedTime } from '../support/movedTime.ts';

/** A Wednesday; London and Riyadh both work. */
const NOW = '2026-03-04T10:00:00Z';
const HOUR_MS = 3_600_000;
const [grace, , , omar] = REPS as [Rep, Rep, Rep, Rep];

function told(seed: number, at = NOW) {
  const time = new MovedTime(at);
  const portal = new Portal(() => time.now(), REPS);
  const changes: Change[] = [];
  portal.onChange((change) => changes.push(change));
  const story = tellStory(portal, time, new Random(seed));
  return { time, portal, changes, story };
}

const plain = (changes: readonly Change[]) =>
  changes.map((change) => [
    change.kind,
    change.id,
    change.at,
    change.by.id,
    ...(change.kind === 'property' ? [change.property, change.value] : []),
  ]);

describe('the past of a portal', () => {
  test('is the same for the same seed and another for another', async () => {
    const [one, same, other] = [told(1), told(1), told(2)];
    expect(plain(one.changes)).toEqual(plain(same.changes));
    expect(plain(one.changes)).not.toEqual(plain(other.changes));
    await Promise.all([one, same, other].map(({ story }) => story.stop()));
  });

  test('has about sixty contacts of the last days, spread over two teams of three', async () => {
    const { portal, story } = told(1);
    await story.stop();
    const contacts = portal.all('contacts');
    expect(contacts.length).toBeGreaterThanOrEqual(55);
    expect(contacts.length).toBeLessThanOrEqual(65);
    const now = Date.parse(NOW);
    for (const { createdAt } of contacts) {
      expect(createdAt).toBeLessThanOrEqual(now);
      expect(createdAt).toBeGreaterThan(now - 7 * 24 * HOUR_MS);
    }
    const teams = new Map<string, number>();
    for (const contact of contacts) {
      const owner = portal.people.byOwnerId(valueOf(contact, 'hubspot_owner_id') ?? '');
      const team = owner?.teams[0]?.name ?? 'none';
      teams.set(team, (teams.get(team) ?? 0) + 1);
    }
    expect(teams.get('EMEA Sales')).toBeGreaterThan(10);
    expect(teams.get('Gulf Sales')).toBeGreaterThan(10);
    expect(REPS.map(({ teams: [team] }) => team!.name).sort()).toEqual([
      ...Array<string>(3).fill('EMEA Sales'),
      ...Array<string>(3).fill('Gulf Sales'),
    ]);
  });

  test('tells every change in the order of time, never later than the present', async () => {
    const { changes, story } = told(1);
    await story.stop();
    const at = changes.filter(({ kind }) => kind === 'created').map((change) => change.at);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(Math.max(...changes.map((change) => change.at))).toBeLessThanOrEqual(Date.parse(NOW));
  });

  test('gives everybody an address of their own', async () => {
    const { portal, story } = told(1);
    await story.stop();
    const addresses = portal.all('contacts').map((contact) => valueOf(contact, 'email'));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.every((address) => address?.endsWith('.example'))).toBe(true);
  });

  test('leaves leads to be touched and leads that are done', async () => {
    const { portal, story } = told(1);
    await story.stop();
    const statuses = new Set(portal.all('contacts').map((contact) => valueOf(contact, 'hs_lead_status')));
    expect([...statuses]).toEqual(expect.arrayContaining(['NEW', 'OPEN_DEAL', 'UNQUALIFIED', 'BAD_TIMING']));
    expect(statuses.size).toBeGreaterThan(4);
  });
});

test.each([1, 2, 3])(
  'nobody touches a lead outside the hours of the one who does it (seed %i)',
  async (seed) => {
    const { changes, story, time } = told(seed);
    await time.advanceBy(36 * HOUR_MS);
    await story.stop();
    const touches = changes.filter((change) => change.by.type === 'CRM_UI');
    expect(touches.length).toBeGreaterThan(50);
    for (const { at, by } of touches) {
      const rep = REPS.find(({ userId }) => userId === by.userId)!;
      const local = DateTime.fromMillis(at, { zone: rep.zone });
      const minute = local.hour * 60 + local.minute;
      expect(rep.workdays).toContain(local.weekday);
      expect(minute).toBeGreaterThanOrEqual(rep.fromMinute);
      // The last working minute of a day ends when the day does.
      expect(minute).toBeLessThanOrEqual(rep.toMinute);
    }
  },
);

describe('the present', () => {
  test('goes on with new leads and with what was begun, at the same seed in the same way', async () => {
    const play = async () => {
      const { changes, portal, story, time } = told(1);
      const [before, contacts] = [changes.length, portal.all('contacts').length];
      await time.advanceBy(6 * HOUR_MS);
      await story.stop();
      return {
        news: plain(changes.slice(before)),
        arrived: portal.all('contacts').length - contacts,
        changes,
      };
    };
    const [one, same] = [await play(), await play()];
    expect(one.arrived).toBeGreaterThan(30);
    expect(one.news.length).toBeGreaterThan(one.arrived * 2);
    expect(one.news).toEqual(same.news);
    const live = one.changes.slice(-one.news.length);
    expect(Math.min(...live.map(({ at }) => at))).toBeGreaterThan(Date.parse(NOW));
  });

  test('is quieter by night', async () => {
    const arrivals = async (at: string) => {
      const { portal, story, time } = told(1, at);
      const before = portal.all('contacts').length;
      await time.advanceBy(4 * HOUR_MS);
      await story.stop();
      return portal.all('contacts').length - before;
    };
    expect(await arrivals('2026-03-04T20:00:00Z')).toBeLessThan((await arrivals(NOW)) / 2);
  });

  test('stops when told, whatever the clock does afterwards', async () => {
    const { changes, story, time } = told(1);
    await time.advanceBy(HOUR_MS);
    await story.stop();
    await expect(story.played).resolves.toBeUndefined();
    const before = changes.length;
    await time.advanceBy(24 * HOUR_MS);
    expect(changes).toHaveLength(before);
    expect(time.nextWakeAt()).toBeNull();
  });

  test('follows a lead that somebody has merged into another', async () => {
    const { changes, portal, story, time } = told(1);
    const by = { type: 'CRM_UI', id: 'userId:1', label: '' };
    const [first, ...others] = portal.all('contacts').map(({ id }) => id);
    const survivor = others.reduce((id, other) => portal.merge('contacts', id, other, by).id, first!);
    const before = changes.length;
    await time.advanceBy(6 * HOUR_MS);
    await story.stop();
    expect(changes.slice(before).filter(({ id }) => id === survivor).length).toBeGreaterThan(10);
  });

  test('passes over a lead that somebody has archived', async () => {
    const { portal, story, time } = told(1);
    for (const { id } of portal.all('contacts')) {
      portal.archive('contacts', id, { type: 'CRM_UI', id: 'userId:1', label: '' });
    }
    await time.advanceBy(24 * HOUR_MS);
    await story.stop();
    await expect(story.played).resolves.toBeUndefined();
  });
});

describe('working hours of a rep', () => {
  const at = (text: string) => Date.parse(text);

  test.each([
    ['the first minute', grace, '2026-03-04T09:00:00Z', true],
    ['the minute before', grace, '2026-03-04T08:59:00Z', false],
    ['the last minute', grace, '2026-03-04T17:29:59Z', true],
    ['the end', grace, '2026-03-04T17:30:00Z', false],
    ['a Saturday in London', grace, '2026-03-07T12:00:00Z', false],
    ['a Sunday in London', grace, '2026-03-08T12:00:00Z', false],
    ['a Sunday in Riyadh', omar, '2026-03-08T12:00:00Z', true],
    ['a Friday in Riyadh', omar, '2026-03-06T12:00:00Z', false],
    ['summer in London', grace, '2026-06-03T08:00:00Z', true],
  ])('%s', (_, rep, instant, expected) => {
    expect(works(rep, at(instant))).toBe(expected);
  });

  test('are counted over the night and the weekend, forward and back', () => {
    // Friday 17:00 in London: thirty minutes are left, thirty more lie on Monday.
    expect(afterWorking(grace, at('2026-03-06T17:00:00Z'), 60)).toBe(at('2026-03-09T09:30:00Z'));
    expect(beforeWorking(grace, at('2026-03-09T09:30:00Z'), 60)).toBe(at('2026-03-06T17:00:00Z'));
    expect(afterWorking(grace, at('2026-03-07T12:00:00Z'), 0)).toBe(at('2026-03-07T12:00:00Z'));
  });
});
