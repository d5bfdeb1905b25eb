/** Lets only requests through that HubSpot signed; behind it `req.body` is the raw body as a Buffer. */
import express, { type Request, type RequestHandler } from 'express';
import { type TimeSource } from '../src/application/timeSource.ts';
import { failureLimit, failuresOf } from './failures.ts';
import {
  checkHeaders,
  checkSignature,
  type Refusal,
  type SignatureCheck,
  type SignatureHeaders,
} from './signature.ts';

/** HubSpot sends 100 notices at most, about 40 kB; cards send less than 1 MB. */
const BODY_LIMIT = '2mb';

const SENT_AT = 'X-HubSpot-Request-Timestamp';

/** When HubSpot sent a request that was verified, by HubSpot's own clock: it is part of what is signed. */
export function sentAt(request: Request): number {
  return Number(request.get(SENT_AT));
}

export interface VerifiedOptions {
  readonly secrets: readonly string[];
  readonly publicUrl: string;
  readonly time: TimeSource;
  /** @param failures requests of the same address that were refused within a minute, this one among them */
  readonly onRefused: (reason: Refusal, failures: number) => void;
}

/**
 * The handlers to put in front of a route. Refused requests get 401, and 429 where one address sends too many of them; they
 * reach nothing. What cannot be right by its headers is refused before its body is read.
 */
export function verified({
  secrets,
  publicUrl,
  time,
  onRefused,
}: VerifiedOptions): readonly RequestHandler[] {
  const refusals = new WeakMap<Request, Refusal>();
  const answer =
    (status: number, asWhat: (reason: Refusal) => string): RequestHandler =>
    (request, response) => {
      const reason = refusals.get(request) ?? 'forged';
      onRefused(reason, failuresOf(request));
      response.status(status).json({ ok: false, reason: asWhat(reason) });
    };
  const unauthorized = answer(401, (reason) => reason);
  const limit = failureLimit(answer(429, () => 'tooMany'));
  /** Goes on with what passes the check. */
  const passing =
    (check: (request: Request) => SignatureCheck): RequestHandler =>
    (request, response, next) => {
      const checked = check(request);
      if (checked.valid) {
        next();
        return;
      }
      refusals.set(request, checked.reason);
      limit(request, response, (error?: unknown) => {
        if (error === undefined) unauthorized(request, response, next);
        else next(error);
      });
    };
  const headersOf = (request: Request): SignatureHeaders => ({
    signature: request.get('X-HubSpot-Signature-v3'),
    timestamp: request.get(SENT_AT),
    now: time.now(),
  });
  return [
    passing((request) => checkHeaders(headersOf(request))),
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    passing((request) => {
      const body: unknown = request.body;
      return checkSignature({
        ...headersOf(request),
        secrets,
        publicUrl,
        method: request.method,
        originalUrl: request.originalUrl,
        rawBody: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      });
    }),
  ];
}
