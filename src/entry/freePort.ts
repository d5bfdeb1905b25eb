/** A port of this machine that nobody listens on at the moment. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Where systems take no port from for connections that go out (Linux from 32768 on, others from 49152), and browsers
 * refuse none. What the system itself proposes comes from there, and may be gone before its user listens on it.
 */
const [FIRST, AFTER] = [20_000, 32_000];
const TRIES = 100;

/** @throws Error of the system when none of a hundred ports of the range can be listened on */
export async function freePort(): Promise<number> {
  for (let tried = 1; ; tried += 1) {
    const port = randomInt(FIRST, AFTER);
    try {
      await canBeListenedOn(port);
      return port;
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
}

function canBeListenedOn(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve();
      });
    });
  });
}
