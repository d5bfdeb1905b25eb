import { jest } from '@jest/globals';
import {
  Accordion,
  Alert,
  BarChart,
  Flex,
  LoadingSpinner,
  Table,
  TableCell,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { CardAnswer, CardNextStep, WhyAnswer } from '../../cards/contract.ts';
import { SlaCard } from '../../cards/SlaCard.tsx';
import { SlaTab } from '../../cards/SlaTab.tsx';
import { aClock, anAnswer, at, HOUR_MS } from './answers.ts';
import { openWhy, pass, press, showDesk, text, worker, type Desk } from './desk.tsx';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  worker.self ??= globalThis;
});
afterEach(() => {
  jest.useRealTimers();
  delete worker.hsFetch;
});

const step = (iso: string, change: Partial<CardNextStep> = {}): CardNextStep => ({
  clockId: 'first-touch/1',
  at: at(iso),
  kind: 'reminder',
  forName: null,
  ...change,
});
const NEXT = [
  step('2026-03-02T11:00:30Z'),
  step('2026-03-02T14:00:00Z', { kind: 'overdue' }),
  step('2026-03-02T14:00:00Z', { kind: 'step' }),
  step('2026-03-03T09:00:00Z', { kind: 'step', forName: 'Mo Manager' }),
];
const withNext = (answer: CardAnswer): CardAnswer => ({
  ...(answer as Extract<CardAnswer, { tracked: true }>),
  next: NEXT,
});
const lines = (desk: Desk, id: string): (string | null)[] =>
  desk.r
    .findByTestId(Flex, id)
    .findAll(Text)
    .map((node) => node.text);
const cells = (desk: Desk, id: string): (string | null)[][] =>
  desk.r
    .findByTestId(Flex, id)
    .findAll(TableRow)
    .slice(1)
    .map((row) => row.findAll(TableCell).map((cell) => cell.text));

const JO = { id: '71', name: 'Jo Rep' };
const WHY: Extract<WhyAnswer, { ok: true }> = {
  ok: true,
  serverNow: at('2026-03-02T11:00:00Z'),
  clocks: [
    {
      id: 'first-touch/1',
      promise: { en: 'First touch within 4 business hours' },
      lines: ['Jo Rep received it today at 10:00.', 'Four hours of work end at 14:00.'],
    },
  ],
  notMade: ['No meeting is agreed on.'],
  holders: [
    {
      owner: null,
      fromAt: at('2026-03-02T08:00:00Z'),
      untilAt: at('2026-03-02T09:30:00Z'),
      workingMs: HOUR_MS / 2,
    },
    {
      owner: JO,
      fromAt: at('2026-03-02T09:30:00Z'),
      untilAt: at('2026-03-02T10:00:00Z'),
      workingMs: HOUR_MS / 2,
    },
    {
      owner: { id: '72', name: null },
      fromAt: at('2026-03-02T10:00:00Z'),
      untilAt: at('2026-03-02T10:30:00Z'),
      workingMs: HOUR_MS / 2,
    },
    { owner: JO, fromAt: at('2026-03-02T10:30:00Z'), untilAt: null, workingMs: HOUR_MS / 2 },
  ],
  facts: [
    { at: at('2026-03-02T10:00:00Z'), what: 'Owner became Jo Rep', source: 'a workflow' },
    { at: at('2026-03-02T08:00:00Z'), what: 'Lifecycle stage became Lead', source: 'an import' },
  ],
  leftOut: { clocks: 0, holders: 0, heldMs: 0, facts: 0 },
};

