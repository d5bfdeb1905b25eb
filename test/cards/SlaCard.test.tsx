import { jest } from '@jest/globals';
import {
  Alert,
  ErrorState,
  Flex,
  Heading,
  LoadingButton,
  LoadingSpinner,
  ProgressBar,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import type { CardAnswer } from '../../cards/contract.ts';
import { SlaCard } from '../../cards/SlaCard.tsx';
import { aClock, anAnswer, at, HOUR_MS } from './answers.ts';
import { pass } from './desk.tsx';

type Reply = unknown;
interface Shown {
  readonly r: ReturnType<typeof createRenderer<'crm.record.sidebar'>>;
  readonly asked: string[];
}

/** HubSpot's worker global that carries a card's requests to its signing proxy. */
const worker = globalThis as unknown as { self?: unknown; hsFetch?: (url: string) => Promise<Response> };

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  worker.self ??= globalThis;
});

afterEach(() => {
  jest.useRealTimers();
  delete worker.hsFetch;
});

/** Shows the card with a service that replies as told, request by request; the last reply stands for all later ones. */
async function show(
  replies: readonly Reply[],
  options: { locale?: string; timezone?: string; variables?: Record<string, string | number> } = {},
): Promise<Shown> {
  const asked: string[] = [];
  worker.hsFetch = async (url) => {
    const reply = replies[Math.min(asked.length, replies.length - 1)];
    asked.push(url);
    if (reply === 'never') return NEVER;
    if (reply instanceof Error) throw reply;
    return reply instanceof Response ? reply : Response.json(reply);
  };
  const r = createRenderer('crm.record.sidebar');
  r.mocks.context.crm.objectId = 151;
  r.mocks.context.portal.timezone = options.timezone ?? 'UTC';
  r.mocks.context.user.locale = options.locale ?? 'en-GB';
  r.mocks.context.variables = options.variables ?? { PUBLIC_URL: 'https://sla.example.com' };
  r.render(<SlaCard context={r.mocks.context} actions={r.mocks.actions} />);
  await jest.advanceTimersByTimeAsync(0);
  return { r, asked };
}

const text = ({ r }: Shown, id: string): string | null =>
  [Text, Heading, StatusTag].flatMap((component) =>
    r.findAll(component as typeof Text, (node) => (node.props as { testId?: string }).testId === id),
  )[0]?.text ?? null;
/** The words of the lines inside a node. */
const words = (node: { findAll: (component: typeof Text) => { text: string | null }[] }): string =>
  node
    .findAll(Text)
    .map((line) => line.text)
    .join('\n');
const NEVER = new Promise<never>(() => undefined);

