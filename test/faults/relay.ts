/** A way through which one process reaches another, and that can be cut: what is open breaks, what is new is refused. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';

export class Relay {
  readonly #target: { readonly host: string; readonly port: number };
  readonly #open = new Set<Socket>();
  #server: Server | null = null;
  /** Where it listens, also after it was cut and mended. */
  port = 0;

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#target = target;
  }

  static async to(host: string, port: number): Promise<Relay> {
    const relay = new Relay({ host, port });
    await relay.mend();
    return relay;
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(this.#target);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => undefined);
        one.once('close', () => {
          this.#open.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Breaks what is open; what is new goes through. */
  breakOff(): void {
    for (const socket of this.#open) socket.destroy();
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    this.#server = null;
    this.breakOff();
    await closed;
  }
}
