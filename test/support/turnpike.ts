/** A way to the portal that is one process's alone, so that its calls can be told from the others'. */
import { createServer, request as ask, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Passage {
  /** Whose way it went. */
  readonly by: string;
  readonly path: string;
  /** Milliseconds of the machine's steady clock. */
  readonly from: number;
  until: number;
}

const WRITES = /\/crm\/v3\/objects\/(contacts|tasks)\/batch\/(update|create|upsert)/;

export class Turnpikes {
  readonly #target: URL;
  readonly #servers: Server[] = [];
  /** Writes of flags and tasks, in the order in which they were begun. */
  readonly writes: Passage[] = [];
  /** Told of each write before it is passed on. */
  onWrite: (passage: Passage) => void = () => undefined;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  /** @returns the address to give to the process */
  async open(by: string): Promise<string> {
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      const passage = { by, path, from: performance.now(), until: Infinity };
      if (WRITES.test(path)) {
        this.writes.push(passage);
        this.onWrite(passage);
      }
      const { hostname, port } = this.#target;
      const onward = ask(
        { hostname, port, path, method: request.method, headers: request.headers },
        (answer) => {
          answer.once('end', () => {
            passage.until = performance.now();
          });
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.once('error', () => response.destroy());
      request.pipe(onward);
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}
