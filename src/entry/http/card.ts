/** What a card is answered: a signed request for one contact's clocks. */
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { type ActAnswer, type CardAnswer, type WhyAnswer } from '../../../cards/contract.ts';
import { readAct } from './cardAct.ts';
import { type Act } from '../../application/card/act.ts';
import { readCard } from '../../application/card/readCard.ts';
import { type Viewer } from '../../application/card/viewer.ts';
import { readWhy, type WhyGrounds } from '../../application/card/why.ts';
import { type TimeSource } from '../../application/timeSource.ts';
import { type Language } from '../../domain/agreement/agreement.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';

export interface CardDependencies extends WhyGrounds {
  /** Refuses what HubSpot did not sign; the query's userId and portalId can be trusted behind it. */
  readonly verified: RequestHandler | readonly RequestHandler[];
  readonly act: Act;
  readonly portalId: () => string | null;
  readonly time: TimeSource;
  readonly log: Logger;
}

type Refused = Extract<CardAnswer, { ok: false }>;

const RECORD_ID = /^[1-9]\d{0,18}$/;

/** `GET /hubspot/card/contacts/:recordId`, `/why` and `/act` below it. Expected outcomes are 200, since HubSpot hides the body of anything else. */
export function cardRoutes(dependencies: CardDependencies): Router {
  const { verified, portalId, time, log } = dependencies;
  const router = Router();
  const answered =
    (
      answerTo: (record: RecordRef, request: Request) => Promise<CardAnswer | WhyAnswer | ActAnswer>,
    ): RequestHandler =>
    async (request: Request, response: Response) => {
      response.set('Cache-Control', 'no-store').json(await guarded(request, answerTo));
    };
  router.get(
    '/hubspot/card/contacts/:recordId',
    ...[verified].flat(),
    answered((record, request) => readCard(dependencies, record, viewerOf(request), time.now())),
  );
  router.get(
    '/hubspot/card/contacts/:recordId/why',
    ...[verified].flat(),
    answered((record, request) =>
      readWhy(dependencies, record, languageOf(request), onlyText(request.query.appId), time.now()),
    ),
  );

  router.post(
    '/hubspot/card/contacts/:recordId/act',
    ...[verified].flat(),
    answered(async (record, request): Promise<ActAnswer> => {
      const asked = readAct(request.body);
      return asked ? dependencies.act(record, viewerOf(request), asked) : { ok: false, reason: 'badRequest' };
    }),
  );

  async function guarded<Answer>(
    request: Request,
    answerTo: (record: RecordRef, request: Request) => Promise<Answer>,
  ): Promise<Answer | Refused> {
    const ours = portalId();
    if (ours !== null && request.query.portalId !== ours) return { ok: false, reason: 'wrongPortal' };
    const { recordId } = request.params;
    if (typeof recordId !== 'string' || !RECORD_ID.test(recordId)) return { ok: false, reason: 'badRecord' };
    try {
      return await answerTo({ objectType: 'contact', recordId }, request);
    } catch (error) {
      log.error({ err: error, recordId }, 'a card could not be answered');
      return { ok: false, reason: 'unavailable' };
    }
  }

  return router;
}

/** Who asks: HubSpot adds it to the address that it signs, and nobody else can. */
function viewerOf({ query }: Request): Viewer {
  return { userId: onlyText(query.userId), email: onlyText(query.userEmail)?.toLowerCase() ?? null };
}

/** Null for what stands in the address several times: then it is not clear which HubSpot means. */
function onlyText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function languageOf({ query }: Request): Language {
  return /^ar(?![a-z])/i.test(onlyText(query.language) ?? '') ? 'ar' : 'en';
}
