/** Plays the service for one card of the gallery, at the time that the card's own watch shows. */
import type { CardAnswer } from '../../cards/contract.ts';
import { workingMs } from '../../cards/clock/workingTime.ts';
import type { CardHost, Reply } from '../host/extension.ts';
import type { GalleryState } from './states.ts';

/** A service that tells what the state has it tell, question by question. */
export function serviceOf({ told }: GalleryState): CardHost['fetch'] {
  let asked = 0;
  return async ({ watchMs }) => {
    const next = told[Math.min(asked, told.length - 1)] ?? told[0];
    asked += 1;
    if (next === 'never') return new Promise<Reply>(() => undefined);
    if (next === 'unreachable') return null;
    return reply(next === 'nonsense' ? { ok: 'maybe' } : later(next, watchMs));
  };
}

/** The same answer given `ms` later: the service has counted on, in working time. */
export function later(answer: CardAnswer, ms: number): CardAnswer {
  if (!answer.ok) return answer;
  const serverNow = answer.serverNow + ms;
  if (!answer.tracked) return { ...answer, serverNow };
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

function reply(body: unknown): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
