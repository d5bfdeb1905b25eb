/** A person and secrets that must never be in a line of the log, a log that keeps its lines, and a database that tells all. */
import { sql } from 'kysely';
import { type Database } from '../../src/adapters/store/open.ts';
import { createLog } from '../../src/entry/logging/log.ts';
import { TOKEN } from './house.ts';

export const WORD = 'zq7canary';
export const EMAIL = `${WORD}@birdsong.example`;
export const PHONE = '+44 20 7946 0917';
/** As a header must look to be read at all. */
export const SIGNATURE = Buffer.from(`${WORD}-signature`.padEnd(32, 'x')).toString('base64');
export const PERSON = { firstname: WORD, lastname: 'Birdsong' };
/** Whatever else may stand in a line, none of these does. */
export const CANARIES = [
  WORD,
  'Birdsong',
  'birdsong',
  PHONE,
  SIGNATURE,
  TOKEN,
  'Okafor',
  'brightharbour.example',
];
/** HubSpot repeats what it was sent, as no code of ours would. */
export const ECHO = {
  category: 'VALIDATION_ERROR',
  correlationId: '0b1c2d3e-1111-4222-8333-444455556666',
  message: `Property values were not valid: [{"error":"INVALID_OPTION","name":"${EMAIL}","message":"${WORD}"}]`,
  errors: [
    { message: EMAIL, code: EMAIL, context: { propertyName: [EMAIL], requiredGranularScopes: [EMAIL] } },
  ],
};

/** All that was logged, by whatever the suite had run with `log`. */
export const lines: string[] = [];
export const log = createLog('trace', { write: (line) => lines.push(line) });

/** A real error of the database, with a row in each of its parts, for whatever is written to a table meanwhile. */
export async function spilling(db: Database, table: string, act: () => Promise<unknown>): Promise<void> {
  const words = sql.lit(`Key (email, phone)=(${EMAIL}, ${PHONE}) already exists.`);
  await sql`create or replace function spill() returns trigger language plpgsql as $spill$ begin
      raise exception using message = ${words}, detail = ${words}, hint = ${words}, errcode = '23505';
    end $spill$`.execute(db);
  await sql`create trigger spill before insert or update or delete on ${sql.table(table)}
    for each statement execute function spill()`.execute(db);
  try {
    await act();
  } finally {
    await sql`drop trigger spill on ${sql.table(table)}`.execute(db);
  }
}
