/** Plays the service for one card of the gallery, at the time that the card's own watch shows. */
import type { ActAnswer, CardAnswer, WhyAnswer } from '../../cards/contract.ts';
import { workingMs } from '../../cards/clock/workingTime.ts';
import type { SettingsAnswer, SettingsSwitchAnswer } from '../../cards/settingsContract.ts';
import type { CardHost, Reply } from '../host/extension.ts';
import type { GalleryState } from './states.ts';

/** A service that tells what the state has it tell, question by question. */
export function serviceOf({ told, afterAct, turned }: GalleryState): CardHost['fetch'] {
  let asked = 0;
  let acted = false;
  return async ({ url, watchMs }) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith('/why')) return reply(whyOf(told[0]));
    if (pathname.endsWith('/act') || pathname.endsWith('/switch')) {
      acted = afterAct !== undefined;
      if (pathname.endsWith('/act')) return reply({ ok: true } satisfies ActAnswer);
      return reply(turned ?? ({ ok: true, outcome: 'done' } satisfies SettingsSwitchAnswer));
    }
    if (acted && afterAct) return reply(later(afterAct, watchMs));
    const next = told[Math.min(asked, told.length - 1)] ?? told[0];
    asked += 1;
    if (next === 'never') return new Promise<Reply>(() => undefined);
    if (next === 'unreachable') return null;
    if (next === 'denied') return { status: 403, body: '' };
    return reply(next === 'nonsense' ? { ok: 'maybe' } : later(next, watchMs));
  };
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

/** Why the clocks of an answer are there, in short: the gallery shows how it looks, not how it is reasoned. */
function whyOf(told: GalleryState['told'][0]): WhyAnswer {
  if (typeof told === 'string' || !told.ok || !('tracked' in told) || !told.tracked)
    return { ok: false, reason: 'unavailable' };
  return {
    ok: true,
    serverNow: told.serverNow,
    clocks: told.clocks.map(({ id, promise }) => ({ id, promise, lines: [promise.en] })),
    notMade: [],
    holders: told.clocks.map(({ owner, startedAt, endedAt, elapsedMs }) => ({
      owner,
      fromAt: startedAt,
      untilAt: endedAt,
      workingMs: elapsedMs,
    })),
    facts: told.clocks.map(({ startedAt }) => ({
      at: startedAt,
      what: 'Lifecycle stage became Lead',
      source: 'a person in HubSpot',
    })),
    leftOut: { clocks: 0, holders: 0, heldMs: 0, facts: 0 },
  };
}

function reply(body: unknown): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
