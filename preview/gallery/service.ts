/** Plays the service for one card of the gallery, at the time that the card's own watch shows. */
import type { ActAnswer, CardAnswer, WhyAnswer } from '../../cards/contract.ts';
import { HOUR_MS } from '../../test/cards/answers.ts';
import { workingMs } from '../../cards/clock/workingTime.ts';
import type { SettingsAnswer, SettingsSwitchAnswer } from '../../cards/settingsContract.ts';
import type { CardHost, Reply } from '../host/extension.ts';
import type { PageAnswers } from '../../test/cards/pageAnswers.ts';
import type { GalleryState, Told } from './states.ts';

/** A service that tells what the state has it tell, question by question. */
export function serviceOf(state: GalleryState): CardHost['fetch'] {
  const { told, afterAct, turned } = state;
  const asked = new Map<string, number>();
  let acted = false;
  return async ({ url, watchMs }) => {
    const { pathname, searchParams } = new URL(url);
    if (pathname.endsWith('/why'))
      return reply(whyOf(state, searchParams.get('language') === 'ar' ? 'ar' : 'en'));
    if (pathname.endsWith('/act') || pathname.endsWith('/switch')) {
      acted = afterAct !== undefined;
      if (pathname.endsWith('/act')) return reply({ ok: true } satisfies ActAnswer);
      return reply(turned ?? ({ ok: true, outcome: 'done' } satisfies SettingsSwitchAnswer));
    }
    if (acted && afterAct) return reply(later(afterAct, watchMs));
    // Each kind of question is counted for itself: the page of reports asks several at once.
    const question = pathname.split('/').at(-1) ?? '';
    const before = asked.get(question) ?? 0;
    const next = told[Math.min(before, told.length - 1)] ?? told[0];
    asked.set(question, before + 1);
    if (next === 'never') return new Promise<Reply>(() => undefined);
    if (next === 'unreachable') return null;
    if (next === 'denied') return { status: 403, body: '' };
    if (isOfPage(next)) return reply(next[question as keyof PageAnswers]);
    return reply(next === 'nonsense' ? { ok: 'maybe' } : later(next, watchMs));
  };
}

/** What the page of reports is answered holds for as long as it is looked at. */
function isOfPage(told: Told): told is PageAnswers {
  return typeof told === 'object' && 'figures' in told;
}

/** The same answer given `ms` later: the service has counted on, in working time. */
export function later(answer: CardAnswer | SettingsAnswer, ms: number): CardAnswer | SettingsAnswer {
  if (!answer.ok) return answer;
  const serverNow = answer.serverNow + ms;
  if (!('tracked' in answer) || !answer.tracked) return { ...answer, serverNow };
  return {
    ...answer,
    serverNow,
    evaluatedAt: answer.evaluatedAt + ms,
    clocks: answer.clocks.map((clock) =>
      clock.verdict === null
        ? {
            ...clock,
            elapsedMs: clock.elapsedMs + workingMs(clock.openWindows, answer.serverNow, serverNow),
          }
        : clock,
    ),
  };
}

/** In each language a value that takes all the room it gets, and who set it. */
const FACT_WORDS = {
  en: {
    what: 'Lead status became Waiting for the budget round of the parent company, whose board meets in the second week of April; ask Ms Thornbury-Whitcombe before calling again…',
    source: 'by Maximiliane-Alexandra von Hohenstein-Wolkenburg',
    cut: '… 212 earlier stretches are not listed here',
  },
  ar: {
    what: 'صارت قيمة حالة العميل المحتمل: بانتظار جولة الميزانية في الشركة الأم التي يجتمع مجلسها في الأسبوع الثاني من أبريل؛ اسأل السيدة قبل الاتصال ثانية…',
    source: 'بواسطة Maximiliane-Alexandra von Hohenstein-Wolkenburg',
    cut: '… 212 فترة سابقة غير مذكورة هنا',
  },
} as const;
const NOTHING_LEFT_OUT = { clocks: 0, holders: 0, heldMs: 0, facts: 0 };
const FACTS = 12;

/** Why the clocks of an answer are there, in short: the gallery shows how it looks, not how it is reasoned. */
function whyOf({ told: [told], leftOut }: GalleryState, language: 'en' | 'ar'): WhyAnswer {
  if (typeof told === 'string' || isOfPage(told) || !told.ok || !('tracked' in told) || !told.tracked)
    return { ok: false, reason: 'unavailable' };
  const { what, source, cut } = FACT_WORDS[language];
  return {
    ok: true,
    serverNow: told.serverNow,
    clocks: told.clocks.map(({ id, promise }) => ({
      id,
      promise,
      lines: [...(leftOut ? [cut] : []), promise[language] ?? promise.en],
    })),
    notMade: [],
    holders: told.clocks.flatMap(({ owner, startedAt, endedAt, elapsedMs }) => [
      { owner: null, fromAt: startedAt - elapsedMs, untilAt: startedAt, workingMs: elapsedMs / 2 },
      { owner, fromAt: startedAt, untilAt: endedAt, workingMs: elapsedMs },
    ]),
    facts: Array.from({ length: FACTS }, (_, n) => ({ at: told.serverNow - n * HOUR_MS, what, source })),
    leftOut: leftOut ?? NOTHING_LEFT_OUT,
  };
}

function reply(body: unknown): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
