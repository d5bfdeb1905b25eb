import { jest } from '@jest/globals';
import { Alert, Button, LoadingButton, Select, TextArea } from '@hubspot/ui-extensions';
import type { ActAnswer, CardAbilities, CardAnswer, CardClock } from '../../cards/contract.ts';
import { freshId } from '../../cards/answer/freshId.ts';
import { snoozes } from '../../cards/components/acts/snoozes.ts';
import { SlaCard } from '../../cards/SlaCard.tsx';
import { SlaTab } from '../../cards/SlaTab.tsx';
import { aClock, anAnswer, at, HOUR_MS, NOTHING } from './answers.ts';
import {
  choices,
  choose,
  offered,
  pass,
  press,
  refusal,
  showDesk,
  text,
  worker,
  write,
  type Desk,
  type Service,
} from './desk.tsx';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  worker.self ??= globalThis;
});
afterEach(() => {
  jest.useRealTimers();
  delete worker.hsFetch;
});

const NO_BUDGET = { id: 'no-budget', words: { en: 'No budget', ar: 'لا ميزانية' } };
const NO_ANSWER = { id: 'no-answer', words: { en: 'No answer' } };
const ON_HOLD = { id: 'on-hold', words: { en: 'Waiting for the buyer', ar: 'بانتظار المشتري' } };
const SECOND = aClock({ id: 'disposition/1', promise: { en: 'Disposition within 2 business days' } });

const able = (can: Partial<CardAbilities>, clocks: readonly CardClock[] = [aClock()]): CardAnswer => ({
  ...anAnswer(clocks),
  can: { ...NOTHING, ...can },
});
const QUALIFY = able({ dispose: { qualified: true, disqualified: null, recycled: null } });
const ALL = able({
  dispose: { qualified: true, disqualified: [NO_BUDGET], recycled: [] },
  pause: [{ ...ON_HOLD, leftMs: 4 * HOUR_MS }],
  resume: ON_HOLD,
  snoozeUntil: at('2026-03-02T13:00:00Z'),
  askExcuse: ['first-touch/1'],
  grantExcuse: [{ clockId: 'first-touch/1', reason: 'Ill at home', askedBy: 'Jo Rep' }],
});
const show = (service: Service, options?: { locale?: string }): Promise<Desk> =>
  showDesk(SlaCard, service, options);
const without = (desk: Desk): object[] =>
  desk.acts.map((act) => Object.fromEntries(Object.entries(act).filter(([name]) => name !== 'id')));

describe('what is offered', () => {
  test('nothing while writing to HubSpot is paused, and it is said why', async () => {
    const desk = await show({ clocks: { ...ALL, writing: 'off' } as CardAnswer });
    expect(offered(desk)).toEqual([]);
    expect(desk.r.findByTestId(Alert, 'writing-paused').props.title).toBe('Writing to HubSpot is paused');
    expect(text(desk, 'state')).toBe('On track');
  });

  test('somebody who may do nothing is offered nothing', async () => {
    const desk = await show({ clocks: anAnswer() });
    expect(offered(desk)).toEqual([]);
    expect(text(desk, 'state')).toBe('On track');
    expect(desk.r.findAll(LoadingButton)).toEqual([]);
  });

  test.each([
    [{ dispose: { qualified: true, disqualified: null, recycled: null } }, ['Qualify']],
    [{ dispose: { qualified: false, disqualified: [], recycled: [NO_ANSWER] } }, ['Disqualify', 'Recycle']],
    [{ pause: [{ ...ON_HOLD, leftMs: 1 }] }, ['Pause']],
    [{ pause: [] }, []],
    [{ resume: ON_HOLD }, ['Resume']],
    [{ snoozeUntil: at('2026-03-02T12:00:00Z') }, ['Snooze reminders']],
    [{ snoozeUntil: at('2026-03-02T11:00:00Z') }, []],
    [{ askExcuse: ['first-touch/1'] }, ['Ask for an excuse']],
    [{ askExcuse: ['a clock that is not shown'] }, []],
  ] as [Partial<CardAbilities>, string[]][])('%j offers %j and nothing else', async (can, labels) => {
    expect(offered(await show({ clocks: able(can) }))).toEqual(labels);
  });

  test('in Arabic the acts, reasons and answers are Arabic', async () => {
    const desk = await show({ clocks: ALL, acts: [{ ok: false, reason: 'tooLate' }] }, { locale: 'ar' });
    expect(offered(desk)).toEqual([
      'تأهيل',
      'استبعاد',
      'إعادة إلى الرعاية',
      'إيقاف مؤقت',
      'استئناف',
      'تأجيل التذكيرات',
      'طلب عذر',
    ]);
    await press(desk, 'act-disqualified');
    expect(choices(desk)).toEqual(['لا ميزانية']);
    await press(desk, 'act-send');
    expect(refusal(desk)).toBe('هذا أكثر مما تسمح به الاتفاقية.');
  });

  test('the tab offers the same', async () => {
    const desk = await showDesk(SlaTab, { clocks: ALL });
    expect(offered(desk)).toHaveLength(7);
  });
});

