/**
 * The log of every process of ours. Errors go through errorFields.ts. Beyond that no statement passes a value of a person or
 * a secret, which test/house/logging.test.ts holds; should one do it all the same under a name that tells, it is blotted out.
 */
import { pino, type DestinationStream, type Logger } from 'pino';
import { errorFields } from './errorFields.ts';

/** Names under which secrets and people's values travel in this program and in its libraries. */
const TELLING = [
  'accessToken',
  'authorization',
  'body',
  'chatWebhookUrl',
  'clientSecret',
  'clientSecrets',
  'databaseDirectUrl',
  'databaseUrl',
  'email',
  'envelope',
  'firstname',
  'headers',
  'hubspotUrl',
  'lastname',
  'name',
  'notice',
  'params',
  'password',
  'phone',
  'properties',
  'query',
  'rawBody',
  'recipient',
  'response',
  'secret',
  'secrets',
  'signature',
  'smtpFrom',
  'smtpUrl',
  'text',
  'to',
  'token',
  'url',
  'userEmail',
  'value',
  'values',
] as const;

/** How deep a field may lie. */
const DEPTHS = ['', '*.', '*.*.'];

/** @param destination stdout when left out */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    serializers: { err: (error: unknown) => errorFields(error) },
    redact: {
      paths: DEPTHS.flatMap((depth) => TELLING.map((name) => depth + name)),
      censor: '[withheld]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
