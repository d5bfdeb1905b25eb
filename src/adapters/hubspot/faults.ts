/**
 * What can go wrong with a call to HubSpot, told apart by what to do about it (HubSpot's guide "Error handling").
 *
 * The client's own messages hold bodies and headers, so they are never passed on: only status, category and codes are.
 */
import { TimeoutError } from 'p-queue';
import { z } from 'zod';
import { CrmRefused, CrmUnavailable } from '../../application/crm.ts';
import { OwnError } from '../../domain/ownError.ts';

/** HubSpot read the request and will not do it; the same request will not pass later. */
export class HubSpotRejection extends OwnError {
  override readonly name = 'HubSpotRejection';
  readonly status: number;
  /** HubSpot's category and error codes, such as "VALIDATION_ERROR INVALID_OPTION". */
  readonly detail: string;
  readonly values: RefusedValues;
  constructor(status: number, detail: string, values: RefusedValues = NONE_REFUSED) {
    super(`HubSpot answered ${status} ${detail}`);
    this.status = status;
    this.detail = detail;
    this.values = values;
  }
}

/** Which properties HubSpot would not take a value of, by name; the values themselves stay where they are. */
export interface RefusedValues {
  /** The portal has no such property. */
  readonly unknown: readonly string[];
  readonly refused: readonly string[];
}

const NONE_REFUSED: RefusedValues = { unknown: [], refused: [] };

/** A fault that may pass. */
export interface Passing {
  readonly kind: 'passing';
  /** How long HubSpot asks us to wait, ms; null: it does not say. */
  readonly waitMs: number | null;
  /** Whether it is certain that HubSpot did nothing of what was asked. */
  readonly nothingDone: boolean;
  readonly error: CrmUnavailable;
}

/** A limit was met: nothing was done, and all calls of the kind have to wait. */
export interface Limited {
  readonly kind: 'limited';
  readonly waitMs: number;
  readonly error: CrmUnavailable;
}

/** HubSpot takes no call at all for a while: the day's calls are used up, or the account is on the move. */
export interface Shut {
  readonly kind: 'shut';
  readonly cause: 'day' | 'move';
  /** How long, ms; null: HubSpot does not say. */
  readonly waitMs: number | null;
  readonly because: string;
}

/** One record is locked for a moment; nothing was done. */
export interface Locked {
  readonly kind: 'locked';
  readonly waitMs: number;
  readonly error: CrmUnavailable;
  /** For whoever would rather go on with the other records. */
  readonly rejection: HubSpotRejection;
}

export type Fault =
  | Passing
  | Limited
  | Shut
  | Locked
  | { readonly kind: 'final'; readonly error: CrmRefused | HubSpotRejection };

/** HubSpot's word for a case. Anything else that stands in its place may quote what was sent, and is dropped. */
export const caseName = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,63}$/)
  .optional()
  .catch(undefined);
const scopeName = z.string().regex(/^[a-z][a-z0-9_.-]{1,79}$/);

