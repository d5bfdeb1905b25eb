/** The settings page over a service that a test plays: what it says of each thing, and what it lets whom switch. */
import { jest } from '@jest/globals';
import { Alert, Button, ErrorState, Flex, LoadingButton, StatusTag, Text } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { SlaSettings } from '../../cards/SlaSettings.tsx';
import type { SettingsStatus, SettingsSwitch } from '../../cards/settingsContract.ts';
import { at, HOUR_MS } from './answers.ts';
import { pass, worker } from './desk.tsx';
import { aSettingsAnswer, SETTINGS_NOW } from './settingsAnswers.ts';

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  worker.self ??= globalThis;
});
afterEach(() => {
  jest.useRealTimers();
  delete worker.hsFetch;
});

interface Service {
  page: unknown;
  turned?: unknown;
}

async function show(service: Service, { locale = 'en-GB' } = {}) {
  const turned: { readonly path: string; readonly asked: SettingsSwitch }[] = [];
  worker.hsFetch = async (url, { body }) => {
    const path = url.replace('https://sla.example.com', '');
    if (body !== undefined) turned.push({ path, asked: body as unknown as SettingsSwitch });
    const reply = await Promise.resolve(body === undefined ? service.page : service.turned);
    if (reply instanceof Error) throw reply;
    if (reply instanceof Response) return reply;
    return Response.json(reply);
  };
  const r = createRenderer('settings');
  r.mocks.context.portal.timezone = 'UTC';
  r.mocks.context.user.locale = locale;
  r.mocks.context.variables = { PUBLIC_URL: 'https://sla.example.com' };
  r.render(<SlaSettings context={r.mocks.context} actions={r.mocks.actions} />);
  await pass(0);
  const text = (id: string): string | null => r.maybeFindByTestId(Text, id)?.text ?? null;
  return {
    r,
    service,
    turned,
    text,
    level: (key: string) => r.findByTestId(StatusTag, `level-${key}`).text,
    summary: () => r.findByTestId(Alert, 'summary').props.title,
    offered: () =>
      r
        .findAll(LoadingButton, ({ props }) => props.testId?.startsWith('switch-') === true)
        .map((node) => node.text),
    press: async (id: string) => {
      const named = ({ props }: { readonly props: { readonly testId?: string } }): boolean =>
        props.testId === id;
      (r.findAll(LoadingButton, named)[0] ?? r.find(Button, named)).trigger('onClick');
      await pass(0);
    },
    said: () => r.mocks.actions.addAlert.calls.map(([alert]) => (alert as { message: string }).message),
  };
}

/** As an answer has it whose first quota is of a kind that nobody knows. */
function withQuota(strange: object): object {
  const answer = aSettingsAnswer();
  const { agreement } = answer;
  return { ...answer, agreement: { ...agreement, quotas: [{ ...agreement.quotas[0], ...strange }] } };
}

const bare = (text: string | null): string => (text ?? '').replaceAll(/[\u2068\u2069]/g, '');

