/**
 * What can go wrong with a call to HubSpot, told apart by what to do about it (HubSpot's guide "Error handling").
 *
 * The client's own messages hold bodies and headers, so they are never passed on: only status, category and codes are.
 */
import { TimeoutError } from 'p-queue';
import { z } from 'zod';
import { CrmRefused, CrmUnavailable } from '../../application/crm.ts';

/** HubSpot read the request and will not do it; the same request will not pass later. */
export class HubSpotRejection extends Error {
  override readonly name = 'HubSpotRejection';
  readonly status: number;
  /** HubSpot's category and error codes, such as "VALIDATION_ERROR INVALID_OPTION". */
  readonly detail: string;
  constructor(status: number, detail: string) {
    super(`HubSpot answered ${status} ${detail}`);
    this.status = status;
    this.detail = detail;
  }
}

/** A fault that may pass. */
export interface Passing {
  readonly kind: 'passing';
  /** How long HubSpot asks us to wait, ms; null: it does not say. */
  readonly waitMs: number | null;
  /** Whether it is certain that HubSpot did nothing of what was asked. */
  readonly nothingDone: boolean;
  readonly error: CrmUnavailable;
}

export type Fault =
  Passing | { readonly kind: 'final'; readonly error: CrmRefused | HubSpotRejection | CrmUnavailable };

const bodySchema = z
  .looseObject({
    category: z.string().optional(),
    policyName: z.string().optional(),
    message: z.string().optional(),
    errors: z
      .array(
        z.looseObject({
          code: z.string().optional(),
          context: z.looseObject({ requiredGranularScopes: z.array(z.string()).optional() }).optional(),
        }),
      )
      .optional(),
  })
  .catch({});

const answered = z.looseObject({
  code: z.number(),
  body: z.unknown(),
  headers: z.record(z.string(), z.unknown()).catch({}),
});

const LOCKED_MS = 2_500; // "423 Locked": a record stays locked for about two seconds
const TEN_SECONDS_MS = 10_000;
const SECOND_MS = 1_000;
const DAILY_RETRY_MS = 900_000;
const MOVING_MS = 60_000;

/** Judges whatever a call threw. */
export function faultOf(error: unknown): Fault {
  const parsed = answered.safeParse(error);
  if (!parsed.success) return unanswered(error);
  const { code, headers } = parsed.data;
  const body = bodySchema.parse(parsed.data.body ?? {});
  const codes = [...(body.errors ?? []).map((each) => each.code), ...codesInText(body.message ?? '')];
  const detail = [...new Set([body.category, ...codes])].filter(Boolean).join(' ');
  const passing = (waitMs: number | null, nothingDone: boolean): Passing => ({
    kind: 'passing',
    waitMs,
    nothingDone,
    error: new CrmUnavailable(`HubSpot answered ${code} ${detail || (body.policyName ?? '')}`.trim(), {
      retryAfterMs: waitMs,
    }),
  });
  switch (true) {
    case code === 401:
      return { kind: 'final', error: new CrmRefused('HubSpot answered 401', 'token') };
    case code === 403:
      return {
        kind: 'final',
        error: new CrmRefused(scopesOf(body) || `HubSpot answered 403 ${detail}`, 'scope'),
      };
    case code === 423:
      return passing(LOCKED_MS, true);
    case code === 429 && body.policyName === 'DAILY':
      return {
        kind: 'final',
        error: new CrmUnavailable('the daily limit of HubSpot is used up', {
          retryAfterMs: retryAfter(headers) ?? DAILY_RETRY_MS,
        }),
      };
    case code === 429:
      return passing(
        retryAfter(headers) ?? (body.policyName === 'SECONDLY' ? SECOND_MS : TEN_SECONDS_MS),
        true,
      );
    case code === 477:
      return {
        kind: 'final',
        error: new CrmUnavailable('the account is being moved between data centres', {
          retryAfterMs: retryAfter(headers) ?? MOVING_MS,
        }),
      };
    case code >= 500:
      return passing(retryAfter(headers), false);
    default:
      return { kind: 'final', error: new HubSpotRejection(code, detail) };
  }
}

/** The network failed or nobody answered in time: what was asked may have been done or not. */
function unanswered(error: unknown): Passing {
  const what = error instanceof TimeoutError ? 'HubSpot did not answer in time' : 'HubSpot cannot be reached';
  return { kind: 'passing', waitMs: null, nothingDone: false, error: new CrmUnavailable(what) };
}

function retryAfter(headers: Readonly<Record<string, unknown>>): number | null {
  const seconds = Number(headers['retry-after']);
  return headers['retry-after'] !== undefined && Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** Validation errors also come as JSON inside the message; the codes are taken from it, the values are not. */
function codesInText(message: string): readonly string[] {
  return [...message.matchAll(/"error"\s*:\s*"([A-Z_]+)"/g)].flatMap(([, code]) => code ?? []);
}

function scopesOf(body: z.infer<typeof bodySchema>): string {
  return (body.errors ?? []).flatMap((each) => each.context?.requiredGranularScopes ?? []).join(', ');
}
