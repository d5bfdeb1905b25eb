/** What an app's token may do, by HubSpot's scopes; and HubSpot's answer about it. */
import express, { Router, type RequestHandler } from 'express';
import { PortalError } from '../portal/errors.ts';

const ALL = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
  'crm.objects.owners.read',
  'crm.objects.users.read',
  'crm.objects.deals.read',
];

export class Scopes {
  #granted: readonly string[];

  constructor(granted: readonly string[] = ALL) {
    this.#granted = granted;
  }

  get granted(): readonly string[] {
    return this.#granted;
  }

  /** As after an upload and its approval. */
  grant(scopes: readonly string[]): void {
    this.#granted = scopes;
  }
}

/** HubSpot's word for each path; a search and a batch of reads only read, though they are posted. */
function scopeOf(method: string, path: string): string {
  const reads = method === 'GET' || /\/(search|batch\/read)\/?$/.test(path);
  const access = reads ? 'read' : 'write';
  if (path.startsWith('/crm/v3/owners')) return 'crm.objects.owners.read';
  if (path.startsWith('/crm/v3/properties')) return `crm.schemas.contacts.${access}`;
  if (path.startsWith('/crm/v3/objects/deals')) return `crm.objects.deals.${access}`;
  if (path.startsWith('/crm/v3/objects/users') || path.startsWith('/settings'))
    return 'crm.objects.users.read';
  return path.startsWith('/account-info') ? 'oauth' : `crm.objects.contacts.${access}`;
}

export function scoped(scopes: Scopes): RequestHandler {
  return (request, _response, next) => {
    const needed = scopeOf(request.method, request.baseUrl + request.path);
    if (scopes.granted.includes(needed)) {
      next();
      return;
    }
    const told = 'This app has not been granted all required scopes to make this call.';
    throw new PortalError(403, 'MISSING_SCOPES', told, {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: [needed] },
        },
      ],
    });
  };
}

/** `POST /oauth/v2/private-apps/get/access-token-info`. */
export function tokenRoutes(
  scopes: Scopes,
  {
    accessToken,
    portalId,
    appId,
  }: { readonly accessToken: string; readonly portalId: number; readonly appId: number },
): Router {
  const router = Router();
  router.post('/oauth/v2/private-apps/get/access-token-info', express.json(), (request, response) => {
    const { tokenKey } = request.body as { readonly tokenKey?: unknown };
    if (tokenKey !== accessToken)
      throw new PortalError(401, 'INVALID_AUTHENTICATION', 'The token is not known.');
    response.json({ userId: 1, hubId: portalId, appId, scopes: scopes.granted });
  });
  return router;
}