/** What one entry of a batch's errors and the body of a refused call have in common. */
const bodySchema = z
  .looseObject({
    category: caseName,
    correlationId: z.string().optional(),
    policyName: caseName,
    message: z.string().optional(),
    errors: z
      .array(
        z.looseObject({
          code: caseName,
          context: z
            .looseObject({
              requiredGranularScopes: z.array(scopeName.or(z.unknown().transform(() => null))).optional(),
              propertyName: z.array(z.string()).optional(),
            })
            .optional(),
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

/** "423 Locked": a record stays locked for about two seconds. */
const LOCKED_MS = 2_500;
/** HubSpot's status for it. */
export const LOCKED = 423;
const TEN_SECONDS_MS = 10_000;
const SECOND_MS = 1_000;
/** HubSpot's code for a property that the portal does not have. */
const UNKNOWN_PROPERTY = 'PROPERTY_DOESNT_EXIST';

/** HubSpot's id of the call that failed, for its support; undefined where it gave none. */
export function correlationOf(error: unknown): string | undefined {
  const id = bodySchema.parse(answered.safeParse(error).data?.body ?? {}).correlationId ?? '';
  return /^[\w-]{8,64}$/.test(id) ? id : undefined;
}

/** Judges whatever a call threw. */
export function faultOf(error: unknown): Fault {
  const parsed = answered.safeParse(error);
  if (!parsed.success) return unanswered(error);
  const { code, headers } = parsed.data;
  const body = bodySchema.parse(parsed.data.body ?? {});
  const detail = detailOf(body);
  const unavailable = (waitMs: number | null): CrmUnavailable =>
    new CrmUnavailable(`HubSpot answered ${code} ${detail || (body.policyName ?? '')}`.trim(), {
      retryAfterMs: waitMs,
    });
  switch (true) {
    case code === 401:
      return { kind: 'final', error: new CrmRefused('HubSpot answered 401', 'token') };
    case code === 403:
      return {
        kind: 'final',
        error: new CrmRefused(scopesOf(body) || `HubSpot answered 403 ${detail}`, 'scope'),
      };
    case code === LOCKED:
      return {
        kind: 'locked',
        waitMs: LOCKED_MS,
        error: unavailable(LOCKED_MS),
        rejection: new HubSpotRejection(LOCKED, detail),
      };
    case code === 429 && body.policyName === 'DAILY':
      return {
        kind: 'shut',
        cause: 'day',
        waitMs: retryAfter(headers),
        because: 'the daily limit of HubSpot is used up',
      };
    case code === 429: {
      const usual = body.policyName === 'SECONDLY' ? SECOND_MS : TEN_SECONDS_MS;
      const waitMs = retryAfter(headers) ?? usual;
      return { kind: 'limited', waitMs, error: unavailable(waitMs) };
    }
    case code === 477:
      return {
        kind: 'shut',
        cause: 'move',
        waitMs: retryAfter(headers),
        because: 'the account is being moved between data centres',
      };
    case code >= 500: {
      const waitMs = retryAfter(headers);
      return { kind: 'passing', waitMs, nothingDone: false, error: unavailable(waitMs) };
    }
    default:
      return { kind: 'final', error: new HubSpotRejection(code, detail, refusedValuesOf(body)) };
  }
}

/** The statuses of what may be wrong with one input of a batch by itself; its entry in the answer has none. */
const STATUS_OF_CATEGORY: Readonly<Record<string, number>> = {
  VALIDATION_ERROR: 400,
  OBJECT_NOT_FOUND: 404,
  CONFLICT: 409,
};

/** What a batch's answer says of one of its inputs, as if it had been sent alone; null when that is not for certain. */
export function rejectionOf(entry: unknown): HubSpotRejection | null {
  const body = bodySchema.parse(entry);
  const status = STATUS_OF_CATEGORY[body.category ?? ''];
  const detail = detailOf(body);
  // A category alone says too little of why values are refused.
  if (status === undefined || detail === 'VALIDATION_ERROR') return null;
  return new HubSpotRejection(status, detail, refusedValuesOf(body));
}

type Body = z.infer<typeof bodySchema>;

function detailOf(body: Body): string {
  const codes = [
    ...(body.errors ?? []).map((each) => each.code),
    ...complaintsIn(body).map(({ error }) => error),
  ];
  return [...new Set([body.category, ...codes])].filter(Boolean).join(' ');
}

function refusedValuesOf(body: Body): RefusedValues {
  const told = [
    ...(body.errors ?? []).flatMap(({ code, context }) =>
      (context?.propertyName ?? []).map((name) => ({ error: code, name })),
    ),
    ...complaintsIn(body),
  ].filter(({ name }) => PROPERTY_NAME.test(name));
  const names = (which: boolean): readonly string[] => [
    ...new Set(told.filter(({ error }) => (error === UNKNOWN_PROPERTY) === which).map(({ name }) => name)),
  ];
  return { unknown: names(true), refused: names(false) };
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

const PROPERTY_NAME = /^[a-z][a-z0-9_]*$/;
const complaintSchema = z.array(
  z
    .looseObject({ error: z.string().regex(/^[A-Z_]+$/), name: z.string().default('') })
    .catch({ error: '', name: '' }),
);

/** Validation errors also come as JSON inside the message; codes and names are taken from it, the values are not. */
function complaintsIn({ message = '' }: Body): readonly { readonly error: string; readonly name: string }[] {
  const json = /\[.*\]/s.exec(message)?.[0];
  if (json === undefined) return [];
  try {
    return complaintSchema.safeParse(JSON.parse(json)).data ?? [];
  } catch {
    return [...json.matchAll(/"error"\s*:\s*"([A-Z_]+)"/g)].map(([, error = '']) => ({ error, name: '' }));
  }
}

function scopesOf(body: Body): string {
  return (body.errors ?? [])
    .flatMap((each) => each.context?.requiredGranularScopes ?? [])
    .filter((scope) => scope !== null)
    .join(', ');
}