describe('a running promise', () => {
  test('it is shown in words with state, working time left, budget used, deadline and holder', async () => {
    const card = await show([anAnswer()]);
    expect(card.asked).toEqual(['https://sla.example.com/hubspot/card/contacts/151']);
    expect(text(card, 'promise')).toBe('First touch within 4 business hours');
    expect(text(card, 'state')).toBe('On track');
    expect(text(card, 'time-left')).toBe('3h 00m 00s left');
    expect(text(card, 'deadline')).toBe('Due today 14:00');
    expect(text(card, 'owner')).toBe('Held by Jo Rep');
    expect(text(card, 'waiting')).toBeNull();
    expect(text(card, 'agreement')).toBe('Lead hand-off agreement, version 1');
    expect(card.r.findByTestId(ProgressBar, 'budget').props).toMatchObject({
      value: 250,
      maxValue: 1000,
      variant: 'success',
      valueDescription: '1h of 4h used',
    });
  });

  test('it ticks every second by itself, without asking the service', async () => {
    const card = await show([anAnswer()]);
    await pass(1000);
    expect(text(card, 'time-left')).toBe('2h 59m 59s left');
    await pass(41_000);
    expect(text(card, 'time-left')).toBe('2h 59m 18s left');
    expect(card.asked).toHaveLength(1);
  });

  test('at the speed of the demo a second is a minute', async () => {
    const card = await show([anAnswer()], {
      variables: { PUBLIC_URL: 'https://sla.example.com/', DEMO_SPEED: 60 },
    });
    await pass(2000);
    expect(text(card, 'time-left')).toBe('2h 58m 00s left');
  });

  test('its state switches at the very second', async () => {
    const serverNow = at('2026-03-02T13:59:58.400Z');
    const card = await show([anAnswer([aClock({ elapsedMs: 4 * HOUR_MS - 1600 })], serverNow)]);
    expect(text(card, 'state')).toBe('Due soon');
    expect(text(card, 'time-left')).toBe('2s left');
    await pass(1600);
    expect(text(card, 'state')).toBe('Due soon');
    expect(text(card, 'time-left')).toBe('0s left');
    await pass(1);
    expect(text(card, 'state')).toBe('Overdue');
    expect(text(card, 'time-left')).toBe('Overdue by 0s');
    expect(text(card, 'deadline')).toBe('Was due today 14:00');
    await pass(1999);
    expect(text(card, 'time-left')).toBe('Overdue by 2s');
    expect(card.r.findByTestId(StatusTag, 'state').props.variant).toBe('danger');
  });

  test('outside working hours it stands still and says when it counts again', async () => {
    const saturday = at('2026-03-07T10:00:00Z');
    const clock = aClock({
      deadlineAt: at('2026-03-09T10:30:00Z'),
      overdueAfter: at('2026-03-09T10:30:00Z'),
      dueSoonAt: at('2026-03-09T10:00:00Z'),
    });
    const card = await show([anAnswer([clock], saturday)]);
    expect(text(card, 'time-left')).toBe('1h 30m 00s left');
    expect(text(card, 'waiting')).toBe('Outside working hours: counts again Monday 09:00');
    await pass(30_000);
    expect(text(card, 'time-left')).toBe('1h 30m 00s left');
  });

  test('a clock that has not begun to count says when it starts', async () => {
    const clock = aClock({
      elapsedMs: 0,
      deadlineAt: at('2026-03-09T13:00:00Z'),
      overdueAfter: at('2026-03-09T13:00:00Z'),
      dueSoonAt: at('2026-03-09T12:00:00Z'),
    });
    const card = await show([anAnswer([clock], at('2026-03-07T10:00:00Z'))]);
    expect(text(card, 'waiting')).toBe('Starts to count Monday 09:00');
  });

  test('several promises run side by side, each counted for itself', async () => {
    const later = aClock({
      id: 'disposition/1',
      promise: { en: 'Disposition within 2 business days' },
      budgetMs: 16 * HOUR_MS,
      deadlineAt: at('2026-03-04T10:00:00Z'),
      overdueAfter: at('2026-03-04T10:00:00Z'),
      dueSoonAt: at('2026-03-03T14:00:00Z'),
    });
    const card = await show([anAnswer([aClock(), later])]);
    await pass(1000);
    expect(text(card, 'time-left')).toBe('2h 59m 59s left');
    expect(text(card, 'time-left-2')).toBe('14h 59m 59s left');
    expect(text(card, 'promise-2')).toBe('Disposition within 2 business days');
  });

  test("the deadline is shown on the viewer's wall clock, and on the calendar's where that differs", async () => {
    const clock = aClock({ zone: 'Asia/Riyadh' });
    const there = await show([anAnswer([clock])], { timezone: 'Europe/Berlin' });
    expect(text(there, 'deadline')).toBe('Due today 15:00');
    expect(text(there, 'calendar-deadline')).toBe('today 17:00, Saudi Arabia Time');
    const same = await show([anAnswer([clock])], { timezone: 'Asia/Riyadh' });
    expect(text(same, 'calendar-deadline')).toBeNull();
  });

  test('a clock of the buyer, without a holder, or with a holder nobody knows says so', async () => {
    const say = async (change: object): Promise<string | null> =>
      text(await show([anAnswer([aClock(change)])]), 'owner');
    expect(await say({ side: 'lead' })).toBe('Counted for the buyer, since hand-off');
    expect(await say({ owner: null })).toBe('Nobody owns this lead yet');
    expect(await say({ owner: { id: '71', name: null } })).toBe('Held by owner 71');
  });

  test('in a pause it says why, and when it counts again at the latest', async () => {
    const paused = aClock({
      openWindows: [[at('2026-03-02T11:00:20Z'), at('2026-03-02T17:00:00Z')]],
      pauses: [
        {
          fromAt: at('2026-03-02T10:30:00Z'),
          untilAt: at('2026-03-02T11:00:20Z'),
          reason: { en: 'Waiting for the buyer' },
        },
      ],
    });
    const card = await show([anAnswer([paused])]);
    expect(text(card, 'state')).toBe('Paused');
    expect(text(card, 'waiting')).toBe(
      'Paused: Waiting for the buyer. Counts again today 11:00 at the latest',
    );
    await pass(19_999);
    expect(text(card, 'state')).toBe('Paused');
    await pass(1);
    expect(text(card, 'state')).toBe('On track');
  });

  test('in Arabic the words, digits and the promise are Arabic', async () => {
    const card = await show([anAnswer()], { locale: 'ar_eg' });
    expect(text(card, 'state')).toBe('ضمن المهلة');
    expect(text(card, 'promise')).toBe('أول تواصل خلال 4 ساعات عمل');
    expect(text(card, 'time-left')).toBe('بقي \u2068٣ س ٠٠ د ٠٠ ث\u2069');
    expect(text(card, 'agreement')).toContain('اتفاقية التسليم');
  });
});

