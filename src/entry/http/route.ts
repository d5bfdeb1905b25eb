/** What the log may say of a request: never its address, in which anybody may write anything. */
import { type Request } from 'express';

/** The path of the route as it is registered, with the names of its parameters; null where none was found. */
export function routeOf(request: Request): string | null {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return null;
  return typeof route.path === 'string' ? route.path : null;
}

/** The record of which something is asked; null where it is no record's id. */
export function recordIdOf({ params }: Request): string | null {
  const { recordId } = params;
  return typeof recordId === 'string' && /^\d{1,19}$/.test(recordId) ? recordId : null;
}
