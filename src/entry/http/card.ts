/** What a card is answered: a signed request for one contact's clocks. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { type CardAnswer } from '../../../cards/contract.ts';
import { readCard } from '../../application/readCard.ts';
import { type Store } from '../../application/store.ts';
import { type TimeSource } from '../../application/timeSource.ts';
import { type AgreementHistory } from '../../domain/agreement/versions.ts';

export interface CardDependencies {
  /** Refuses what HubSpot did not sign; the query's userId and portalId can be trusted behind it. */
  readonly verified: RequestHandler | readonly RequestHandler[];
  readonly store: Store;
  readonly agreements: () => AgreementHistory;
  readonly portalId: () => string | null;
  readonly time: TimeSource;
  readonly log: Logger;
}

const RECORD_ID = /^[1-9]\d{0,18}$/;

/** `GET /hubspot/card/contacts/:recordId`. Expected outcomes are 200, since HubSpot hides the body of anything else. */
export function cardRoutes({ verified, store, agreements, portalId, time, log }: CardDependencies): Router {
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
      return await readCard(store, agreements(), { objectType: 'contact', recordId }, time.now());
    } catch (error) {
      log.error({ err: error, recordId }, 'a card could not be answered');
      return { ok: false, reason: 'unavailable' };
    }
  }

  return router;
}
