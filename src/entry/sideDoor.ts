/**
 * The side door: the embedded store serves one process, so a command that is run beside the service asks the service for
 * what it needs of the store. Each request is one method of the store, done whole or not at all.
 *
 * It is a socket in the file system that only the user of the service can open; nothing of it is on the network. Both ends
 * are this program on this machine, so values cross in V8's own form, which keeps maps and infinities.
 */
import { chmod, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { relative, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { deserialize, serialize } from 'node:v8';
import { type Logger } from 'pino';
import { StoreUnavailable } from '../application/acceptDelivery.ts';
import { codeOf } from '../application/errorCode.ts';
import { SIDE_METHODS, type SideMethod, type SideStore } from '../application/sideStore.ts';
import { OwnError } from '../domain/ownError.ts';

/** What a system takes for the path of a socket; macOS is the strictest. */
const PATH_BYTES = 103;
const BACKUP = '/backup';

interface Asked {
  readonly method: SideMethod;
  readonly args: readonly unknown[];
}

export interface SideDoor {
  close(): Promise<void>;
}

export interface BehindDoor {
  readonly store: SideStore;
  /** The directory of the store as a tar file. */
  readonly dump: () => Promise<Blob>;
  /** Told after a version was published through the door. */
  readonly onPublished: () => void;
}

export async function openSideDoor(folder: string, behind: BehindDoor, log: Logger): Promise<SideDoor> {
  const path = socketOf(folder);
  if (path === null) {
    log.warn(
      { folder },
      'the path of the store is too long for a side door; commands beside the service are refused',
    );
    return { close: () => Promise.resolve() };
  }
  const server = createServer((incoming, response) => {
    const answered =
      incoming.url === BACKUP
        ? handOut(behind.dump, response)
        : answer(incoming, behind).then((value) => response.end(serialize(value)));
    answered.catch((error: unknown) => {
      log.error({ err: error }, 'the side door could not answer');
      if (response.headersSent) response.destroy();
      else response.writeHead(statusOf(error)).end();
    });
  });
  // The folder is locked by us, so a socket that is there was left by somebody who was killed.
  await rm(path, { force: true });
  await new Promise<void>((done, failed) => {
    server.once('error', failed).listen(path, done);
  });
  await chmod(path, 0o600);
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

/** What this version has no method for: a newer one asked. */
class UnknownMethod extends OwnError {
  override readonly name = 'UnknownMethod';
}

const UNKNOWN_METHOD = 501;

function statusOf(error: unknown): number {
  if (error instanceof UnknownMethod) return UNKNOWN_METHOD;
  return error instanceof StoreUnavailable ? 503 : 500;
}

async function handOut(dump: BehindDoor['dump'], response: ServerResponse): Promise<void> {
  const tar = await dump();
  response.writeHead(200, { 'Content-Length': tar.size });
  await pipeline(Readable.fromWeb(tar.stream()), response);
}

async function answer(incoming: IncomingMessage, { store, onPublished }: BehindDoor): Promise<unknown> {
  const { method, args } = deserialize(await buffer(incoming)) as Asked;
  if (!SIDE_METHODS.includes(method)) throw new UnknownMethod('a method the side door does not know');
  const ask = store[method] as (...given: readonly unknown[]) => Promise<unknown>;
  const value = await ask(...args);
  if (method === 'publish') onPublished();
  return value;
}

/**
 * The service that has the store did not do what it was asked. `isOlder`: it does not know it. A version from before it could
 * say so fails then as it does at a fault of its own.
 */
export class ServiceFailed extends StoreUnavailable {
  readonly folder: string;
  readonly isOlder: boolean;

  constructor(folder: string, isOlder: boolean) {
    super('the service could not ask its store');
    this.folder = folder;
    this.isOlder = isOlder;
  }
}

/** The store of a service that runs on the folder; null: none does. Its methods throw StoreUnavailable, ServiceFailed. */
export async function throughSideDoor(folder: string): Promise<SideStore | null> {
  const path = socketOf(folder);
  if (path === null) return null;
  const ask = async (asked: Asked): Promise<unknown> => {
    const incoming = await knock(path, serialize(asked));
    const body = await buffer(incoming);
    const { statusCode } = incoming;
    if (statusCode === 200) return deserialize(body);
    if (statusCode === 503) throw new StoreUnavailable('the service could not ask its store');
    throw new ServiceFailed(folder, statusCode === UNKNOWN_METHOD);
  };
  try {
    await ask({ method: 'counts', args: [0] });
  } catch (error) {
    if (NOBODY.has(codeOf(error) ?? '')) return null;
    throw error;
  }
  const asking = async (method: SideMethod, args: readonly unknown[]): Promise<unknown> => {
    try {
      return await ask({ method, args });
    } catch (cause) {
      throw cause instanceof StoreUnavailable
        ? cause
        : new StoreUnavailable('the service has gone', { cause });
    }
  };
  return Object.fromEntries(
    SIDE_METHODS.map((method) => [method, (...args: readonly unknown[]) => asking(method, args)]),
  ) as unknown as SideStore;
}

/** The directory of the store that a service has, as a tar file on its way. */
export interface HandedOut {
  readonly bytes: number;
  /** Breaks off with an error when the service goes. */
  readonly tar: Readable;
}

/** Asks the service that runs on the folder for its store; null: none does. @throws StoreUnavailable */
export async function dumpThroughSideDoor(folder: string): Promise<HandedOut | null> {
  const path = socketOf(folder);
  if (path === null) return null;
  try {
    const tar = await knock(path, null, BACKUP);
    if (tar.statusCode !== 200) throw new StoreUnavailable('the service could not copy its store');
    return { bytes: Number(tar.headers['content-length']), tar };
  } catch (error) {
    if (NOBODY.has(codeOf(error) ?? '')) return null;
    throw error;
  }
}

/** No socket, one that nobody listens on, or a system without such. */
const NOBODY: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK', 'EACCES']);

function knock(socketPath: string, body: Buffer | null, path = '/'): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    request({ socketPath, method: 'POST', path }, done)
      .once('error', failed)
      .end(body ?? undefined);
  });
}

function socketOf(folder: string): string | null {
  const whole = `${resolve(folder)}.sock`;
  const fromHere = relative('', whole);
  const path = fromHere.length < whole.length ? fromHere : whole;
  return Buffer.byteLength(path) <= PATH_BYTES ? path : null;
}
