/**
 * Whoever keeps sending what HubSpot did not sign is told to wait. Only what is refused counts, and it is counted once it is
 * refused: a request that HubSpot signed always passes, though a forger may share its address behind a proxy.
 */
import { type Request, type RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

/** Of one address; those beyond are answered with 429. */
export const FAILURES_A_MINUTE = 120;

/** How many requests of this one's address were refused within the minute, this one among them. */
export function failuresOf(request: Request & { readonly rateLimit?: { readonly used: number } }): number {
  return request.rateLimit?.used ?? 1;
}

/**
 * The handler of a request that is refused: within the limit it goes on, beyond it `answer` does, with Retry-After set. The
 * library keeps the addresses of two minutes and no more.
 */
export function failureLimit(answer: RequestHandler): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: FAILURES_A_MINUTE,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // What a request says of whom it comes from is not believed.
    keyGenerator: ({ socket }) => ipKeyGenerator(socket.remoteAddress ?? ''),
    validate: false,
    handler: answer,
  });
}