describe('each act', () => {
  test('nothing is sent before it was said what it brings about', async () => {
    const desk = await show({ clocks: QUALIFY });
    await press(desk, 'act-qualified');
    expect(desk.acts).toEqual([]);
    expect(desk.r.findByTestId(LoadingButton, 'act-send').text).toBe('Qualify');
    await press(desk, 'act-cancel');
    expect(desk.r.maybeFindByTestId(LoadingButton, 'act-send')).toBeNull();
  });

  test('a lead is qualified', async () => {
    const desk = await show({ clocks: ALL });
    await press(desk, 'act-qualified');
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'dispose', as: 'qualified', reasonId: null }]);
    expect(desk.acts[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(desk.asked).toContain('/act');
  });

  test('a lead is disqualified for a reason, and not without one', async () => {
    const reasons = [NO_BUDGET, NO_ANSWER];
    const desk = await show({
      clocks: able({ dispose: { qualified: false, disqualified: reasons, recycled: null } }),
    });
    await press(desk, 'act-disqualified');
    expect(choices(desk)).toEqual(['No budget', 'No answer']);
    expect(desk.r.findByTestId(LoadingButton, 'act-send').props.disabled).toBe(true);
    await press(desk, 'act-send');
    expect(desk.acts).toEqual([]);
    await choose(desk, 'no-answer');
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'dispose', as: 'disqualified', reasonId: 'no-answer' }]);
  });

  test('a lead is recycled without a reason where none is asked', async () => {
    const desk = await show({ clocks: ALL });
    await press(desk, 'act-recycled');
    expect(desk.r.findAll(Select)).toEqual([]);
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'dispose', as: 'recycled', reasonId: null }]);
  });

  test('the clock is paused for a reason, which says how long it may', async () => {
    const desk = await show({ clocks: ALL });
    await press(desk, 'act-pause');
    expect(choices(desk)).toEqual(['Waiting for the buyer (4h left)']);
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'pause', pauseId: 'on-hold' }]);
  });

  test('the clock is resumed', async () => {
    const desk = await show({ clocks: ALL });
    await press(desk, 'act-resume');
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'resume' }]);
  });

  test('reminders are silenced for an hour from the press on', async () => {
    const desk = await show({ clocks: ALL });
    await press(desk, 'act-snooze');
    expect(choices(desk)).toEqual([
      'For an hour, until today 12:00',
      'As long as the agreement allows, until today 13:00',
    ]);
    await choose(desk, 'hour');
    await pass(10_000);
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'snooze', until: at('2026-03-02T12:00:10Z') }]);
  });

  test('an excuse is asked for in words, and not without', async () => {
    const desk = await show({ clocks: ALL });
    await press(desk, 'act-askExcuse');
    expect(desk.r.findAll(Select)).toEqual([]);
    await write(desk, '   ');
    await press(desk, 'act-send');
    expect(desk.acts).toEqual([]);
    await write(desk, ' The buyer was away ');
    expect(desk.r.findByTestId(TextArea, 'act-text').props.value).toBe(' The buyer was away ');
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([
      { act: 'askExcuse', clockId: 'first-touch/1', reason: 'The buyer was away' },
    ]);
  });

  test('of several promises one is chosen to be excused', async () => {
    const desk = await show({
      clocks: able({ askExcuse: ['first-touch/1', 'disposition/1'] }, [aClock(), SECOND]),
    });
    await press(desk, 'act-askExcuse');
    expect(choices(desk)).toEqual([
      'First touch within 4 business hours',
      'Disposition within 2 business days',
    ]);
    await choose(desk, 'disposition/1');
    await write(desk, 'Ill');
    await press(desk, 'act-send');
    expect(without(desk)).toEqual([{ act: 'askExcuse', clockId: 'disposition/1', reason: 'Ill' }]);
  });

  test.each([
    ['grant-1', true, 'The excuse is granted.'],
    ['decline-1', false, 'The excuse is declined.'],
  ])('a manager reads what was asked and presses %s', async (button, granted, said) => {
    const desk = await show({ clocks: ALL });
    expect(text(desk, 'excuse-words-1')).toBe(
      'Jo Rep asks for an excuse: First touch within 4 business hours',
    );
    expect(text(desk, 'excuse-reason-1')).toBe('Ill at home');
    await press(desk, button);
    expect(without(desk)).toEqual([{ act: 'grantExcuse', clockId: 'first-touch/1', granted }]);
    expect(desk.r.mocks.actions.addAlert.calls).toEqual([[{ type: 'success', message: said }]]);
  });
});

