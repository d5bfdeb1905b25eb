/**
 * Processes on one PostgreSQL tell each other that there is something to do. It is a hint only: nothing is lost when it
 * does not arrive, since everybody looks for himself once a minute.
 *
 * Hearing needs a connection that stays the same. A pooler that lends connections for a transaction (pgbouncer's
 * `pool_mode = transaction`) gives none, and says nothing of it; so it is tried out, once for each connection.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { type Hearing, type News, type Noticeboard } from '../../application/news.ts';
import { CHANNEL, tellNews } from './channel.ts';
import { type Database } from './open.ts';

const TRIED_FOR_MS = 3_000;
const RECONNECT_MS = 2_000;
const KINDS: ReadonlySet<string> = new Set<News>(['unread', 'due', 'owed', 'compare', 'edition']);

/** @param url where to hear; by a direct way where the store's own leads through a pooler */
export function noticeboardOn(db: Database, url: string): Noticeboard {
  return {
    tell: (news) => tellNews(db, news),
    hear: (onNews, onHearing) => hear(db, url, onNews, onHearing),
  };
}

function hear(
  db: Database,
  url: string,
  onNews: (news: News | 'anything') => void,
  onHearing: (hears: boolean) => void,
): Hearing {
  const stopping = new AbortController();
  const listening = (async () => {
    while (!stopping.signal.aborted) {
      await listen();
      await sleep(RECONNECT_MS, null, { signal: stopping.signal, ref: false }).catch(() => null);
    }
  })();

  /** Resolves when the connection has ended. */
  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'sla-clock news',
    });
    const trial = `trial ${crypto.randomUUID()}`;
    const ended = new Promise<void>((resolve) => {
      // A client may tell of its end more than once, and an error that nobody hears would end the process.
      client.on('error', () => {
        resolve();
      });
      client.once('end', resolve);
      stopping.signal.addEventListener('abort', () => {
        resolve();
      });
    });
    try {
      await client.connect();
      const heard = new Promise<boolean>((resolve) => {
        client.on('notification', ({ payload = '' }) => {
          if (payload === trial) resolve(true);
          else if (KINDS.has(payload)) onNews(payload as News);
        });
        void ended.then(() => {
          resolve(false);
        });
        setTimeout(resolve, TRIED_FOR_MS, false).unref();
      });
      await client.query(`listen ${CHANNEL}`);
      // By the way on which news will come.
      await sql`select pg_notify(${CHANNEL}, ${trial})`.execute(db);
      onHearing(await heard);
      // What was told before is not told again.
      onNews('anything');
      await ended;
    } catch {
      onHearing(false);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await listening;
    },
  };
}
