/** Trouble on order: the next calls fail as told, so that tests and curious people can see what a client makes of it. */
import { type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { locked, PortalError } from '../portal/errors.ts';
import { type Refusal } from './limits.ts';

export const troubleSchema = z.strictObject({
  /** Which calls: those whose "METHOD /path" contains this text. */
  on: z.string().default(''),
  /** How many of them. */
  times: z.number().int().min(1).default(1),
  /**
   * A status to answer; "hang up" breaks the connection before anything is done; "hang up after" does what was asked and
   * breaks the connection instead of answering; "never answer" leaves the caller waiting.
   */
  with: z.union([z.number().int().min(400).max(599), z.enum(['hang up', 'hang up after', 'never answer'])]),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
});

export type Trouble = z.infer<typeof troubleSchema>;

export class Troublemaker {
  #ordered: { trouble: Trouble; left: number }[] = [];

  order(trouble: z.input<typeof troubleSchema>): void {
    const parsed = troubleSchema.parse(trouble);
    this.#ordered.push({ trouble: parsed, left: parsed.times });
  }

  clear(): void {
    this.#ordered = [];
  }

  handler(): RequestHandler {
    return (request, response, next) => {
      // Below a mount point `path` is only the rest of the path.
      const call = `${request.method} ${request.baseUrl}${request.path}`;
      const ordered = this.#ordered.find(({ trouble, left }) => left > 0 && call.includes(trouble.on));
      if (!ordered) {
        next();
        return;
      }
      ordered.left -= 1;
      const { trouble } = ordered;
      switch (trouble.with) {
        case 'never answer':
          return;
        case 'hang up':
          request.socket.destroy();
          return;
        case 'hang up after':
          hangUpInsteadOfAnswering(response);
          next();
          return;
        default:
          response.set(trouble.headers).status(trouble.with);
          if (typeof trouble.body === 'string') response.type('html').send(trouble.body);
          else response.json(trouble.body ?? usualBody(trouble.with));
      }
    };
  }
}

/** The body of a refusal for too many calls. */
export function tooMany(policy: Refusal['policy']): object {
  return {
    status: 'error',
    message: `You have reached your ${policy.toLowerCase()} limit.`,
    errorType: 'RATE_LIMIT',
    correlationId: '00000000-0000-4000-8000-000000000429',
    policyName: policy,
    groupName: 'publicapi:private-apps',
  };
}

/** What HubSpot answers with a status when nobody says what it is to answer. */
function usualBody(status: number): object {
  switch (status) {
    case 423:
      return locked('').body();
    case 429:
      return tooMany('TEN_SECONDLY_ROLLING');
    case 477:
      return new PortalError(477, 'MIGRATION_IN_PROGRESS', 'This account is being moved.').body();
    default:
      return new PortalError(status, 'INTERNAL_ERROR', 'ordered trouble').body();
  }
}

function hangUpInsteadOfAnswering(response: Response): void {
  response.end = function hangUp(this: Response): Response {
    this.socket?.destroy();
    return this;
  } as Response['end'];
}