describe('when it was done', () => {
  test('it is said, the record is refreshed, and the clocks are asked for at once and after five seconds', async () => {
    const desk = await show({ clocks: QUALIFY });
    await press(desk, 'act-qualified');
    desk.service.clocks = anAnswer([aClock({ verdict: 'met', endedAt: at('2026-03-02T11:00:00Z') })]);
    await press(desk, 'act-send');
    expect(desk.r.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'The lead is qualified.' }],
    ]);
    expect(desk.r.mocks.actions.refreshObjectProperties.calls).toHaveLength(1);
    expect(desk.asked).toEqual(['', '/act', '']);
    expect(text(desk, 'verdict-1')).toBe('Met');
    expect(desk.r.maybeFindByTestId(LoadingButton, 'act-send')).toBeNull();
    await pass(4_999);
    expect(desk.asked).toHaveLength(3);
    await pass(1);
    expect(desk.asked).toHaveLength(4);
  });

  test('while it is under way the button loads, and no other act can be begun', async () => {
    let answer: (answer: ActAnswer) => void = () => undefined;
    const desk = await show({ clocks: ALL, acts: [new Promise((resolve) => (answer = resolve))] });
    await press(desk, 'act-qualified');
    await press(desk, 'act-send');
    expect(desk.r.findByTestId(LoadingButton, 'act-send').props).toMatchObject({
      loading: true,
      disabled: true,
    });
    expect(desk.r.findByTestId(Button, 'act-pause').props.disabled).toBe(true);
    await press(desk, 'grant-1');
    expect(desk.acts).toHaveLength(1);
    answer({ ok: true });
    await pass(0);
    expect(desk.r.findByTestId(Button, 'act-pause').props.disabled).toBe(false);
  });

  test('a double click sends one', async () => {
    const desk = await show({ clocks: QUALIFY });
    await press(desk, 'act-qualified');
    const button = desk.r.findByTestId(LoadingButton, 'act-send');
    button.trigger('onClick');
    button.trigger('onClick');
    await pass(0);
    expect(desk.acts).toHaveLength(1);
  });
});

