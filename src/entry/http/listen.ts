/** A server's beginning and end. */
import { createServer, type RequestListener, type Server } from 'node:http';

/**
 * HubSpot sends a delivery at once and waits five seconds for its answer. Whoever takes longer to say what he wants, or says
 * nothing, is cut off; else a few thousand such connections would be all that a process can hold. It is looked for them often:
 * of ten thousand that came at once all would be cut off in one go, and everybody else would wait a second for that.
 */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 250 };

/** @throws an error with code EADDRINUSE when the port is taken */
export function listen(answer: RequestListener, port: number): Promise<Server> {
  const server = createServer(PATIENCE, answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** Idle keep-alive connections would hold the close back; requests under way are finished. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
