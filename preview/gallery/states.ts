/**
 * Every state of the card, as what the service answers. The answers are typed by the card's contract and go through the
 * card's own door, so a state that the service could not cause cannot be shown either.
 */
import type { CardAnswer, CardClock, WhyAnswer } from '../../cards/contract.ts';
import type { SettingsAnswer, SettingsSwitchAnswer } from '../../cards/settingsContract.ts';
import { aClock, anAnswer, at, HOUR_MS, NOTHING } from '../../test/cards/answers.ts';
import type { PageAnswers } from '../../test/cards/pageAnswers.ts';
import type { en } from '../messages/en.ts';

export type StateId = keyof typeof en extends infer Key
  ? Key extends `state.${infer Id}`
    ? Id
    : never
  : never;

/** 'never': no reply comes; 'unreachable': nobody is there; 'denied': the request is turned away;
 * 'nonsense': something that is no answer. */
export type Told =
  CardAnswer | SettingsAnswer | PageAnswers | 'never' | 'unreachable' | 'denied' | 'nonsense';

export interface GalleryState {
  readonly id: StateId;
  /** What the service replies, question by question; the last stands for all later ones. */
  readonly told: readonly [Told, ...Told[]];
  /** What the service answers once the viewer has done something. */
  readonly afterAct?: CardAnswer | SettingsAnswer;
  /** What the service replies to a switch; that it was done, when left out. */
  readonly turned?: SettingsSwitchAnswer;
  /** What is left out of the answer to "why?"; nothing, when left out itself. */
  readonly leftOut?: Extract<WhyAnswer, { ok: true }>['leftOut'];
  /** Milliseconds that pass after the first answer, before anybody looks. */
  readonly passesMs?: number;
  /** IANA zone of the portal; London, where the answers have none of their own. */
  readonly zone?: string;
  /** The part of the page of reports that is opened; the first, when left out. */
  readonly opens?: 'board' | 'patterns' | 'marketing';
  /** Whether the app was uploaded without the service's address. */
  readonly addressMissing?: boolean;
}

const MINUTE_MS = HOUR_MS / 60;
const [OPENS, CLOSES] = ['2026-03-02T10:00:00Z', '2026-03-02T14:00:00Z'];
const RIYADH_WEEK = week([1, 2, 3, 4, 5, 8, 9, 10], '06:00', '14:00');
const NEW_YORK_WEEK = week([2, 3, 4, 5, 6, 9, 10], '14:00', '22:00');

const settled = (
  verdict: CardClock['verdict'],
  endedAt: string,
  changes: Partial<CardClock> = {},
): CardClock => aClock({ verdict, endedAt: at(endedAt), elapsedMs: at(endedAt) - at(OPENS), ...changes });
const follow = {
  id: 'follow-up/1',
  promise: { en: 'Second touch within 2 business days', ar: 'تواصل ثانٍ خلال يومي عمل' },
  budgetMs: 23 * HOUR_MS,
  deadlineAt: at('2026-03-04T17:00:00Z'),
  overdueAfter: at('2026-03-05T09:00:00Z'),
  dueSoonAt: at('2026-03-04T13:00:00Z'),
} satisfies Partial<CardClock>;
const LONG = {
  en: 'Whoever receives an enterprise lead from the partner programme speaks with the person, not with a colleague or an assistant, within 4 business hours of the hand-off',
  ar: 'من يستلم عميلًا محتملًا من برنامج الشركاء يتحدث مع الشخص نفسه، لا مع زميل له ولا مع مساعد، خلال 4 ساعات عمل من لحظة التسليم',
};

const running = (now: string, changes: Partial<CardClock> = {}) =>
  anAnswer([aClock({ elapsedMs: Math.max(0, at(now) - at(OPENS)), ...changes })], at(now));
const untracked = (reason: 'unseen' | 'noClock'): CardAnswer => ({
  ok: true,
  tracked: false,
  serverNow: at(OPENS),
  reason,
});

