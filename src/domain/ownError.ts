/**
 * An error in our own words: its message holds no value that came from outside, neither a person's nor a secret, so it may
 * stand in the log. The message of any other error may quote a row, a body or an address.
 */
export abstract class OwnError extends Error {}

/** What may be said of a fault in a word: our own message, else only the class of the error. */
export function faultIn(error: unknown): string {
  if (error instanceof OwnError) return error.message;
  return error instanceof Error ? classOf(error) : 'unknown fault';
}

/** Name of an error's class. */
export function classOf(error: Error): string {
  const { name } = error.constructor;
  return /^\w{1,60}$/.test(name) ? name : 'Error';
}