describe('what happens next', () => {
  test('the card says the very next, and when that has come the one after', async () => {
    const desk = await showDesk(SlaCard, { clocks: withNext(anAnswer()) });
    expect(text(desk, 'next')).toBe('Next: today 11:00, a reminder for Jo Rep');
    await pass(30_000);
    expect(text(desk, 'next')).toBe('Next: today 14:00, the promise counts as overdue');
  });

  test('the tab says all of it, in order, and for whom', async () => {
    const desk = await showDesk(SlaTab, { clocks: withNext(anAnswer()) });
    expect(lines(desk, 'next-steps')).toEqual([
      'What happens next',
      'today 11:00, a reminder for Jo Rep',
      'today 14:00, the promise counts as overdue',
      'today 14:00, a task for Jo Rep',
      'tomorrow 09:00, a task for Mo Manager',
    ]);
  });

  test('where several promises run each step names its own', async () => {
    const other = aClock({ id: 'other/1', owner: null, promise: { en: 'Disposition' } });
    const answer = withNext(anAnswer([aClock(), other])) as Extract<CardAnswer, { tracked: true }>;
    const desk = await showDesk(SlaTab, {
      clocks: {
        ...answer,
        next: [NEXT[1]!, step('2026-03-02T15:00:00Z', { clockId: 'other/1', kind: 'step' })],
      },
    });
    expect(lines(desk, 'next-steps').slice(1)).toEqual([
      'today 14:00, the promise counts as overdue (First touch within 4 business hours)',
      'today 15:00, a task for whoever holds the lead (Disposition)',
    ]);
  });

  test('nothing to come is said in the tab and takes no room in the card', async () => {
    expect(lines(await showDesk(SlaTab, { clocks: anAnswer() }), 'next-steps')).toContain(
      'Nothing more comes by itself.',
    );
    expect(text(await showDesk(SlaCard, { clocks: anAnswer() }), 'next')).toBeNull();
  });
});

