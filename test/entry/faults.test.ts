/** What whoever starts the service or runs a command is told of a fault: enough to mend it, and nothing that it quotes. */
import pg from 'pg';
import { type Environment } from '../../config/environment.ts';
import { StoreUnavailable } from '../../src/application/acceptDelivery.ts';
import { explainFault, rootCause } from '../../src/entry/faults.ts';

const WORD = 'zq7canary';

function ofDatabase(code: string, message: string): Error {
  const error = Object.assign(new pg.DatabaseError(message, 1, 'error'), { code, detail: WORD });
  return new StoreUnavailable('the database did not take a statement', { cause: error });
}

test.each([
  ['a wrong login', '28P01', 'password authentication failed for user "sla"'],
  ['a database that is not there', '3D000', 'database "sla" does not exist'],
  ['too many connections', '53300', 'sorry, too many clients already'],
])('the server’s own words are said of %s', (_, code, words) => {
  expect(rootCause(ofDatabase(code, words))).toBe(words);
});

test('the system’s own words are said of a host that cannot be reached', () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  const both = new AggregateError([cause]);
  expect(rootCause(new StoreUnavailable('no', { cause: both }))).toBe('connect ECONNREFUSED 127.0.0.1:9');
});

test.each([
  [
    'a value that is refused',
    ofDatabase('22P02', `invalid input syntax for type json: "${WORD}"`),
    'DatabaseError 22P02',
  ],
  ['a row that is there already', ofDatabase('23505', `Key (email)=(${WORD})`), 'DatabaseError 23505'],
  [
    'an address that is none',
    new StoreUnavailable('no', { cause: new TypeError(`Invalid URL ${WORD}`) }),
    'TypeError',
  ],
])('of %s only class and code are said', (_, error, words) => {
  expect(rootCause(error)).toBe(words);
});

test('of a fault nobody foresaw the place is told, and not its words', () => {
  const error = Object.assign(new TypeError(`no ${WORD}`), { detail: WORD, cause: new Error(WORD) });
  const said = explainFault(error, {} as Environment, 'en');
  expect(said).toMatch(/^TypeError\n {4}at .*faults\.test\.ts:\d+/);
  expect(said).not.toContain(WORD);
});
