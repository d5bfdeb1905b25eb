/**
 * `POST /webhooks/hubspot`: verify, parse, keep, answer. Nothing else happens while HubSpot waits (five seconds at most);
 * whatever is answered with 200 is durable, and anything else is sent again by HubSpot.
 */
import { randomUUID } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { type Logger } from 'pino';
import { StoreUnavailable, type AcceptDelivery } from '../src/application/acceptDelivery.ts';
import { type Receipts } from '../src/application/receipts.ts';
import { type TimeSource } from '../src/application/timeSource.ts';
import { type ReceiverCounters } from './counters.ts';
import { parseDelivery } from './delivery.ts';
import { FAILURES_A_MINUTE } from './failures.ts';
import { WEBHOOK_PATH } from './path.ts';
import { toldBy } from './translate.ts';
import { sentAt, verified } from './verified.ts';

export interface ReceiveDependencies {
  readonly secrets: readonly string[];
  readonly publicUrl: string;
  readonly time: TimeSource;
  /** Our portal's id; null while HubSpot has not told it. */
  readonly portalId: () => string | null;
  readonly accept: AcceptDelivery;
  readonly log: Logger;
  readonly counters: ReceiverCounters;
  readonly receipts: Pick<Receipts, 'note'>;
}

export function receiveDeliveries(dependencies: ReceiveDependencies): Router {
  const { counters, log, receipts } = dependencies;
  const router = Router();
  const onRefused: Parameters<typeof verified>[0]['onRefused'] = (reason, failures) => {
    counters.signaturesRefused.inc({ reason });
    receipts.note(reason);
    if (failures <= FAILURES_A_MINUTE) log.warn({ reason }, 'refused a delivery for its signature');
    // A flood of forgeries shall not become one of lines.
    if (failures === FAILURES_A_MINUTE)
      log.warn('further ones of this minute are answered 429 and only counted');
  };
  router.post(WEBHOOK_PATH, ...verified({ ...dependencies, onRefused }), receive(dependencies));
  return router;
}

function receive({ portalId, accept, log, counters, receipts }: ReceiveDependencies): RequestHandler {
  return async (request: Request, response: Response) => {
    // Ties what the log says of one delivery to each other; HubSpot gives deliveries no id.
    const delivery = randomUUID();
    const parsed = parseDelivery(request.body as Buffer, portalId());
    if (!parsed.ok) {
      counters.deliveries.inc({ outcome: parsed.reason });
      log.warn({ delivery, reason: parsed.reason }, 'refused a delivery that holds no notices');
      response.status(400).json({ ok: false, reason: parsed.reason });
      return;
    }
    const { notices: ours, refused: quarantined } = parsed;
    const told = toldBy(ours);
    try {
      await accept({ ...told, quarantined, toldAt: sentAt(request) });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      counters.deliveries.inc({ outcome: 'unavailable' });
      log.error(
        { delivery, notices: ours.length, err: error },
        'the store took nothing; HubSpot will send this delivery again',
      );
      response.status(503).json({ ok: false, reason: 'unavailable' });
      return;
    }
    counters.deliveries.inc({ outcome: 'kept' });
    receipts.note('kept');
    for (const { change } of ours) counters.notices.inc({ outcome: 'fact', type: change });
    for (const type of parsed.ignored) counters.notices.inc({ outcome: 'ignored', type });
    if (parsed.own > 0) counters.notices.inc({ outcome: 'own', type: 'propertyChange' }, parsed.own);
    if (quarantined.length > 0)
      counters.notices.inc({ outcome: 'quarantined', type: 'unknown' }, quarantined.length);
    const ignored = parsed.ignored.length + parsed.own;
    const counts = { facts: ours.length, ignored, quarantined: quarantined.length };
    const records = [...told.facts.map(({ record }) => record), ...told.changed];
    const recordIds = [...new Set(records.map(({ recordId }) => recordId))];
    const attempt = Math.max(0, ...ours.map((notice) => notice.attemptNumber));
    log.debug({ delivery, ...counts, attempt, records: recordIds }, 'kept a delivery');
    response.json({ ok: true, ...counts });
  };
}
