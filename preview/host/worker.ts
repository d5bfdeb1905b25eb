/**
 * Runs the card where HubSpot runs it: in a web worker without window or DOM, with the globals HubSpot puts there, its
 * component tree sent to the page message by message.
 */
import { createRemoteRoot, type RemoteChannel } from '@remote-ui/core';
import { createRoot } from '@remote-ui/react';
import { createEndpoint, retain, type MessageEndpoint } from '@remote-ui/rpc';
import type { ReactElement } from 'react';
import type { CardActions, CardContext, CardHost, CardLocation, CardWorker, Question } from './extension.ts';
import type { HeldTime } from './heldTime.ts';

type RenderExtension = (api: { context: CardContext; actions: CardActions }) => ReactElement;
type FetchOptions = Pick<Question, 'method' | 'body' | 'timeout'>;

/** The globals of a HubSpot extension worker that @hubspot/ui-extensions reads. */
const scope = self as unknown as MessageEndpoint & {
  __HUBSPOT_EXTENSION_WORKER__: boolean;
  extend_V2: (render: RenderExtension) => void;
  hsFetch: (url: string, options?: FetchOptions) => Promise<Response>;
  hsWorkerAPI: object;
};

/** A place's entry, as its hsmeta file names it. Only loaded when the globals are there, which the package looks for. */
const ENTRIES: Readonly<Record<CardLocation, () => Promise<unknown>>> = {
  'crm.record.sidebar': () => import('../../cards/SlaCard.tsx'),
  'crm.record.tab': () => import('../../cards/SlaTab.tsx'),
  pages: () => import('../../cards/SlaReports.tsx'),
  settings: () => import('../../cards/SlaSettings.tsx'),
};

const realTimeout = setTimeout;
let extension: RenderExtension | null = null;
let heldTime: HeldTime | null = null;

scope.__HUBSPOT_EXTENSION_WORKER__ = true;
scope.extend_V2 = (render) => {
  extension = render;
};
scope.hsWorkerAPI = {};

const show: CardWorker['show'] = async (
  channel: RemoteChannel,
  context: CardContext,
  actions: CardActions,
  host: CardHost,
): Promise<void> => {
  retain(channel);
  retain(actions);
  retain(host);
  scope.hsFetch = async (url, options = {}) => {
    const reply = await host.fetch({ url, ...options, watchMs: performance.now() });
    if (!reply) throw new TypeError(`${url} cannot be reached`);
    return new Response(reply.body, { status: reply.status, headers: reply.headers ?? {} });
  };
  if (host.timeHeld) heldTime = (await import('./heldTime.ts')).holdTime();
  await ENTRIES[context.location]();
  if (!extension) throw new Error('The card did not call hubspot.extend');
  const root = createRemoteRoot(channel);
  createRoot(root).render(extension({ context, actions }));
  await root.mount();
};

const pass: CardWorker['pass'] = async (ms) => {
  await heldTime?.pass(ms);
  await drawn();
};

/** React draws in a turn of its own after what set it off, and its effects in another. */
async function drawn(): Promise<void> {
  for (let turns = 0; turns < 3; turns += 1) await new Promise((resolve) => realTimeout(resolve, 0));
}

createEndpoint(scope).expose({ show, pass });
