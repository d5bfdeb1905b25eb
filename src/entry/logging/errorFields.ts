/**
 * Where errors become fields of the log. Drivers and clients put rows, bodies, headers and addresses into their errors, so
 * nothing is taken but what is listed here: codes, names of what is ours, and the lines of the program.
 *
 * `duplicate key value` of PostgreSQL, whose detail reads `Key (email)=(jo@example.com) already exists.`, becomes
 * `{ type: 'DatabaseError', code: '23505', constraint: 'contacts_email_key', table: 'contacts', stack: [...] }`.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { classOf, OwnError } from '../../domain/ownError.ts';

export interface ErrorFields {
  readonly type: string;
  /** Only of errors in our own words. */
  readonly message?: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorFields;
  /** Of several at once, the first. */
  readonly errors?: readonly ErrorFields[];
  /** Codes, and names of tables and the like. */
  readonly [listed: string]: unknown;
}

const CAUSES_AT_MOST = 5;
const ERRORS_AT_MOST = 3;
const FRAMES_AT_MOST = 20;

/** A name that a program gave: no space, no @, nothing that a sentence or an address needs. */
const IDENTIFIER = /^[A-Za-z_][\w.]{0,63}$/;
const CODE = /^[A-Z0-9_]{2,64}$/;
/** By the name an error has it, with what it must look like. Each names something of ours, of the driver or of the system. */
const LISTED: Readonly<Record<string, RegExp>> = {
  // Node and its streams; of PostgreSQL the SQLSTATE.
  code: CODE,
  syscall: /^[a-z]{2,20}$/,
  // PostgreSQL. `detail`, `hint`, `where` and `internalQuery` quote values.
  severity: /^[A-Z]{2,10}$/,
  schema: IDENTIFIER,
  table: IDENTIFIER,
  column: IDENTIFIER,
  constraint: IDENTIFIER,
  routine: IDENTIFIER,
};
const NUMBERS = ['errno', 'port', 'status', 'statusCode', 'responseCode'] as const;
const CORRELATION = /^[\w-]{8,64}$/;

const ROOT = resolve(import.meta.dirname, '../../..');
const ROOTS = [`${pathToFileURL(ROOT).href}/`, `${ROOT}/`];
/** `at name (place:1:2)` or `at place:1:2`, as V8 writes a frame; a line of a message may be anything. */
const FRAME =
  /^\s+at (?:async )?(?:(?:new )?[\w$.#<>]+(?: \[as [\w$.]+\])? \()?(?:file:\/\/|node:|\/|[A-Za-z]:\\)[^\s()]+:\d+:\d+\)?$/;

/** @param error whatever was thrown */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { type: error === null ? 'null' : typeof error, stack: [] };
  try {
    return {
      type: classOf(error),
      ...(error instanceof OwnError ? { message: error.message } : {}),
      ...listedOf(error),
      stack: framesOf(error),
      ...(depth < CAUSES_AT_MOST && error.cause !== undefined
        ? { cause: errorFields(error.cause, depth + 1) }
        : {}),
      ...(depth < CAUSES_AT_MOST && error instanceof AggregateError
        ? { errors: error.errors.slice(0, ERRORS_AT_MOST).map((one) => errorFields(one, depth + 1)) }
        : {}),
    };
  } catch {
    // An error whose own properties throw.
    return { type: 'Error', stack: [] };
  }
}

function listedOf(error: object): Readonly<Record<string, unknown>> {
  const has = error as Readonly<Record<string, unknown>>;
  const listed: Record<string, unknown> = {};
  for (const [name, looks] of Object.entries(LISTED)) {
    const value = has[name];
    if (typeof value === 'string' && looks.test(value)) listed[name] = value;
  }
  for (const name of NUMBERS) if (typeof has[name] === 'number') listed[name] = has[name];
  // HubSpot's client keeps the status as its code, and the answer beside it.
  if (typeof has.code === 'number') listed.status = has.code;
  if (typeof has.body === 'object' && has.body !== null) {
    const { category, correlationId } = has.body as Readonly<Record<string, unknown>>;
    if (typeof category === 'string' && CODE.test(category)) listed.category = category;
    if (typeof correlationId === 'string' && CORRELATION.test(correlationId))
      listed.correlation = correlationId;
  }
  // What zod found wrong, without what it was found in.
  if (Array.isArray(has.issues)) {
    const codes = has.issues.map((issue: { readonly code?: unknown }) => issue.code);
    listed.issues = [...new Set(codes)].filter((code) => typeof code === 'string' && IDENTIFIER.test(code));
  }
  return listed;
}

/** The frames of a stack, from the root of this project. What stands before them is the message, of any number of lines. */
function framesOf({ stack, message }: Error): readonly string[] {
  if (typeof stack !== 'string') return [];
  const said = message === '' ? -1 : stack.indexOf(message);
  const below = said < 0 ? stack : stack.slice(said + message.length);
  return below
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES_AT_MOST)
    .map((line) => ROOTS.reduce((frame, root) => frame.replace(root, ''), line.trim().slice('at '.length)));
}

/** The same for people: what a report of a fault that nobody foresaw can carry to us. */
export function faultAsText(error: unknown): string {
  return textOf(errorFields(error));
}

function textOf({ type, message, stack, cause, errors = [], ...listed }: ErrorFields): string {
  const details = Object.entries(listed).map(([name, value]) => `${name}=${String(value)}`);
  const head = [type, ...(message === undefined ? [] : [`(${message})`]), ...details].join(' ');
  const within = [...errors, ...(cause === undefined ? [] : [cause])].map((one) => `  <- ${textOf(one)}`);
  return [head, ...stack.map((frame) => `    at ${frame}`), ...within].join('\n');
}
