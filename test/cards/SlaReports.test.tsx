/** The page of reports over a service that a test plays: what it asks, and what it says. */
import { jest } from '@jest/globals';
import {
  Alert,
  BarChart,
  Button,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  Link,
  LoadingButton,
  Select,
  StatisticsItem,
  StatusTag,
  Tab,
  Tabs,
  Text,
} from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { SlaReports } from '../../cards/SlaReports.tsx';
import { pass, worker } from './desk.tsx';
import {
  aBoardAnswer,
  aClocksAnswer,
  aFiguresAnswer,
  aGroupsAnswer,
  aListedClock,
  aMarketingAnswer,
  aValueQuota,
  pageAnswers,
  refusing,
  REP_ROWS,
  someFigures,
  type PageAnswers,
} from './pageAnswers.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  worker.self ??= globalThis;
});
afterEach(() => {
  jest.useRealTimers();
  delete worker.hsFetch;
});

interface Service {
  answers: PageAnswers;
  reachable: boolean;
}

async function show(answers = pageAnswers(), { locale = 'en-GB', address = true } = {}) {
  const service: Service = { answers, reachable: true };
  const asked: string[] = [];
  worker.hsFetch = (url) => {
    const path = url.replace('https://sla.example.com/hubspot/page/', '');
    asked.push(path);
    if (!service.reachable) return Promise.reject(new TypeError('unreachable'));
    return Promise.resolve(Response.json(service.answers[path.split('?')[0] as keyof PageAnswers]));
  };
  const r = createRenderer('pages');
  r.mocks.context.portal.id = 4_800_150;
  r.mocks.context.portal.timezone = 'Europe/London';
  r.mocks.context.user.locale = locale;
  r.mocks.context.variables = address ? { PUBLIC_URL: 'https://sla.example.com' } : {};
  r.render(<SlaReports context={r.mocks.context} />);
  await pass(0);
  return {
    r,
    service,
    asked,
    text: (id: string): string | null => r.maybeFindByTestId(Text, id)?.text ?? null,
    numbers: (id: string) =>
      r
        .findByTestId(Flex, id)
        .findAll(StatisticsItem)
        .map(({ props }) => [props.label, props.number]),
    part: async (id: string) => {
      r.find(Tabs).trigger('onSelectedChange', id as never);
      await pass(0);
    },
    choose: async (id: string, value: string) => {
      r.findByTestId(Select, id).trigger('onChange', value as never);
      await pass(0);
    },
    press: async (id: string) => {
      r.findByTestId(Button, id).trigger('onClick');
      await pass(0);
    },
    tags: () => r.findAll(StatusTag).map(({ text, props }) => [text, props.variant]),
    links: () => r.findAll(Link).map(({ text, props }) => [text, (props.href as { url: string }).url]),
  };
}

type Node = ReturnType<Awaited<ReturnType<typeof show>>['r']['findByTestId']>;

/** All that is said in a part, one piece after the other. */
function wordsIn(node: Pick<Node, 'findAll'>): string {
  return [...node.findAll(Heading), ...node.findAll(Text)].map(({ text }) => text).join(' | ');
}