describe('the status', () => {
  test('is well in one word and line by line, with ages', async () => {
    const page = await show({ page: aSettingsAnswer() });
    expect(page.summary()).toBe('All is well');
    expect(page.text('sentence-delivery')).toBe('HubSpot last delivered today 10:57 (3 minutes ago).');
    expect(page.text('sentence-comparison')).toBe(
      'Last done today 02:24 (8 hours ago). 2 contacts had changed unheard, and were read again.',
    );
    expect(page.text('sentence-calls')).toBe('HubSpot answers. 618,204 of 625,000 calls are left today.');
    expect(page.text('sentence-clocks')).toBe('311 clocks run. 7 of them are overdue.');
    expect(page.text('as-of')).toBe('As of 11:00:00');
  });

  test.each<[string, Partial<SettingsStatus>, string, RegExp]>([
    ['account', { portalId: null }, 'Needs you', /asked again every half minute/],
    [
      'calls',
      { trouble: { kind: 'token', since: SETTINGS_NOW - HOUR_MS } },
      'Needs you',
      /1 hour ago.*HUBSPOT_ACCESS_TOKEN/,
    ],
    ['calls', { trouble: { kind: 'scope', since: SETTINGS_NOW } }, 'Needs you', /Upload the app again/],
    [
      'calls',
      { trouble: { kind: 'deals', since: SETTINGS_NOW } },
      'Have a look',
      /Approve the scope crm.objects.deals.read/,
    ],
    ['calls', { trouble: { kind: 'request', since: SETTINGS_NOW } }, 'Needs you', /The log says which/],
    ['calls', { trouble: { kind: 'unreachable', since: SETTINGS_NOW } }, 'Have a look', /nothing is lost/],
    ['calls', { trouble: { kind: 'fault', since: SETTINGS_NOW } }, 'Have a look', /a loop met a fault/],
    ['calls', { shutUntil: SETTINGS_NOW + HOUR_MS }, 'Have a look', /takes no calls until today 12:00/],
    ['calls', { scarce: true }, 'Have a look', /until HubSpot counts anew/],
    ['delivery', { lastDeliveryAt: null }, 'Have a look', /nothing yet.*sla\.example\.com/],
    [
      'delivery',
      { lastDeliveryAt: SETTINGS_NOW - 25 * HOUR_MS },
      'Have a look',
      /compare with HubSpot under Switches/,
    ],
    ['properties', { properties: null }, 'Have a look', /not been asked yet/],
    [
      'properties',
      { properties: { checkedAt: SETTINGS_NOW, missing: ['sla_status'], unusable: ['sla_deadline'] } },
      'Needs you',
      /Missing: sla_status\..*another type than they should be: sla_deadline/,
    ],
    [
      'comparison',
      { comparison: { endedAt: null, found: 0, isUnderWay: false } },
      'Have a look',
      /Compare under Switches/,
    ],
    [
      'comparison',
      { comparison: { endedAt: null, found: 0, isUnderWay: true } },
      'Well',
      /for the first time/,
    ],
    [
      'comparison',
      { comparison: { endedAt: SETTINGS_NOW - 28 * HOUR_MS, found: 1, isUnderWay: false } },
      'Have a look',
      /due every night/,
    ],
    [
      'setAside',
      { setAside: [{ reason: 'owner', count: 2 }] },
      'Needs you',
      /^2 flags and tasks.*somebody who is active\. Then/,
    ],
    [
      'setAside',
      { setAside: [{ reason: 'strange', count: 1 }] },
      'Needs you',
      /^1 flag or task.*\(strange\)/,
    ],
    ['quarantine', { quarantined: 1 }, 'Have a look', /update the service/],
  ])('says of %s under %j what to do', async (key, status, level, words) => {
    const page = await show({ page: aSettingsAnswer(status) });
    expect(page.level(key)).toBe(level);
    expect(page.text(`sentence-${key}`)).toMatch(words);
    expect(page.summary() === 'All is well').toBe(level === 'Well');
  });

  test('grows old by the second, and is hidden with the switches when nobody answers', async () => {
    const page = await show({ page: aSettingsAnswer({ lastDeliveryAt: SETTINGS_NOW - 59_000 }) });
    expect(page.text('sentence-delivery')).toContain('59 seconds ago');
    await pass(1000);
    expect(page.text('sentence-delivery')).toContain('1 minute ago');
    page.service.page = new Error('offline');
    await pass(200_000);
    expect(page.text('sentence-delivery')).toBeNull();
    expect(page.offered()).toEqual([]);
    expect(page.r.find(Alert).props.title).toBe('No news from the clock since 11:00:00');
    expect(page.text('agreement-name')).toBe('Lead hand-off agreement');
  });

  test.each([
    [new Error('offline'), 'The SLA service does not answer.'],
    [{ ok: false, reason: 'wrongPortal' }, 'another HubSpot account'],
    [withQuota({ counts: 'meetings' }), 'in a form that this card does not know'],
    [withQuota({ only: [['industry']] }), 'in a form that this card does not know'],
    [{ ...aSettingsAnswer(), status: {} }, 'in a form that this card does not know'],
  ])('is not there when the service answers %p', async (reply, words) => {
    const page = await show({ page: reply });
    const error = page.r.findByTestId(ErrorState, 'error');
    expect(error.props.title).toBe('The SLA service cannot be asked');
    expect(error.find(Text).text).toContain(words);
  });

  test('is Arabic for Arabic readers, with its plurals and digits', async () => {
    const page = await show({ page: aSettingsAnswer({ openClocks: 2, overdue: 11 }) }, { locale: 'ar_eg' });
    expect(page.summary()).toBe('كل شيء على ما يرام');
    expect(bare(page.text('sentence-clocks'))).toBe('تعمل ساعتان. ١١ منها متأخرة.');
    expect(bare(page.text('agreement-name'))).toBe('اتفاقية تسليم العملاء المحتملين');
  });
});

