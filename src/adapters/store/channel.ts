/** The channel of PostgreSQL on which processes tell each other news. On the embedded store nobody hears it. */
import { sql } from 'kysely';
import { type News } from '../../application/news.ts';
import { type Database } from './open.ts';

export const CHANNEL = 'sla_clock';

/** In a transaction it is told when that is done, and not at all when it is not. */
export async function tellNews(db: Database, news: News): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${news})`.execute(db);
}