describe('when it was not done', () => {
  test.each<[Extract<ActAnswer, { ok: false }>['reason'], RegExp]>([
    ['notAllowed', /You may not/],
    ['settled', /nothing left to do it to/],
    ['tooLate', /more than the agreement allows/],
    ['refused', /HubSpot does not take this value/],
    ['badRequest', /did not understand/],
    ['wrongPortal', /another HubSpot account/],
    ['badRecord', /kind of record/],
    ['unavailable', /Press again/],
  ])('%s says why, and nothing is said to be done', async (reason, expected) => {
    const desk = await show({ clocks: QUALIFY, acts: [{ ok: false, reason }] });
    await press(desk, 'act-qualified');
    await press(desk, 'act-send');
    expect(refusal(desk)).toMatch(expected);
    expect(desk.r.mocks.actions.addAlert.calls).toEqual([]);
    expect(desk.asked).toEqual(['', '/act', '']);
  });

  test('a request that is turned away was not done', async () => {
    const desk = await show({ clocks: QUALIFY, acts: [new Response('', { status: 403 })] });
    await press(desk, 'act-qualified');
    await press(desk, 'act-send');
    expect(refusal(desk)).toMatch(/turned the request away, so nothing was done/);
    expect(desk.r.mocks.actions.addAlert.calls).toEqual([]);
  });

  test('what is no longer offered goes, and why it was refused stays on show', async () => {
    const desk = await show({ clocks: QUALIFY, acts: [{ ok: false, reason: 'notAllowed' }] });
    await press(desk, 'act-qualified');
    desk.service.clocks = anAnswer();
    await press(desk, 'act-send');
    expect(offered(desk)).toEqual([]);
    expect(refusal(desk)).toMatch(/You may not/);
  });

  test.each<[string, ActAnswer | Error]>([
    ['a connection that broke', new Error('offline')],
    ['a store that is away', { ok: false, reason: 'unavailable' }],
    ['an answer of another shape', { done: 'yes' } as unknown as ActAnswer],
  ])('after %s the same request goes under the same id', async (_, first) => {
    const desk = await show({ clocks: QUALIFY, acts: [first, { ok: true }] });
    await press(desk, 'act-qualified');
    await press(desk, 'act-send');
    expect(refusal(desk)).toMatch(/Press again/);
    await pass(30_000);
    await press(desk, 'act-send');
    expect(desk.acts).toHaveLength(2);
    expect(desk.acts[1]).toEqual(desk.acts[0]);
    expect(refusal(desk)).toBeNull();
  });

  test('a snooze that is pressed again asks for the same instant', async () => {
    const desk = await show({ clocks: ALL, acts: [new Error('offline'), { ok: true }] });
    await press(desk, 'act-snooze');
    await choose(desk, 'hour');
    await press(desk, 'act-send');
    await pass(20_000);
    await press(desk, 'act-send');
    expect(desk.acts[1]).toEqual(desk.acts[0]);
  });

  test.each<[string, ActAnswer]>([
    ['a refusal', { ok: false, reason: 'settled' }],
    ['success', { ok: true }],
  ])('after %s the next press is a question of its own', async (_, first) => {
    const desk = await show({ clocks: QUALIFY, acts: [first, { ok: true }] });
    for (let times = 0; times < 2; times += 1) {
      if (!desk.r.maybeFindByTestId(LoadingButton, 'act-send')) await press(desk, 'act-qualified');
      await press(desk, 'act-send');
    }
    expect(new Set(desk.acts.map(({ id }) => id)).size).toBe(2);
  });

  test('another choice is another question', async () => {
    const desk = await show({ clocks: ALL, acts: [new Error('offline'), { ok: true }] });
    await press(desk, 'act-snooze');
    await choose(desk, 'hour');
    await press(desk, 'act-send');
    await choose(desk, 'longest');
    await press(desk, 'act-send');
    expect(desk.acts[1]).toMatchObject({ act: 'snooze', until: at('2026-03-02T13:00:00Z') });
    expect(desk.acts[1]?.id).not.toBe(desk.acts[0]?.id);
  });
});

describe('silencing reminders', () => {
  const monday = at('2026-03-02T11:00:00Z');
  const told = (latest: string): string[] =>
    snoozes([aClock()], monday, at(latest)).map(({ id, until }) => `${id} ${new Date(until).toISOString()}`);

  test('an hour, the next opening, and the latest allowed are in the order of time', () => {
    expect(told('2026-03-03T10:00:00Z')).toEqual([
      'hour 2026-03-02T12:00:00.000Z',
      'opening 2026-03-03T09:00:00.000Z',
      'longest 2026-03-03T10:00:00.000Z',
    ]);
  });

  test('nothing beyond what is allowed is offered', () => {
    expect(told('2026-03-02T11:30:00Z')).toEqual(['longest 2026-03-02T11:30:00.000Z']);
    expect(told('2026-03-02T12:00:00Z')).toEqual(['longest 2026-03-02T12:00:00.000Z']);
  });

  test('work that goes on after a pause on the same day is no opening', () => {
    const windows = [[monday + HOUR_MS, monday + 2 * HOUR_MS]] as const;
    expect(snoozes([aClock({ openWindows: windows })], monday, monday + 9 * HOUR_MS)).toEqual([
      { id: 'hour', until: monday + HOUR_MS },
      { id: 'longest', until: monday + 9 * HOUR_MS },
    ]);
  });
});

test('an id is a UUID also where the worker has no crypto', () => {
  const { crypto } = globalThis;
  try {
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
    const ids = [freshId(), freshId()];
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]).not.toBe(ids[1]);
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
