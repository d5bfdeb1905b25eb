/** What an error comes to in the log: enough to find the fault by, and nothing that it quotes. */
import pg from 'pg';
import { z } from 'zod';
import { CrmUnavailable } from '../../../src/application/crm.ts';
import { StoreUnavailable } from '../../../src/application/acceptDelivery.ts';
import { errorFields, faultAsText } from '../../../src/entry/logging/errorFields.ts';
import { createLog } from '../../../src/entry/logging/log.ts';

const WORD = 'zq7canary';
const CANARY = `${WORD}@birdsong.example`;

const FOREIGN: readonly (readonly [string, () => unknown])[] = [
  [
    'a row in detail, hint, where and the inner query of PostgreSQL',
    () => {
      const error = new pg.DatabaseError(`invalid input syntax: "${CANARY}"`, 1, 'error');
      const quoted = `Key (email)=(${CANARY}) already exists.`;
      return Object.assign(error, {
        code: '23505',
        detail: quoted,
        hint: quoted,
        where: quoted,
        internalQuery: `select '${CANARY}'`,
        query: 'insert',
        params: [CANARY],
        constraint: CANARY,
        table: 'facts',
      });
    },
  ],
  [
    'bodies, headers and address of a client',
    () =>
      Object.assign(new Error(`HTTP-Code: 400\nBody: ${CANARY}`), {
        code: 400,
        body: { category: CANARY, correlationId: CANARY, message: CANARY },
        headers: { authorization: CANARY },
        request: { url: `https://api.example/${CANARY}` },
      }),
  ],
  [
    'envelope and answer of a mail server',
    () =>
      Object.assign(new Error(`550 <${CANARY}> unknown`), {
        code: 'EENVELOPE',
        responseCode: 550,
        response: CANARY,
        envelope: { to: [CANARY] },
        rejected: [CANARY],
      }),
  ],
  ['what JSON was read from', () => thrownBy(() => JSON.parse(CANARY))],
  ['what an address was made from', () => thrownBy(() => new URL(CANARY))],
  ['what a schema was given', () => thrownBy(() => z.strictObject({}).parse({ [CANARY]: CANARY }))],
  ['what is no error at all', () => CANARY],
  ['a message that looks like a stack', () => new Error(`no\n    at ${CANARY} (/${CANARY}:1:1)`)],
  [
    'a message that was changed since',
    () => {
      const error = new Error(`${CANARY}\n    at ${CANARY} (/etc:1:1)`);
      expect(error.stack).toContain(CANARY);
      return Object.assign(error, { message: 'no' });
    },
  ],
  ['a name that is none', () => Object.assign(new Error('no'), { name: CANARY, code: CANARY })],
  ['several at once', () => new AggregateError([new Error(CANARY), CANARY], CANARY)],
  ['causes of causes', () => new StoreUnavailable('no', { cause: new Error(CANARY, { cause: CANARY }) })],
];

describe('of an error the log is told', () => {
  test.each(FOREIGN)('not %s', (_, make) => {
    const lines: string[] = [];
    const log = createLog('trace', { write: (line) => lines.push(line) });
    log.error({ err: make() }, 'a fault');
    expect(JSON.stringify(make(), Object.getOwnPropertyNames(make())) + String(make())).toContain(WORD);
    expect(lines).toHaveLength(1);
    expect(lines.join('') + faultAsText(make())).not.toContain(WORD);
  });

  test('what names the fault: class, code, table and constraint, and where in the program it happened', () => {
    const error = Object.assign(new pg.DatabaseError('duplicate key', 1, 'error'), {
      code: '23505',
      severity: 'ERROR',
      table: 'facts',
      constraint: 'facts_pkey',
      routine: '_bt_check_unique',
    });
    const fields = errorFields(
      new StoreUnavailable('the database did not take a statement', { cause: error }),
    );
    expect(fields).toMatchObject({
      type: 'StoreUnavailable',
      message: 'the database did not take a statement',
      cause: {
        type: 'DatabaseError',
        code: '23505',
        severity: 'ERROR',
        table: 'facts',
        constraint: 'facts_pkey',
        routine: '_bt_check_unique',
      },
    });
    expect(fields.cause).not.toHaveProperty('message');
    expect(fields.stack[0]).toMatch(/^\S* ?\(?test\/entry\/logging\/errorFields\.test\.ts:\d+:\d+\)?$/);
  });

  test('HubSpot’s status, case and correlation id', () => {
    const body = { category: 'VALIDATION_ERROR', correlationId: '0b1c2d3e-1111-4222-8333-444455556666' };
    expect(errorFields(Object.assign(new Error('x'), { code: 400, body }))).toMatchObject({
      status: 400,
      category: 'VALIDATION_ERROR',
      correlation: body.correlationId,
    });
  });

  test('our own words, and for people in the same way', () => {
    expect(errorFields(new CrmUnavailable('HubSpot did not answer in time'))).toMatchObject({
      type: 'CrmUnavailable',
      message: 'HubSpot did not answer in time',
    });
    const text = faultAsText(
      new CrmUnavailable('HubSpot did not answer in time', { cause: new RangeError(CANARY) }),
    );
    expect(text).toMatch(
      /^CrmUnavailable \(HubSpot did not answer in time\)\n {4}at [^]* <- RangeError\n {4}at /,
    );
  });

  test('what tells by its name is blotted out, should a statement pass it all the same', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const person = { email: CANARY, properties: { phone: CANARY } };
    log.info({ authorization: CANARY, person, of: { contact: person } }, 'said too much');
    expect(lines.join('')).not.toContain(CANARY);
    expect(lines.join('')).toContain('[withheld]');
  });

  test('an error that cannot even be looked at, by its kind', () => {
    const error = Object.defineProperty(new Error('x'), 'code', {
      get: () => {
        throw new Error(CANARY);
      },
    });
    expect(errorFields(error)).toEqual({ type: 'Error', stack: [] });
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