describe('the tab', () => {
  test('it has every promise at a glance, and the settled ones', async () => {
    const met = aClock({ id: 'b', verdict: 'met', endedAt: at('2026-03-02T10:30:00Z') });
    const desk = await showDesk(SlaTab, { clocks: anAnswer([aClock(), met]) });
    expect(text(desk, 'time-left')).toBe('3h 00m 00s left');
    expect(text(desk, 'verdict-1')).toBe('Met');
    expect(text(desk, 'agreement')).toBe('Lead hand-off agreement, version 1');
    await pass(1000);
    expect(text(desk, 'time-left')).toBe('2h 59m 59s left');
  });

  test('why is not asked before somebody wants to know', async () => {
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY });
    expect(desk.r.findByTestId(Accordion, 'why').props.open).toBe(false);
    expect(desk.asked).toEqual(['']);
    await openWhy(desk);
    expect(desk.asked).toEqual(['', '/why?language=en']);
    expect(desk.r.findByTestId(Accordion, 'why').props.open).toBe(true);
  });

  test('why is told in the sentences of the service, by promise', async () => {
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY });
    await openWhy(desk);
    expect(lines(desk, 'reasons')).toEqual([
      'First touch within 4 business hours',
      'Jo Rep received it today at 10:00.',
      'Four hours of work end at 14:00.',
      'Why no other promise runs',
      'No meeting is agreed on.',
    ]);
  });

  test('who held the lead how long stands in a table with shares, and summed up in a chart', async () => {
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY });
    await openWhy(desk);
    expect(cells(desk, 'holders')).toEqual([
      ['Nobody: time of whoever routes leads', 'today 08:00', 'today 09:30', '30m', '25%'],
      ['Jo Rep', 'today 09:30', 'today 10:00', '30m', '25%'],
      ['owner 72', 'today 10:00', 'today 10:30', '30m', '25%'],
      ['Jo Rep', 'today 10:30', 'still', '30m', '25%'],
    ]);
    expect(desk.r.find(BarChart).props.data).toEqual([
      { holder: 'Nobody', minutes: 30, kind: 'Time of whoever routes leads' },
      { holder: 'Jo Rep', minutes: 60, kind: 'Time of an owner' },
      { holder: 'owner 72', minutes: 30, kind: 'Time of an owner' },
    ]);
  });

  test('one holder alone makes no chart, and no time makes no share', async () => {
    const holders = [{ owner: JO, fromAt: 0, untilAt: null, workingMs: 0 }];
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: { ...WHY, holders } });
    await openWhy(desk);
    expect(desk.r.findAll(BarChart)).toEqual([]);
    expect(cells(desk, 'holders')).toEqual([['Jo Rep', expect.any(String), 'still', '0m', null]]);
  });

  test('facts stand with their source, ten a page', async () => {
    const facts = Array.from({ length: 12 }, (_, n) => ({ ...WHY.facts[0]!, what: `Fact ${n + 1}` }));
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY });
    await openWhy(desk);
    expect(cells(desk, 'facts')).toEqual([
      ['today 10:00', 'Owner became Jo Rep', 'a workflow'],
      ['today 08:00', 'Lifecycle stage became Lead', 'an import'],
    ]);
    const many = await showDesk(SlaTab, { clocks: anAnswer(), why: { ...WHY, facts } });
    await openWhy(many);
    expect(cells(many, 'facts')).toHaveLength(10);
    const { onPageChange } = many.r.findByTestId(Flex, 'facts').find(Table).props as {
      onPageChange: (page: number) => void;
    };
    onPageChange(2);
    await pass(0);
    expect(cells(many, 'facts').map(([, what]) => what)).toEqual(['Fact 11', 'Fact 12']);
  });

  test('what is left out is said in words, and counts in the shares', async () => {
    const leftOut = { clocks: 2, holders: 1, heldMs: 2 * HOUR_MS, facts: 19_900 };
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: { ...WHY, leftOut } });
    await openWhy(desk);
    expect(lines(desk, 'reasons')).toContain(
      '2 clocks that stopped earlier in this cycle are not listed here.',
    );
    expect(lines(desk, 'holders')).toContain('1 earlier stretch is not listed here. The shares count it.');
    expect(lines(desk, 'facts')).toContain('19,900 older changes are known and not listed here.');
    expect(cells(desk, 'holders').map((row) => row.at(-1))).toEqual(['13%', '13%', '13%', '13%']);
    const arabic = await showDesk(SlaTab, { clocks: anAnswer(), why: { ...WHY, leftOut } }, { locale: 'ar' });
    await openWhy(arabic);
    expect(lines(arabic, 'reasons').join()).toContain('ساعتان توقفتا سابقًا');
    expect(lines(arabic, 'holders').join()).toContain('فترة سابقة واحدة غير مذكورة هنا');
    expect(lines(arabic, 'facts').join()).toContain('تغيير أقدم معروف');
    const whole = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY });
    await openWhy(whole);
    expect([...lines(whole, 'facts'), ...lines(whole, 'holders')].join()).not.toContain('not listed');
  });

  test('in Arabic it is asked for in Arabic and headed in Arabic', async () => {
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY }, { locale: 'ar-EG' });
    await openWhy(desk);
    expect(desk.asked).toEqual(['', '/why?language=ar']);
    expect(lines(desk, 'holders')).toEqual(['من تولى العميل المحتمل وكم من الوقت']);
    expect(cells(desk, 'holders')[0]?.[0]).toMatch(/^لا أحد: وقت/);
  });

  test('while it is looked up it says so; a failure says why and can be tried again', async () => {
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: new Promise(() => undefined) });
    await openWhy(desk);
    expect(desk.r.findByTestId(LoadingSpinner, 'why-loading').props.label).toBe('Looking it up');
    const failed = await showDesk(SlaTab, { clocks: anAnswer(), why: { ok: false, reason: 'unavailable' } });
    await openWhy(failed);
    expect(failed.r.find(Alert).text).toMatch(/cannot reach its store/);
    failed.service.why = WHY;
    await press(failed, 'retry');
    expect(lines(failed, 'reasons')).toContain('No meeting is agreed on.');
    expect(failed.r.findAll(Alert)).toEqual([]);
  });

  test('an answer of another shape is not shown', async () => {
    const broken = { ...WHY, facts: [{ at: 'now', what: 'x', source: 'y' }] } as unknown as WhyAnswer;
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: broken });
    await openWhy(desk);
    expect(desk.r.maybeFindByTestId(Flex, 'reasons')).toBeNull();
    expect(desk.r.find(Alert).text).toMatch(/different versions/);
  });

  test('what was opened is told anew when the clocks were evaluated since', async () => {
    const desk = await showDesk(SlaTab, { clocks: anAnswer(), why: WHY });
    await openWhy(desk);
    desk.service.clocks = anAnswer([aClock()], at('2026-03-02T11:01:00Z'));
    await pass(60_000);
    expect(desk.asked).toEqual(['', '/why?language=en', '', '/why?language=en']);
    await openWhy(desk);
    desk.service.clocks = anAnswer([aClock()], at('2026-03-02T11:02:00Z'));
    await pass(60_000);
    expect(desk.asked).toHaveLength(5);
  });
});