describe('the page of reports', () => {
  test('says how promises were kept in the week, with what is not counted and how sure the share is', async () => {
    const { text, numbers, asked } = await show();
    expect(asked).toEqual(['figures?period=week', 'groups?period=week&by=team']);
    expect(text('span')).toBe('2 March 2026 to 8 March 2026, days of Europe/London');
    expect(text('sees')).toBe('These are the figures of all teams.');
    expect(numbers('all')).toEqual([
      ['Kept', '82%'],
      ['Of those due', '97 of 118'],
      ['Excused', '2'],
      ['Void', '1'],
      ['Paused', '3'],
      ['Not due yet', '17'],
    ]);
    expect(text('interval')).toBe('In 95 of 100 cases the true share is between 73% and 91%.');
    expect([text('all-lead-median'), text('all-lead-p90'), text('all-lead-p95')]).toEqual([
      '2h',
      '9h 20m',
      'not reached',
    ]);
    expect([text('all-rep-median'), text('all-rep-p95'), text('few')]).toEqual(['1h 10m', '11h', null]);
  });

  test('shows the trend and the shares of the delay as charts', async () => {
    const { r } = await show();
    const [trend, delay] = r.findAll(BarChart).map(({ props }) => props.data as Record<string, unknown>[]);
    expect(trend).toHaveLength(8);
    expect(trend?.[0]).toEqual({ when: '2 Mar', count: 28, kind: 'Kept' });
    expect(delay).toEqual([
      { who: 'Sales', percent: 55 },
      { who: 'Nobody held it', percent: 32 },
      { who: 'Marketing, before hand-off', percent: 13 },
    ]);
  });

  test('leaves marketing out of the delay where it promises nothing, and says so', async () => {
    const delay = { clocks: 21, marketingMs: null, systemMs: 31, salesMs: 53 };
    const { r } = await show(pageAnswers({ figures: aFiguresAnswer({ delay }) }));
    const [, shares] = r.findAll(BarChart).map(({ props }) => props.data as Record<string, unknown>[]);
    expect(shares).toEqual([
      { who: 'Sales', percent: 63 },
      { who: 'Nobody held it', percent: 37 },
    ]);
    const tile = r.findAll(Flex).find(({ props }) => props.testId === 'delay');
    expect(wordsIn(tile!)).toContain('No promise of marketing to hand off in time came due among these');
  });

  test('tells of no delay where none was, and where no clock could tell of it', async () => {
    const none = await show(pageAnswers({ figures: aFiguresAnswer({ delay: null }) }));
    expect(none.text('no-delay')).toBe('No promise to a lead was broken.');
    const leadClock = { of: 0, median: null, p90: null, p95: null };
    const all = someFigures(97, 118, { leadClock });
    const untold = await show(pageAnswers({ figures: aFiguresAnswer({ delay: null, all }) }));
    expect(untold.text('no-delay')).toMatch(/^No lead clock came due/);
  });

  test('shows a share of few in grey with a sign, and says what that means', async () => {
    const { tags, text } = await show();
    expect(tags()).toEqual([
      ['88%', 'info'],
      ['73%', 'info'],
      ['⚠ 86%, few', 'default'],
    ]);
    expect(text('few-rows')).toContain('fewer than 10');
    const whole = await show(pageAnswers({ figures: aFiguresAnswer({ all: someFigures(7, 9) }) }));
    expect(whole.numbers('all')[0]).toEqual(['Kept', '⚠ 78%, few']);
    expect(whole.text('few')).toContain('too few to judge by');
  });

  test('asks anew for another period and another grouping, and opens a row down to its leads', async () => {
    const { r, asked, choose, press, links, service } = await show();
    const { period } = aFiguresAnswer();
    const figures = aFiguresAnswer({ period: { ...period, name: 'month' } });
    service.answers = pageAnswers({ figures });
    await choose('period', 'month');
    service.answers = pageAnswers({ figures, groups: aGroupsAnswer({ by: 'rep', groups: REP_ROWS }) });
    await choose('by', 'rep');
    await press('row-2');
    expect(asked.slice(2)).toEqual([
      'figures?period=month',
      'groups?period=month&by=team',
      'groups?period=month&by=rep',
      'clocks?period=month&standing=breached&by=rep&group=Omar%20Nasser',
    ]);
    expect(links()[0]).toEqual([
      'Contact 151',
      'https://app-eu1.hubspot.com/contacts/4800150/record/0-1/151',
    ]);
    await choose('standing', 'all');
    expect(asked.at(-1)).toBe('clocks?period=month&by=rep&group=Omar%20Nasser');
    await press('row-2');
    expect(r.maybeFindByTestId(Flex, 'detail')).toBeNull();
  });

  test('leads to records by way of any data centre while the service was not told which', async () => {
    const clocks = aClocksAnswer({ uiDomain: null });
    const board = aBoardAnswer({ uiDomain: null });
    const { part, press, links } = await show(pageAnswers({ clocks, board }));
    const address = 'https://app.hubspot.com/contacts/4800150/record/0-1/151';
    await press('all-leads');
    expect(links()[0]?.[1]).toBe(address);
    await part('board');
    expect(links()[0]?.[1]).toBe(address);
  });

  test('asks in every part for the period that was chosen, also one that is over', async () => {
    const { r, asked, choose, part, service } = await show();
    const { period } = aFiguresAnswer();
    service.answers = pageAnswers({ figures: aFiguresAnswer({ period: { ...period, name: 'lastWeek' } }) });
    await choose('period', 'lastWeek');
    for (const id of ['patterns', 'marketing']) await part(id);
    expect(asked.slice(2)).toEqual([
      'figures?period=lastWeek',
      'groups?period=lastWeek&by=team',
      'patterns?period=lastWeek',
      'marketing?period=lastWeek',
    ]);
    expect(r.findByTestId(Select, 'period').props.value).toBe('lastWeek');
  });

  test.each([
    ['en-GB', ['This week', 'Last week', 'Last month', 'Last quarter']],
    ['ar-EG', ['هذا الأسبوع', 'الأسبوع الماضي', 'الشهر الماضي', 'الربع الماضي']],
  ])('offers in %s the periods that are on and those before', async (locale, named) => {
    const { r } = await show(pageAnswers(), { locale });
    const offered = r.findByTestId(Select, 'period').props.options.map(({ label }) => label);
    expect(offered).toHaveLength(7);
    expect(offered).toEqual(expect.arrayContaining(named));
  });

  test('asks for the row of no name by leaving out its group', async () => {
    const { asked, press } = await show();
    await press('row-3');
    expect(asked.at(-1)).toBe('clocks?period=week&standing=breached&by=team');
  });

  test('lists leads part by part, and once more where a part did not come', async () => {
    const first = aClocksAnswer({ next: '5,151,first-touch/1/9' });
    const { r, asked, press, links, service } = await show(pageAnswers({ clocks: first }));
    await press('all-leads');
    service.answers = pageAnswers({
      clocks: aClocksAnswer({ clocks: [aListedClock({ contactId: '199' })] }),
    });
    const more = r.findByTestId(LoadingButton, 'more-leads');
    more.trigger('onClick');
    more.trigger('onClick');
    await pass(0);
    expect(asked.filter((path) => path.startsWith('clocks'))).toEqual([
      'clocks?period=week&standing=breached',
      'clocks?period=week&standing=breached&after=5%2C151%2Cfirst-touch%2F1%2F9',
    ]);
    expect(links().map(([name]) => name)).toEqual(['Contact 151', 'Contact 163', 'Contact 199']);
    expect(r.maybeFindByTestId(LoadingButton, 'more-leads')).toBeNull();
  });

  test('says by name what is overdue, for how long and what comes next', async () => {
    const { r, numbers, part } = await show();
    await part('board');
    const said = wordsIn(r.findByTestId(Flex, 'overdue'));
    expect(numbers('holders')).toEqual([
      ['Omar Nasser', '31'],
      ['Jo Rep', '21'],
      ['Nobody', '1'],
    ]);
    expect(said).toContain('53 promises are overdue now');
    expect(said).toContain('19h 05m | Next: today 14:00, a task for Dana Lead');
    expect(said).toContain('No further step');
    expect(said).toContain('and 51 more, which are not listed');
    expect(wordsIn(r.findByTestId(Flex, 'due-next'))).toContain('Coming due until today 15:00');
  });

  test('says what is worth a question, and when leads arrive', async () => {
    const { r, part, text } = await show();
    await part('patterns');
    expect(text('unowned')).toBe('4 leads with a running clock are held by nobody now.');
    expect(wordsIn(r.findByTestId(Flex, 'habits'))).toContain('paused: 11 | disposition taken back: 2');
    expect(wordsIn(r.findByTestId(Flex, 'habits'))).toContain('4% of the time was paused');
    expect(r.findAll(StatusTag).map(({ text: said }) => said)).toEqual(['⚠ 31% of the time was paused']);
    expect(text('outside')).toBe('25% of them outside working hours.');
    expect(r.findAll(BarChart).map(({ props }) => (props.data as unknown[]).length)).toEqual([7, 24]);
  });

  test('says how marketing keeps its quotas, and what became of what it handed over', async () => {
    const { r, part, text, numbers, asked } = await show();
    await part('marketing');
    expect(asked.at(-1)).toBe('marketing?period=week');
    expect(numbers('quota-leads')).toEqual([
      ['So far', '51 of 400'],
      ['Due by now', '59.1'],
      ['Needed each working day', '18.6'],
    ]);
    expect(text('leads-forecast')).toBe(
      'To be expected by the end: 345; in 95 of 100 cases between 236 and 487.',
    );
    expect(text('leads-since')).toBeNull();
    expect(text('qualified-since')).toBe('Counts since 2 February 2026, so 235.4 of 360 are promised.');
    expect(r.findAll(StatusTag).map(({ text: said }) => said)).toEqual(['8.1 behind', '63.3 behind', '43%']);
    expect(numbers('handed-over')).toEqual([
      ['Leads', '51'],
      ['Again', '3'],
      ['Imported', '12'],
      ['Redefined', '0'],
    ]);
    expect(text('accepted')).toBe('19 of 44 that sales ended in the period were qualified.');
  });

  test('shows a month by its working days and a quarter by its weeks: what counted, what lacks, and the goal to come', async () => {
    const { r, part } = await show();
    await part('marketing');
    const [month = [], daily = [], quarter = []] = r
      .findAll(BarChart)
      .map(({ props }) => props.data as { when: string; count: number; kind: string }[]);
    expect(month.slice(0, 4)).toEqual([
      { when: '2 Mar', count: 21, kind: 'Counted' },
      { when: '2 Mar', count: 0, kind: 'Lacking to the goal' },
      { when: '3 Mar', count: 35, kind: 'Counted' },
      { when: '3 Mar', count: 1.4, kind: 'Lacking to the goal' },
    ]);
    expect(month.at(-1)).toEqual({ when: '31 Mar', count: 400, kind: 'Goal of days to come' });
    expect(daily.map(({ count }) => count).slice(0, 5)).toEqual([21, 14, 12, 4, 0]);
    expect(daily).toHaveLength(22);
    expect(new Set(quarter.map(({ when }) => when)).size).toBe(14);
  });

  describe('of pipeline value', () => {
    const marketing = (over: Parameters<typeof aValueQuota>[0] = {}) =>
      pageAnswers({ marketing: aMarketingAnswer({ quotas: [aValueQuota(over)] }) });

    test('says what it is worth in its currency, of which deals, and when they were read', async () => {
      const { r, part, text, numbers } = await show(marketing());
      await part('marketing');
      expect(numbers('quota-pipeline')).toEqual([
        ['So far', '£612,501 of £1,500,000'],
        ['Due by now', '£1,066,406'],
        ['Needed each working day', '£47,973'],
      ]);
      expect(text('pipeline-deals')).toBe(
        'What 23 deals are worth now that were made of leads after their hand-off. 4 more have no amount yet. ' +
          'Deals were last read at 5 Mar 2026, 10:56.',
      );
      expect(text('pipeline-forecast')).toBe(
        'To be expected by the end: £861,538; in 95 of 100 cases between £654,000 and £1,143,000.',
      );
      expect(r.findAll(StatusTag)[0]?.text).toBe('£453,906 behind');
      const [waterfall] = r.findAll(BarChart);
      expect(JSON.stringify(waterfall?.props.axes)).toContain('Pipeline in GBP, added up');
    });

    test('says so while no deal was read, counts, or is in the right currency', async () => {
      const nothing = { counted: 0, unvalued: 0, elsewhere: 0, readAt: null };
      const unread = await show(marketing({ actual: 0, deals: nothing }));
      await unread.part('marketing');
      expect(unread.text('pipeline-deals')).toBe('The deals in HubSpot have not been read yet.');
      const pace = aValueQuota().pace && { ...aValueQuota().pace!, forecast: null };
      const others = await show(marketing({ deals: { ...nothing, elsewhere: 2, readAt: 0 }, pace }));
      await others.part('marketing');
      expect(others.text('pipeline-deals')).toContain(
        '2 more are known in another currency only, and are not counted.',
      );
      expect(others.text('pipeline-forecast')).toBe(
        'No deal has an amount yet that a forecast could be made of.',
      );
    });

    test('is said in Arabic, with its currency', async () => {
      const { part, text } = await show(marketing(), { locale: 'ar-EG' });
      await part('marketing');
      expect(text('pipeline-deals')).toMatch(/^قيمة \u2068٢٣\u2069 صفقة الآن/);
      expect(text('pipeline-forecast')).toContain('UK£');
    });

    test.each([
      ['without a currency', { currency: null }],
      ['with a currency that is none', { currency: 'pounds' }],
      ['without its deals', { deals: null }],
    ])('is not shown %s', async (_, over) => {
      const { r, part } = await show(marketing(over));
      await part('marketing');
      expect(r.maybeFindByTestId(Flex, 'quota-pipeline')).toBeNull();
    });
  });

  test('says where quotas are written, while the agreement has none', async () => {
    const { r, part } = await show(pageAnswers({ marketing: aMarketingAnswer({ quotas: [] }) }));
    await part('marketing');
    expect(r.findByTestId(EmptyState, 'no-quotas').props.title).toBe('The agreement has no quotas');
  });

  test('says to managers and admins that nobody is named where the agreement asks for aggregates', async () => {
    const groupings = ['promise', 'team'] as const;
    const of = (role: 'rep' | 'manager' | 'admin') =>
      show(pageAnswers({ figures: aFiguresAnswer({ role, groupings }) }));
    for (const role of ['manager', 'admin'] as const) {
      const { r } = await of(role);
      expect(r.maybeFindByTestId(Alert, 'aggregate')?.props.title).toMatch(/no rep by name/);
    }
    const rep = await of('rep');
    expect(rep.r.maybeFindByTestId(Alert, 'aggregate')).toBeNull();
    expect(rep.r.maybeFindByTestId(Flex, 'delay')).toBeNull();
    expect(rep.text('sees')).toBe('These are your own figures.');
  });

  test('says of a period in which nothing came due that it is so', async () => {
    const empty = aFiguresAnswer({ all: someFigures(0, 0), trend: [], delay: null });
    const { r, asked } = await show(pageAnswers({ figures: empty }));
    expect(r.find(EmptyState).props.title).toBe('Nothing came due');
    expect(wordsIn(r.find(EmptyState))).toContain('so far');
    expect(asked).toEqual(['figures?period=week']);
    const over = await show(pageAnswers({ figures: { ...empty, serverNow: empty.period.untilAt } }));
    expect(wordsIn(over.r.find(EmptyState))).toBe('No promise came due in this period. Choose another one.');
  });

  test('tells who has nothing to see why that is', async () => {
    const { r } = await show(refusing('nobody'));
    expect(wordsIn(r.find(EmptyState))).toContain('neither as an admin nor as the manager');
  });

  test.each([
    ['the store is out of reach', refusing('unavailable'), 'cannot reach its store'],
    [
      'the answer is none',
      pageAnswers({ figures: { ok: true } as never }),
      'a form that this card does not know',
    ],
  ])('says what is wrong where %s', async (_, answers, words) => {
    const { r } = await show(answers);
    expect(wordsIn(r.find(ErrorState))).toContain(words);
  });

  test('keeps the last figures when the service is gone, says as of when, and recovers', async () => {
    const { r, service, numbers, text } = await show();
    service.reachable = false;
    await pass(MINUTE_MS);
    expect(wordsIn(r.findByTestId(Flex, 'offline'))).toContain('What stands here is as it was then.');
    expect(numbers('all')[0]).toEqual(['Kept', '82%']);
    expect(text('as-of')).toBe('As of 11:00:00');
    service.reachable = true;
    await pass(MINUTE_MS);
    expect(r.maybeFindByTestId(Flex, 'offline')).toBeNull();
  });

  test('says so when the app was uploaded without an address', async () => {
    const { r, asked } = await show(pageAnswers(), { address: false });
    expect([r.find(ErrorState).props.title, asked]).toEqual(['One setting is missing', []]);
  });

  test('speaks Arabic', async () => {
    const { numbers, r } = await show(pageAnswers(), { locale: 'ar-EG' });
    expect(numbers('all')[0]?.[0]).toBe('تم الوفاء');
    expect(r.findAll(Tab).map(({ props }) => props.title)).toContain('المتأخر الآن');
  });
});