describe('settled promises', () => {
  test('they stand below the running ones, in short, a breach dated at its deadline', async () => {
    const settled = [
      aClock({ id: 'a', verdict: 'met', endedAt: at('2026-03-02T10:30:00Z') }),
      aClock({ id: 'b', verdict: 'breached', endedAt: at('2026-03-02T16:00:00Z') }),
      aClock({ id: 'c', verdict: 'breached', endedAt: at('2026-03-02T14:00:00Z') }),
      aClock({ id: 'd', verdict: 'excused', endedAt: at('2026-03-02T16:00:00Z') }),
      aClock({ id: 'e', verdict: 'void', endedAt: at('2026-03-02T16:00:00Z') }),
    ];
    const { r } = await show([anAnswer([aClock(), ...settled])]);
    const stopped = r.findByTestId(Flex, 'stopped');
    expect(stopped.findAll(StatusTag).map((tag) => tag.text)).toEqual([
      'Met',
      'Breached',
      'Breached',
      'Excused',
      'Void',
    ]);
    expect(stopped.findAll(Text).map((line) => line.text)).toEqual([
      '5 promises are settled',
      ...[
        'today 10:30',
        'today 14:00, handled today 16:00',
        'today 14:00',
        'today 16:00',
        'today 16:00',
      ].flatMap((line) => [line, 'First touch within 4 business hours']),
    ]);
    expect(r.findAll(ProgressBar)).toHaveLength(1);
  });

  test('of a long cycle all are counted, and it is said how many are not listed', async () => {
    const last = aClock({ id: 'a', verdict: 'met', endedAt: at('2026-03-02T10:30:00Z') });
    const { r } = await show([{ ...anAnswer([aClock(), last]), settledBefore: 1_161 }]);
    const lines = r
      .findByTestId(Flex, 'stopped')
      .findAll(Text)
      .map((line) => line.text);
    expect(lines[0]).toBe('1,162 promises are settled');
    expect(lines.at(-1)).toBe('1,161 clocks that stopped earlier in this cycle are not listed here.');
  });
});

