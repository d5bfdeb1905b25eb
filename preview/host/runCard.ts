/** Starts the card for one record in a worker of its own and draws it; as in HubSpot, leaving the record ends it. */
import { createRemoteReceiver } from '@remote-ui/core';
import { createEndpoint, fromWebWorker, retain, type RemoteCallable } from '@remote-ui/rpc';
import { drawTree } from './drawTree.ts';
import type { CardActions, CardContext, CardHost, CardWorker, PropertyValues } from './extension.ts';
import { showToast } from './toast.ts';

export interface RunningCard {
  /** Resolves when the card has drawn itself for the first time; rejects when it could not start. */
  readonly shown: Promise<void>;
  /** Tells the card of the record's property values; its watchers hear of those that changed. */
  tellProperties(properties: PropertyValues): void;
  /** Lets `ms` pass for a card whose time is held, and waits until it is drawn anew. */
  pass(ms: number): Promise<void>;
  end(): void;
}

export function runCard(host: HTMLElement, context: CardContext, does: CardHost): RunningCard {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const endpoint = createEndpoint<CardWorker>(fromWebWorker(worker), { callable: ['show', 'pass'] });
  const receiver = createRemoteReceiver();
  const stopDrawing = drawTree(receiver, host);
  const watchers: { names: readonly string[] | '*'; onChange: (properties: PropertyValues) => void }[] = [];
  let told: PropertyValues | null = null;

  const actions: CardActions = {
    onCrmPropertiesUpdate(names, onChange) {
      retain(onChange);
      watchers.push({ names, onChange });
    },
    addAlert: ({ message }) => {
      showToast(message);
    },
    // The desk's page reads the record again by itself, every second.
    refreshObjectProperties: () => undefined,
  };
  const call: RemoteCallable<CardWorker> = endpoint.call;
  const shown = call.show(receiver.receive, context, { ...actions }, { ...does });
  shown.catch((cause: unknown) => {
    console.error('The card failed to start', cause);
  });

  return {
    shown,
    pass: (ms) => call.pass(ms),
    tellProperties(properties) {
      const before = told;
      told = properties;
      if (before === null) return;
      const changed = Object.keys(properties).filter((name) => properties[name] !== before[name]);
      for (const { names, onChange } of watchers) {
        const heard = names === '*' ? changed : changed.filter((name) => names.includes(name));
        if (heard.length > 0)
          onChange(Object.fromEntries(heard.map((name) => [name, properties[name] ?? ''])));
      }
    },
    end() {
      stopDrawing();
      endpoint.terminate();
      worker.terminate();
      host.replaceChildren();
    },
  };
}
