/** A process that sends deliveries or cards' calls, as the benchmark holds it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Order {
  /** The whole address of the webhook; for cards' calls scheme, host and port. */
  readonly url: string;
  readonly what: 'deliveries' | 'cardCalls';
  /** In a delivery. */
  readonly eventsARequest: number;
  readonly connections: number;
  readonly forMs: number;
  /** As many as go when left out. */
  readonly requestsASecond?: number;
}

export interface Sent {
  /** Requests answered with 2xx, a second. */
  readonly perSecond: number;
  readonly refused: number;
  readonly p99Ms: number;
}

export interface Sender {
  /** @throws Error when a request was refused: then something else was measured than meant */
  send(order: Order): Promise<Sent>;
  close(): void;
}

export function startSender(): Sender {
  const child = fork(new URL('sender.ts', import.meta.url), { stdio: 'inherit' });
  return {
    send: async (order) => {
      child.send(order);
      const [sent] = (await once(child, 'message')) as [Sent];
      if (sent.refused > 0) throw new Error(`${sent.refused} requests to ${order.url} were refused`);
      return sent;
    },
    close: () => child.kill(),
  };
}
