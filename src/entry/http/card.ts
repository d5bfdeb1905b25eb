/** What a card is answered: a signed request for one contact's clocks. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { type CardAnswer } from '../../../cards/contract.ts';
import { readCard, type CardGrounds } from '../../application/card/readCard.ts';
import { type Viewer } from '../../application/card/viewer.ts';
import { type TimeSource } from '../../application/timeSource.ts';

export interface CardDependencies extends CardGrounds {
  /** Refuses what HubSpot did not sign; the query's userId and portalId can be trusted behind it. */
  readonly verified: RequestHandler | readonly RequestHandler[];
  readonly portalId: () => string | null;
  readonly time: TimeSource;
  readonly log: Logger;
}

const RECORD_ID = /^[1-9]\d{0,18}$/;

/** `GET /hubspot/card/contacts/:recordId`. Expected outcomes are 200, since HubSpot hides the body of anything else. */
export function cardRoutes(dependencies: CardDependencies): Router {
  const { verified, portalId, time, log } = dependencies;
  const router = Router();
  router.get(
    '/hubspot/card/contacts/:recordId',
    ...[verified].flat(),
    async (request: Request, response: Response) => {
      const answer = await answerTo(request);
      response.set('Cache-Control', 'no-store').json(answer);
    },
  );

  async function answerTo(request: Request): Promise<CardAnswer> {
    const ours = portalId();
    if (ours !== null && request.query.portalId !== ours) return { ok: false, reason: 'wrongPortal' };
    const { recordId } = request.params;
    if (typeof recordId !== 'string' || !RECORD_ID.test(recordId)) return { ok: false, reason: 'badRecord' };
    try {
      return await readCard(dependencies, { objectType: 'contact', recordId }, viewerOf(request), time.now());
    } catch (error) {
      log.error({ err: error, recordId }, 'a card could not be answered');
      return { ok: false, reason: 'unavailable' };
    }
  }

  return router;
}

/** Who asks: HubSpot adds it to the address that it signs, and nobody else can. */
function viewerOf({ query }: Request): Viewer {
  const { userId, userEmail } = query;
  return {
    userId: typeof userId === 'string' ? userId : null,
    email: typeof userEmail === 'string' ? userEmail.toLowerCase() : null,
  };
}
