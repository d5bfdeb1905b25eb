/** What the portal answers when it will not do something: HubSpot's error body (its guide "Error handling"). */
import { randomUUID } from 'node:crypto';

export interface ErrorDetail {
  readonly message: string;
  readonly code?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly status: number;
  readonly category: string;
  readonly errors: readonly ErrorDetail[];
  readonly context: Readonly<Record<string, readonly string[]>>;

  constructor(
    status: number,
    category: string,
    message: string,
    {
      errors = [],
      context = {},
    }: { errors?: readonly ErrorDetail[]; context?: Readonly<Record<string, readonly string[]>> } = {},
  ) {
    super(message);
    this.status = status;
    this.category = category;
    this.errors = errors;
    this.context = context;
  }

  /** The body of an answer that is nothing but this error. */
  body(): object {
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      category: this.category,
      ...(Object.keys(this.context).length > 0 ? { context: this.context } : {}),
      ...(this.errors.length > 0 ? { errors: this.errors } : {}),
    };
  }

  /** The same error as an entry of a batch answer's `errors`. */
  entry(context: Readonly<Record<string, readonly string[]>>): object {
    return {
      status: 'error',
      category: this.category,
      message: this.message,
      context: { ...this.context, ...context },
      errors: this.errors,
      links: {},
    };
  }
}

export interface InvalidValue {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

/** HubSpot puts the list of invalid values into the message as JSON, and as codes beside it. */
export function invalidValues(invalid: readonly InvalidValue[]): PortalError {
  const told = invalid.map((value) => ({ isValid: false, ...value }));
  return new PortalError(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(told)}`, {
    errors: invalid.map(({ name, error, message }) => ({
      message,
      code: error,
      context: { propertyName: [name] },
    })),
  });
}

export function notFound(objectType: string, ids: readonly string[]): PortalError {
  return new PortalError(
    404,
    'OBJECT_NOT_FOUND',
    `Could not get some ${objectType.toUpperCase()} objects, they may be deleted or not exist. Check that ids are valid.`,
    { context: { ids } },
  );
}

export function locked(id: string): PortalError {
  return new PortalError(
    423,
    'LOCKED',
    `Record ${id} is being changed by another process. Try again in 2 seconds.`,
  );
}

export function badRequest(message: string): PortalError {
  return new PortalError(400, 'VALIDATION_ERROR', message);
}
