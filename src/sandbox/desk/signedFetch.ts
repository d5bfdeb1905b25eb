/** What HubSpot's servers do for `hubspot.fetch`: say who asks, sign, pass on, and let only a good answer through. */
import { sign } from '../webhooks/sign.ts';

export interface FetchAsked {
  readonly url: string;
  readonly method: string;
  readonly body?: unknown;
  /** Milliseconds. */
  readonly timeout: number;
  /** Who sits at the desk; left out, whoever the portal was opened for. */
  readonly viewer?: DeskViewer;
}

export interface DeskViewer {
  readonly userId: number;
  readonly email: string;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type SignedFetch = (asked: FetchAsked) => Promise<FetchAnswer>;

export interface SignedFetchOptions {
  /** Beginnings of addresses that the app may ask, as its `permittedUrls.fetch`. */
  readonly permitted: readonly string[];
  readonly clientSecret: string;
  readonly portalId: number;
  readonly appId: number;
  readonly viewer: DeskViewer;
  readonly now: () => number;
}

const RETRY_ONCE_FROM = 500;

export function createSignedFetch(options: SignedFetchOptions): SignedFetch {
  const { permitted, clientSecret, portalId, appId, now } = options;
  return async ({ url, method, body, timeout, viewer = options.viewer }) => {
    if (!URL.canParse(url) || !permitted.some((start) => isBelow(start, url))) {
      return refused(400, 'the app has not named this address in permittedUrls.fetch');
    }
    const address = new URL(url);
    address.searchParams.set('userId', String(viewer.userId));
    address.searchParams.set('portalId', String(portalId));
    address.searchParams.set('userEmail', viewer.email);
    address.searchParams.set('appId', String(appId));
    const text = body === undefined || body === null ? '' : JSON.stringify(body);
    const once = async (): Promise<FetchAnswer> => {
      const response = await fetch(address, {
        method,
        headers: {
          ...(text === '' ? {} : { 'content-type': 'application/json' }),
          ...sign(clientSecret, method, address.href, text, now()),
        },
        ...(text === '' ? {} : { body: text }),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      const answered = await response.text();
      if (response.status >= 300) return refused(response.status, 'Unacceptable HTTP status');
      const type = response.headers.get('content-type') ?? 'text/plain';
      return { status: response.status, headers: { 'content-type': type }, body: answered };
    };
    const unreachable = (): FetchAnswer => refused(502, 'the app cannot be reached');
    const first = await once().catch(unreachable);
    return first.status >= RETRY_ONCE_FROM ? once().catch(unreachable) : first;
  };
}

/** Whether an address goes on from another where a host or a path ends, not in the middle of a name. */
function isBelow(start: string, url: string): boolean {
  return url.startsWith(start) && /^(?:$|[/?#])/.test(url.slice(start.replace(/\/$/, '').length));
}

function refused(status: number, message: string): FetchAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'error', category: 'BAD_GATEWAY', message }),
  };
}
