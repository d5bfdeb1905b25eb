/** A receiver of deliveries that keeps what came and answers what the test wants. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly notices: readonly Notice[];
}

/** What a notice can have; each test asks for what it means. */
export type Notice = Readonly<Record<string, unknown>> & {
  readonly eventId: number;
  readonly objectId: number;
  readonly attemptNumber: number;
  readonly subscriptionType: string;
};

export interface Receiver {
  readonly url: string;
  readonly deliveries: Delivery[];
  /** The notices of all deliveries, in the order in which they came. */
  notices(): readonly Notice[];
  /** Statuses for the next deliveries, then 200; 0 breaks the connection. */
  answerWith(...statuses: number[]): void;
  /** Answers nothing until released. */
  holdAll(): { arrived(count: number): Promise<void>; release(): void };
  close(): Promise<void>;
}

export async function receive(): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  const statuses: number[] = [];
  let held: Promise<void> | null = null;
  let onArrival: () => void = () => undefined;
  const server = createServer((request, response) => {
    const keep = async (body: string): Promise<void> => {
      deliveries.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
        notices: JSON.parse(body || '[]') as Notice[],
      });
      onArrival();
      if (held) await held;
      const status = statuses.shift() ?? 200;
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    };
    // A delivery whose connection breaks is none.
    void text(request).then(keep, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    deliveries,
    notices: () => deliveries.flatMap(({ notices }) => notices),
    answerWith: (...next) => {
      statuses.push(...next);
    },
    holdAll: () => {
      let release: () => void = () => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return {
        release,
        arrived: (count) =>
          new Promise((resolve) => {
            onArrival = () => {
              if (deliveries.length >= count) resolve();
            };
            onArrival();
          }),
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
