/** Answers of the service for the settings page's tests: an installation that is well on Monday 2 March 2026, and overrides. */
import type { SettingsAnswer, SettingsStatus } from '../../cards/settingsContract.ts';
import { at, HOUR_MS, OFFICE_WEEK } from './answers.ts';

export type GoodSettings = Extract<SettingsAnswer, { ok: true }>;

export const SETTINGS_NOW = at('2026-03-02T11:00:00Z');

export const WELL: SettingsStatus = {
  portalId: '4800150',
  lastDeliveryAt: at('2026-03-02T10:57:00Z'),
  properties: { checkedAt: SETTINGS_NOW, missing: [], unusable: [] },
  comparison: { endedAt: at('2026-03-02T02:24:00Z'), found: 2, isUnderWay: false },
  records: 4812,
  unread: 0,
  openClocks: 311,
  overdue: 7,
  owed: 3,
  setAside: [],
  quarantined: 0,
  callsToday: { limit: 625_000, remaining: 618_204 },
  scarce: false,
  shutUntil: null,
  trouble: null,
};

const GULF_WEEK = [1, 2, 3, 4, 5, 8].map((day) => {
  const opens = at(`2026-03-${String(day).padStart(2, '0')}T06:00:00Z`);
  return [opens, opens + 9 * HOUR_MS] as const;
});

export function aSettingsAnswer(
  status: Partial<SettingsStatus> = {},
  changes: Partial<Omit<GoodSettings, 'status'>> = {},
): GoodSettings {
  return {
    ok: true,
    serverNow: SETTINGS_NOW,
    viewer: { role: 'admin' },
    writing: { on: true, switched: null },
    status: { ...WELL, ...status },
    agreement: {
      name: { en: 'Lead hand-off agreement', ar: 'اتفاقية تسليم العملاء المحتملين' },
      version: '9f2c41d07ab3',
      parties: [
        {
          side: 'marketing',
          name: { en: 'Demand generation', ar: 'توليد الطلب' },
          signedBy: 'Grace Okafor',
          signedOn: '2026-01-05',
        },
        {
          side: 'sales',
          name: { en: 'Account executives', ar: 'مديرو الحسابات' },
          signedBy: null,
          signedOn: null,
        },
      ],
      effectiveOn: '2026-01-12',
      enforceFrom: at('2026-01-12T00:00:00Z'),
      promises: [
        {
          id: 'first-touch',
          words: { en: 'First touch within 4 business hours', ar: 'أول تواصل خلال 4 ساعات عمل' },
          side: 'rep',
          within: [{ unit: 'businessHours', count: 4 }],
        },
        {
          id: 'disposition',
          words: { en: 'Disposition within 2 business days', ar: 'البتّ في العميل المحتمل خلال يومَي عمل' },
          side: 'lead',
          within: [
            { unit: 'businessDays', count: 2 },
            { unit: 'businessDays', count: 11 },
          ],
        },
      ],
      quotas: [
        {
          id: 'leads',
          words: { en: 'Leads handed to sales', ar: 'العملاء المحتملون المسلَّمون إلى المبيعات' },
          counts: 'leads',
          amount: 1200,
          per: 'month',
          currency: null,
          only: null,
        },
        {
          id: 'banks',
          words: { en: 'Qualified leads from banks', ar: 'عملاء محتملون مؤهلون من البنوك' },
          counts: 'qualifiedLeads',
          amount: 90,
          per: 'quarter',
          currency: null,
          only: [
            [
              ['industry', ['BANKING', 'INSURANCE']],
              ['country', ['DE']],
            ],
            [['industry', ['INVESTMENT_BANKING']]],
          ],
        },
        {
          id: 'pipeline',
          words: { en: 'Pipeline', ar: 'الصفقات' },
          counts: 'pipelineValue',
          amount: 1_500_000,
          currency: 'GBP',
          per: 'quarter',
          only: null,
        },
      ],
      calendars: [
        { id: 'office', zone: 'Europe/London', isForAll: true, teams: [], people: [], week: OFFICE_WEEK },
        {
          id: 'gulf',
          zone: 'Asia/Riyadh',
          isForAll: false,
          teams: ['Gulf Sales'],
          people: ['Omar Nasser'],
          week: GULF_WEEK,
        },
      ],
      managers: [{ team: 'Gulf Sales', name: 'Dana Haddad' }],
      admins: ['Grace Okafor', 'ops@example.com'],
    },
    versions: [
      {
        version: '9f2c41d07ab3',
        publishedAt: at('2026-02-16T08:30:00Z'),
        author: 'Grace Okafor',
        covers: 'newClocks',
      },
      { version: '01b77e9c5d42', publishedAt: at('2026-01-12T07:00:00Z'), author: '', covers: 'openClocks' },
    ],
    earlier: 0,
    ...changes,
  };
}
