/** What a card is answered: a signed request for one contact's clocks. */
import { Router, type Request } from 'express';
import { type ActAnswer, type CardAnswer, type WhyAnswer } from '../../../cards/contract.ts';
import { readAct } from './cardAct.ts';
import { type Act } from '../../application/card/act.ts';
import { readCard } from '../../application/card/readCard.ts';
import { readWhy, type WhyGrounds } from '../../application/card/why.ts';
import { type TimeSource } from '../../application/timeSource.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';
import { answered, languageOf, onlyText, viewerOf, type Door } from './guarded.ts';

export interface CardDependencies extends Door, WhyGrounds {
  readonly act: Act;
  readonly time: TimeSource;
}

type BadRecord = Extract<CardAnswer, { ok: false }>;

const RECORD_ID = /^[1-9]\d{0,18}$/;

/** `GET /hubspot/card/contacts/:recordId`, `/why` and `/act` below it. */
export function cardRoutes(dependencies: CardDependencies): Router {
  const { time, act } = dependencies;
  const router = Router();
  router.get(
    '/hubspot/card/contacts/:recordId',
    ...onRecord((record, request) => readCard(dependencies, record, viewerOf(request), time.now())),
  );
  router.get(
    '/hubspot/card/contacts/:recordId/why',
    ...onRecord((record, request) =>
      readWhy(dependencies, record, languageOf(request), onlyText(request.query.appId), time.now()),
    ),
  );
  router.post(
    '/hubspot/card/contacts/:recordId/act',
    ...onRecord(async (record, request): Promise<ActAnswer> => {
      const asked = readAct(request.body);
      return asked ? act(record, viewerOf(request), asked) : { ok: false, reason: 'badRequest' };
    }),
  );
  return router;

  function onRecord<Answer extends CardAnswer | WhyAnswer | ActAnswer>(
    answerTo: (record: RecordRef, request: Request) => Promise<Answer>,
  ): ReturnType<typeof answered> {
    return answered<Answer | BadRecord>(dependencies, async (request) => {
      const { recordId } = request.params;
      if (typeof recordId !== 'string' || !RECORD_ID.test(recordId))
        return { ok: false, reason: 'badRecord' };
      return answerTo({ objectType: 'contact', recordId }, request);
    });
  }
}