describe('the agreement', () => {
  test('can be read: since when, parties, promises, quotas, calendars with their people, managers and admins', async () => {
    const page = await show({ page: aSettingsAnswer() });
    const words = page.r.findAll(Text).map((node) => node.text);
    for (const said of [
      'Version 9f2c41d07ab3, published 16 Feb 2026, 08:30 by Grace Okafor',
      'Both sides hold to it from 12 January 2026.',
      'Marketing: Demand generation, signed by Grace Okafor on 5 January 2026',
      'Sales: Account executives',
      'First touch within 4 business hours',
      'Counted for each rep: 4 business hours',
      'Counted for the buyer, from hand-off: 2 business days and 11 business days',
      'Leads handed to sales',
      '1,200 in each month. What counts: leads, when they are first handed off.',
      '90 in each quarter. What counts: leads that sales qualifies, when it first does.',
      'Only where industry is BANKING or INSURANCE and country is DE, or industry is INVESTMENT_BANKING.',
      '£1,500,000 in each quarter. What counts: what the deals are worth that are made of leads after their hand-off.',
      'Everybody who is not named elsewhere',
      'Monday to Friday: 09:00–17:00',
      'Teams: Gulf Sales',
      'Monday to Thursday: 09:00–18:00',
      'Friday and Saturday: closed',
      'Manager of Gulf Sales: Dana Haddad',
      'Admins: Grace Okafor and ops@example.com',
    ])
      expect(words).toContain(said);
  });

  test('has no quotas to be read where marketing promised none', async () => {
    const { agreement } = aSettingsAnswer();
    const page = await show({ page: aSettingsAnswer({}, { agreement: { ...agreement, quotas: [] } }) });
    expect(page.text('agreement-name')).toBe('Lead hand-off agreement');
    expect(page.r.maybeFindByTestId(Flex, 'quotas')).toBeNull();
  });

  test('says in Arabic what marketing promises', async () => {
    const page = await show({ page: aSettingsAnswer() }, { locale: 'ar-SA-u-nu-latn' });
    const words = page.r.findAll(Text).map((node) => bare(node.text).replaceAll('\u200f', ''));
    expect(words).toContain('1,200 في كل شهر. ما يُحسب: العملاء المحتملون عند أول تسليم لهم.');
    expect(words).toContain(
      'فقط حيث industry هو BANKING أو INSURANCE وcountry هو DE؛ أو industry هو INVESTMENT_BANKING.',
    );
  });
});

describe('the switches', () => {
  test('offer what makes sense as things stand', async () => {
    const page = await show({ page: aSettingsAnswer() });
    expect(page.offered()).toEqual([
      'Compare with HubSpot now',
      'Publish the agreement’s file',
      'Pause all writing',
    ]);
    page.service.page = aSettingsAnswer({
      setAside: [{ reason: 'owner', count: 1 }],
      properties: { checkedAt: SETTINGS_NOW, missing: ['sla_status'], unusable: [] },
    });
    await pass(60_000);
    expect(page.offered().slice(0, 2)).toEqual([
      'Create the missing properties',
      'Try again what was refused',
    ]);
  });

  test('are not offered to others, who are told who may use them', async () => {
    const page = await show({ page: aSettingsAnswer({}, { viewer: { role: 'viewer' } }) });
    expect(page.offered()).toEqual([]);
    expect(page.text('only-admins')).toBe(
      'Only admins of the agreement may use the switches: Grace Okafor and ops@example.com.',
    );
  });

  test('ask once more before all writing stops, and show that it has', async () => {
    const page = await show({ page: aSettingsAnswer(), turned: { ok: true, outcome: 'done' } });
    await page.press('switch-pause');
    expect(page.turned).toEqual([]);
    await page.press('sure-no');
    expect(page.turned).toEqual([]);
    await page.press('switch-pause');
    page.service.page = aSettingsAnswer(
      { owed: 4 },
      { writing: { on: false, switched: { at: at('2026-03-02T11:00:00Z'), by: 'Grace Okafor' } } },
    );
    await page.press('sure-yes');
    expect(page.turned).toEqual([
      { path: '/hubspot/settings/switch?language=en', asked: { turn: 'writing', on: false } },
    ]);
    expect(page.said()).toEqual(['Writing to HubSpot is paused.']);
    expect(page.text('sentence-writing')).toMatch(/^Paused by Grace Okafor today 11:00/);
    expect(page.text('sentence-owed')).toBe('4 flags and tasks wait until writing is resumed.');
    expect(page.offered()[0]).toBe('Resume writing');
  });

  test('send one request for two clicks', async () => {
    const page = await show({ page: aSettingsAnswer(), turned: new Promise(() => undefined) });
    const button = page.r.findByTestId(LoadingButton, 'switch-compare');
    button.trigger('onClick');
    button.trigger('onClick');
    await pass(0);
    expect(page.turned).toHaveLength(1);
  });

  test.each([
    [{ ok: false, reason: 'notAllowed' }, /you are no admin/],
    [{ ok: false, reason: 'unavailable' }, /cannot be reached/],
    [{ ok: false, reason: 'unreadable', problems: ['sla.yml:3:1: no'] }, /stays in force/],
    [{ ok: true }, /in a form that this page does not know/],
    [new Error('offline'), /not known whether this was done/],
    [new Response('', { status: 403 }), /turned the request away, so nothing was done/],
  ])('say why it was not done when the service answers %p', async (turned, words) => {
    const page = await show({ page: aSettingsAnswer(), turned });
    await page.press('switch-reload');
    expect(page.r.findByTestId(Alert, 'switch-failed').find(Text).text).toMatch(words);
    expect(page.said()).toEqual([]);
  });

  test('say that a file is in force already', async () => {
    const page = await show({ page: aSettingsAnswer(), turned: { ok: true, outcome: 'inForce' } });
    await page.press('switch-reload');
    expect(page.said()).toEqual(['The file is the version in force already.']);
  });
});
