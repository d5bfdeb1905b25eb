/** What all questions of HubSpot's extensions have in common: who asks, for which portal, and answers that nobody keeps. */
import { type Request, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { type Viewer } from '../../application/card/viewer.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { recordIdOf, routeOf } from './route.ts';

export interface Door {
  /** Refuses what HubSpot did not sign; the query's userId and portalId can be trusted behind it. */
  readonly verified: RequestHandler | readonly RequestHandler[];
  /** null until HubSpot has told which portal is ours. */
  readonly portalId: () => string | null;
  readonly log: Logger;
}

interface Refused {
  readonly ok: false;
  readonly reason: 'wrongPortal' | 'unavailable';
}

/**
 * The handlers that answer signed requests of our own portal. Expected outcomes are 200, since HubSpot hides the body of
 * anything else; a fault is logged and answered as 'unavailable'.
 */
export function answered<Answer>(
  { verified, portalId, log }: Door,
  answerTo: (request: Request) => Promise<Answer>,
): readonly RequestHandler[] {
  const guarded = async (request: Request): Promise<Answer | Refused> => {
    const ours = portalId();
    if (ours !== null && request.query.portalId !== ours) return { ok: false, reason: 'wrongPortal' };
    try {
      return await answerTo(request);
    } catch (error) {
      log.error(
        { err: error, route: routeOf(request), recordId: recordIdOf(request) },
        'a question of an extension could not be answered',
      );
      return { ok: false, reason: 'unavailable' };
    }
  };
  return [
    ...[verified].flat(),
    async (request: Request, response: Response) => {
      response.set('Cache-Control', 'no-store').json(await guarded(request));
    },
  ];
}

/** Who asks: HubSpot adds it to the address that it signs, and nobody else can. */
export function viewerOf({ query }: Request): Viewer {
  return { userId: onlyText(query.userId), email: onlyText(query.userEmail)?.toLowerCase() ?? null };
}

/** Null for what stands in the address several times: then it is not clear which HubSpot means. */
export function onlyText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function languageOf({ query }: Request): Language {
  return /^ar(?![a-z])/i.test(onlyText(query.language) ?? '') ? 'ar' : 'en';
}

/** @param body the raw body; null when it is no JSON, or not what `parse` takes */
export function readBody<T>(body: unknown, parse: (value: unknown) => T): T | null {
  if (!Buffer.isBuffer(body)) return null;
  try {
    return parse(JSON.parse(body.toString('utf8')));
  } catch {
    return null;
  }
}