describe('other faces', () => {
  test('while the first answer is awaited it says so', async () => {
    const { r } = await show(['never']);
    expect(r.find(LoadingSpinner).props.label).toBe('Reading the clock');
  });

  test.each([
    ['noClock', 'No promise of the agreement runs for this contact now.'],
    ['unseen', 'The clock has had no news of this contact yet. It starts when a rep receives it as a lead.'],
  ])('a record that is not tracked (%s) says why', async (reason, expected) => {
    const { r } = await show([{ ok: true, tracked: false, serverNow: 1, reason }]);
    expect(words(r.findByTestId(Flex, 'untracked'))).toBe(expected);
  });

  test.each<[string, Reply, RegExp]>([
    ['a connection that fails', new Error('offline'), /does not answer/],
    ['a status that is no success', new Response('', { status: 502 }), /does not answer/],
    ['a signature that is refused', new Response('', { status: 401 }), /client secret or PUBLIC_URL/],
    ['a way that is barred', new Response('', { status: 403 }), /client secret or PUBLIC_URL/],
    ['a body that is not JSON', new Response('<html>'), /does not answer/],
    ['an answer of another shape', { ok: true }, /different versions/],
    ['another portal', { ok: false, reason: 'wrongPortal' }, /another HubSpot account/],
    ['a bad record', { ok: false, reason: 'badRecord' }, /kind of record/],
    ['a store that is away', { ok: false, reason: 'unavailable' }, /cannot reach its store/],
  ])('%s is an error that says what to do', async (_, reply, expected) => {
    const { r } = await show([reply]);
    expect(words(r.find(ErrorState))).toMatch(expected);
  });

  test('a press on Try again asks once more and shows the answer', async () => {
    const card = await show([new Error('offline'), anAnswer()]);
    card.r.find(LoadingButton).trigger('onClick');
    await pass(0);
    expect(card.asked).toHaveLength(2);
    expect(text(card, 'state')).toBe('On track');
  });

  test.each([{}, { PUBLIC_URL: '' }, { PUBLIC_URL: 'sla.example.com' }, { PUBLIC_URL: 7 }])(
    'without a usable address (%j) the admin is told what to write, and nothing is asked',
    async (variables) => {
      const { r, asked } = await show([anAnswer()], { variables: variables });
      expect(words(r.findByTestId(ErrorState, 'setup'))).toMatch(/PUBLIC_URL/);
      expect(asked).toEqual([]);
    },
  );

  test('news that has grown old hides every running time and says since when', async () => {
    const card = await show([anAnswer(), new Error('offline')]);
    await pass(185_000);
    expect(text(card, 'time-left')).toBe('2h 56m 55s left');
    await pass(10_000);
    expect(text(card, 'time-left')).toBeNull();
    expect(card.r.find(Alert).props.title).toBe('No news from the clock since 11:00:00');
    expect(card.r.find(Alert).text).toMatch(/^That was 3 minutes ago/);
    expect(text(card, 'deadline-1')).toBe('Due today 14:00');
    expect(card.r.findAll(ProgressBar)).toEqual([]);
  });

  test('a good answer ends the old news', async () => {
    const late = anAnswer([aClock({ elapsedMs: 1.1 * HOUR_MS })], at('2026-03-02T11:06:00Z'));
    const card = await show([anAnswer(), ...Array<Error>(4).fill(new Error('offline')), late]);
    await pass(200_000);
    expect(card.r.findAll(Alert)).toHaveLength(1);
    await pass(100_000);
    expect(text(card, 'time-left')).toBe('2h 54m 00s left');
  });
});

describe('asking again', () => {
  test('the service is asked every minute', async () => {
    const card = await show([anAnswer()]);
    await pass(59_999);
    expect(card.asked).toHaveLength(1);
    await pass(1);
    expect(card.asked).toHaveLength(2);
  });

  test("changes of any of the record's properties ask at once, and once more when HubSpot has told the service", async () => {
    const before: CardAnswer = anAnswer();
    const after = anAnswer(
      [aClock({ verdict: 'met', endedAt: at('2026-03-02T11:00:05Z') })],
      at('2026-03-02T11:00:06Z'),
    );
    const card = await show([before, before, after]);
    const [properties, onChange] = card.r.mocks.actions.onCrmPropertiesUpdate.calls[0] as [
      string,
      () => void,
    ];
    expect(properties).toBe('*');
    onChange();
    onChange();
    await pass(250);
    expect(card.asked).toHaveLength(2);
    await pass(5000);
    expect(card.asked).toHaveLength(3);
    expect(text(card, 'verdict-1')).toBe('Met');
  });

  test('an answer that was overtaken by a later one is dropped', async () => {
    let release: (answer: CardAnswer) => void = () => undefined;
    const slow = new Promise<CardAnswer>((resolve) => (release = resolve));
    const asked: string[] = [];
    const card = await show([anAnswer()]);
    worker.hsFetch = async (url) => {
      asked.push(url);
      return Response.json(
        asked.length === 1 ? await slow : anAnswer([aClock({ owner: { id: '72', name: 'Al' } })]),
      );
    };
    const [, onChange] = card.r.mocks.actions.onCrmPropertiesUpdate.calls[0] as [string[], () => void];
    onChange();
    await pass(250);
    onChange();
    await pass(250);
    expect(text(card, 'owner')).toBe('Held by Al');
    release(anAnswer([aClock({ owner: { id: '70', name: 'Old news' } })]));
    await pass(0);
    expect(text(card, 'owner')).toBe('Held by Al');
  });
});