export const STATES: readonly GalleryState[] = [
  { id: 'onTrack', told: [running('2026-03-02T11:00:00Z')] },
  { id: 'dueSoon', told: [running('2026-03-02T13:20:00Z')] },
  { id: 'lastMinute', told: [running('2026-03-02T13:59:00Z')] },
  { id: 'overdue', told: [running('2026-03-02T15:25:00Z')] },
  {
    id: 'paused',
    told: [
      running('2026-03-02T11:00:00Z', {
        openWindows: [
          [at('2026-03-04T09:00:00Z'), at('2026-03-04T17:00:00Z')],
          [at('2026-03-05T09:00:00Z'), at('2026-03-05T17:00:00Z')],
        ],
        deadlineAt: at('2026-03-04T12:00:00Z'),
        overdueAfter: at('2026-03-04T12:00:00Z'),
        dueSoonAt: at('2026-03-04T11:00:00Z'),
        pauses: [
          {
            fromAt: at('2026-03-02T11:00:00Z'),
            untilAt: at('2026-03-04T09:00:00Z'),
            reason: { en: 'Asked to be called on Wednesday', ar: 'طلب الاتصال به يوم الأربعاء' },
          },
        ],
      }),
    ],
  },
  {
    id: 'startsLater',
    zone: 'Asia/Riyadh',
    told: [
      running('2026-03-06T09:00:00Z', {
        zone: 'Asia/Riyadh',
        openWindows: RIYADH_WEEK,
        startedAt: at('2026-03-06T08:00:00Z'),
        elapsedMs: 0,
        deadlineAt: at('2026-03-08T10:00:00Z'),
        overdueAfter: at('2026-03-08T10:00:00Z'),
        dueSoonAt: at('2026-03-08T09:00:00Z'),
      }),
    ],
  },
  {
    id: 'afterHours',
    told: [
      running('2026-03-02T18:30:00Z', {
        startedAt: at('2026-03-02T15:00:00Z'),
        elapsedMs: 2 * HOUR_MS,
        deadlineAt: at('2026-03-03T11:00:00Z'),
        overdueAfter: at('2026-03-03T11:00:00Z'),
        dueSoonAt: at('2026-03-03T10:00:00Z'),
      }),
    ],
  },
  {
    id: 'otherZone',
    told: [
      running('2026-03-02T16:00:00Z', {
        zone: 'America/New_York',
        openWindows: NEW_YORK_WEEK,
        startedAt: at('2026-03-02T15:00:00Z'),
        elapsedMs: HOUR_MS,
        deadlineAt: at('2026-03-02T19:00:00Z'),
        overdueAfter: at('2026-03-02T19:00:00Z'),
        dueSoonAt: at('2026-03-02T18:00:00Z'),
      }),
    ],
  },
  {
    id: 'nobodyHolds',
    told: [
      running('2026-03-02T10:20:00Z', {
        id: 'routing/1',
        side: 'system',
        owner: null,
        promise: { en: 'Routed within 30 business minutes', ar: 'التوزيع خلال 30 دقيقة عمل' },
        budgetMs: 30 * MINUTE_MS,
        deadlineAt: at('2026-03-02T10:30:00Z'),
        overdueAfter: at('2026-03-02T10:30:00Z'),
        dueSoonAt: at('2026-03-02T10:22:30Z'),
      }),
    ],
  },
  { id: 'met', told: [anAnswer([settled('met', '2026-03-02T12:10:00Z')], at('2026-03-02T15:00:00Z'))] },
  {
    id: 'breached',
    told: [anAnswer([settled('breached', '2026-03-02T15:40:00Z')], at('2026-03-02T16:00:00Z'))],
  },
  { id: 'excused', told: [anAnswer([settled('excused', CLOSES)], at('2026-03-02T16:00:00Z'))] },
  { id: 'void', told: [anAnswer([settled('void', '2026-03-02T12:00:00Z')], at('2026-03-02T16:00:00Z'))] },
  {
    id: 'several',
    told: [
      anAnswer(
        [
          aClock({ elapsedMs: 4 * HOUR_MS + 20 * MINUTE_MS }),
          aClock({ ...follow, side: 'lead', owner: null, elapsedMs: 4 * HOUR_MS + 20 * MINUTE_MS }),
          settled('void', '2026-03-02T12:00:00Z', {
            id: 'first-touch/0',
            owner: { id: '72', name: 'Ola Rep' },
          }),
          settled('met', '2026-03-02T10:10:00Z', {
            id: 'routing/1',
            side: 'system',
            promise: { en: 'Routed within 30 business minutes', ar: 'التوزيع خلال 30 دقيقة عمل' },
          }),
        ],
        at('2026-03-02T14:20:00Z'),
      ),
    ],
  },
  {
    id: 'longWords',
    told: [
      running('2026-03-02T11:00:00Z', {
        promise: LONG,
        owner: { id: '73', name: 'Maximiliane-Alexandra von Hohenstein-Wolkenburg-Ottersleben' },
      }),
    ],
  },
  {
    id: 'longLife',
    told: [running('2026-03-02T15:25:00Z')],
    leftOut: { clocks: 2, holders: 11, heldMs: 30 * HOUR_MS, facts: 19_900 },
  },
  {
    id: 'mayAct',
    told: [
      {
        ...running('2026-03-02T11:00:00Z'),
        viewer: { role: 'owner' },
        can: {
          dispose: {
            qualified: true,
            disqualified: [{ id: 'no_budget', words: { en: 'No budget', ar: 'لا ميزانية' } }],
            recycled: [{ id: 'later', words: { en: 'Not before summer', ar: 'ليس قبل الصيف' } }],
          },
          pause: [{ id: 'on_hold', words: { en: 'On hold', ar: 'معلّق' }, leftMs: 8 * HOUR_MS }],
          resume: null,
          snoozeUntil: at('2026-03-02T13:00:00Z'),
          askExcuse: ['first-touch/1'],
          grantExcuse: [],
        },
        next: [
          { clockId: 'first-touch/1', at: at('2026-03-02T13:00:00Z'), kind: 'reminder', forName: 'Jo Rep' },
          { clockId: 'first-touch/1', at: at(CLOSES), kind: 'overdue', forName: 'Jo Rep' },
          { clockId: 'first-touch/1', at: at('2026-03-03T14:00:00Z'), kind: 'step', forName: 'Dana Lead' },
        ],
      },
    ],
    afterAct: anAnswer([settled('met', '2026-03-02T11:00:00Z')], at('2026-03-02T11:00:00Z')),
  },
  {
    id: 'mayGrant',
    told: [
      {
        ...running('2026-03-02T15:25:00Z'),
        viewer: { role: 'manager' },
        can: {
          ...NOTHING,
          grantExcuse: [
            { clockId: 'first-touch/1', reason: 'The line was down all afternoon', askedBy: 'Jo Rep' },
          ],
        },
      },
    ],
    afterAct: anAnswer([settled('excused', '2026-03-02T15:25:00Z')], at('2026-03-02T15:25:00Z')),
  },
  {
    id: 'writingPaused',
    told: [{ ...running('2026-03-02T11:00:00Z'), writing: 'off', viewer: { role: 'owner' } }],
  },
  { id: 'unseen', told: [untracked('unseen')] },
  { id: 'noClock', told: [untracked('noClock')] },
  { id: 'loading', told: ['never'] },
  {
    id: 'stale',
    told: [
      running('2026-03-02T11:00:00Z'),
      ...Array.from({ length: 5 }, () => 'unreachable' as const),
      running('2026-03-02T11:00:00Z'),
    ],
    passesMs: 5 * MINUTE_MS,
  },
  { id: 'unreachable', told: ['unreachable'] },
  { id: 'denied', told: ['denied'] },
  { id: 'shape', told: ['nonsense'] },
  { id: 'wrongPortal', told: [{ ok: false, reason: 'wrongPortal' }] },
  { id: 'badRecord', told: [{ ok: false, reason: 'badRecord' }] },
  { id: 'unavailable', told: [{ ok: false, reason: 'unavailable' }] },
  { id: 'setup', told: ['never'], addressMissing: true },
];

/** Working windows on days of March 2026; times are UTC. */
function week(days: readonly number[], opens: string, closes: string): CardClock['openWindows'] {
  return days.map((day) => {
    const date = `2026-03-${String(day).padStart(2, '0')}`;
    return [at(`${date}T${opens}:00Z`), at(`${date}T${closes}:00Z`)] as const;
  });
}
