/**
 * Runs the card where HubSpot runs it: in a web worker without window or DOM, with the globals HubSpot puts there, its
 * component tree sent to the page message by message.
 */
import { createRemoteRoot, type RemoteChannel } from '@remote-ui/core';
import { createRoot } from '@remote-ui/react';
import { createEndpoint, retain, type MessageEndpoint } from '@remote-ui/rpc';
import type { ReactElement } from 'react';
import type { CardActions, CardContext, CardWorker } from './extension.ts';

type RenderExtension = (api: { context: CardContext; actions: CardActions }) => ReactElement;

interface FetchOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly timeout?: number;
}

/** The globals of a HubSpot extension worker that @hubspot/ui-extensions reads. */
const scope = self as unknown as MessageEndpoint & {
  __HUBSPOT_EXTENSION_WORKER__: boolean;
  extend_V2: (render: RenderExtension) => void;
  hsFetch: (url: string, options?: FetchOptions) => Promise<Response>;
  hsWorkerAPI: object;
};

let extension: RenderExtension | null = null;

scope.__HUBSPOT_EXTENSION_WORKER__ = true;
scope.extend_V2 = (render) => {
  extension = render;
};
scope.hsFetch = signedFetch;
scope.hsWorkerAPI = {};

const show: CardWorker['show'] = async (
  channel: RemoteChannel,
  context: CardContext,
  actions: CardActions,
): Promise<void> => {
  retain(channel);
  retain(actions);
  // Only now: the package looks for the globals above at the moment it is loaded.
  await import('../../cards/SlaCard.tsx');
  if (!extension) throw new Error('The card did not call hubspot.extend');
  const root = createRemoteRoot(channel);
  createRoot(root).render(extension({ context, actions }));
  await root.mount();
};

createEndpoint(scope).expose({ show });

/** What HubSpot's servers do for a card: the desk signs the request, sends it on and hands the answer back. */
async function signedFetch(url: string, options: FetchOptions = {}): Promise<Response> {
  const sent = await fetch(new URL('/desk/fetch', self.location.origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url, ...options }),
  });
  if (!sent.ok) throw new Error(`The desk refused to fetch: ${sent.status}`);
  const answer = (await sent.json()) as { status: number; headers?: Record<string, string>; body: string };
  return new Response(answer.body, { status: answer.status, headers: answer.headers ?? {} });
}
