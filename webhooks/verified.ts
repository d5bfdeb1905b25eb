/** Lets only requests through that HubSpot signed; behind it `req.body` is the raw body as a Buffer. */
import express, { type RequestHandler } from 'express';
import { type TimeSource } from '../src/application/timeSource.ts';
import { checkSignature, type Refusal } from './signature.ts';

/** HubSpot sends 100 notices at most, about 40 kB; cards send less than 1 MB. */
const BODY_LIMIT = '2mb';

export interface VerifiedOptions {
  readonly secrets: readonly string[];
  readonly publicUrl: string;
  readonly time: TimeSource;
  readonly onRefused: (reason: Refusal) => void;
}

/** The handlers to put in front of a route. Refused requests get 401 and reach nothing. */
export function verified({
  secrets,
  publicUrl,
  time,
  onRefused,
}: VerifiedOptions): readonly RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    (request, response, next) => {
      const body: unknown = request.body;
      const check = checkSignature({
        secrets,
        publicUrl,
        method: request.method,
        originalUrl: request.originalUrl,
        rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        signature: request.get('X-HubSpot-Signature-v3'),
        timestamp: request.get('X-HubSpot-Request-Timestamp'),
        now: time.now(),
      });
      if (check.valid) {
        next();
        return;
      }
      onRefused(check.reason);
      response.status(401).json({ ok: false, reason: check.reason });
    },
  ];
}
