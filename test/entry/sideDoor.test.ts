/** Commands beside a service of another version: what it does not know it says, and a person is told what to do. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { deserialize, serialize } from 'node:v8';
import { pino } from 'pino';
import { openSideDoor } from '../../src/entry/sideDoor.ts';
import { describeOnPGlite } from '../support/database.ts';
import { reportedWeek } from '../support/reportedWeek.ts';
import { slaAt } from '../support/terminal.ts';

/** What a version that had no reports could be asked for. */
const FORMER = ['counts', 'versions', 'owners'] as const;

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sla-door-'));
  folder = join(base, 'store');
  await mkdir(folder);
  await writeFile(join(folder, 'PG_VERSION'), '18');
});
afterEach(() => rm(base, { recursive: true }));

describeOnPGlite('a service', (database) => {
  test('says that it does not know what only a newer version asks, and goes on', async () => {
    const logged: string[] = [];
    const log = pino({}, { write: (line: string) => logged.push(line) });
    const behind = {
      store: database.store,
      dump: () => Promise.resolve(new Blob([])),
      onPublished: () => undefined,
    };
    const door = await openSideDoor(folder, behind, log);
    try {
      expect(await statusOf({ method: 'forecast', args: [0] })).toBe(501);
      expect(await statusOf({ method: 'counts', args: [0] })).toBe(200);
      expect(logged.join('')).toContain('a method the side door does not know');
    } finally {
      await door.close();
    }
  });

  test.each([
    [501, /runs an older version than this command.* Restart the service with this version, then give/],
    [500, /could not do what it was asked\. If it runs an older version than this command, restart it/],
  ])('of an older version, which answers %i, is told of with what to do', async (status, words) => {
    await reportedWeek(database.store, '');
    const older = await openOlderDoor(status);
    try {
      const environment = { HUBSPOT_ACCESS_TOKEN: 'pat-unused', SLA_DATA_DIR: folder };
      const { code, out, err } = await slaAt(environment, 'report');
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(`The service that has the store in ${folder} `);
      expect(err).toMatch(words);
      expect(err).not.toContain('DATABASE_URL');
    } finally {
      older.closeAllConnections();
      older.close();
    }
  });

  /** A door that knows what the former version knew. @param status its answer to all else */
  async function openOlderDoor(status: number): Promise<Server> {
    const { store } = database;
    const server = createServer((incoming, response) => {
      void (async () => {
        const { method, args } = deserialize(await buffer(incoming)) as {
          method: string;
          args: readonly number[];
        };
        const known = FORMER.find((one) => one === method);
        if (known === undefined) response.writeHead(status).end();
        else {
          const asked: unknown = await (known === 'counts' ? store.counts(args[0] ?? 0) : store[known]());
          response.end(serialize(asked));
        }
      })();
    });
    await new Promise<void>((done) => {
      server.listen(`${folder}.sock`, done);
    });
    return server;
  }
});

function statusOf(asked: object): Promise<number | undefined> {
  return new Promise((done, failed) => {
    request({ socketPath: `${folder}.sock`, method: 'POST', path: '/' }, (incoming) => {
      incoming.resume();
      done(incoming.statusCode);
    })
      .once('error', failed)
      .end(serialize(asked));
  });
}
