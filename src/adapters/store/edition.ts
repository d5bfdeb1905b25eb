/** Counts the changes of what records are judged by: the published agreements and the directory of owners. */
import { sql } from 'kysely';
import { tellNews } from './channel.ts';
import { type Database } from './open.ts';

export async function edition(db: Database): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from edition`.execute(db);
  return rows[0]?.number ?? 0;
}

/** In the transaction that changes it and makes records due: who claims one of them sees both, or neither. All are told. */
export async function nextEdition(transaction: Database): Promise<void> {
  await sql`
    insert into edition (number) values (1) on conflict (id) do update set number = edition.number + 1`.execute(
    transaction,
  );
  await tellNews(transaction, 'edition');
}
