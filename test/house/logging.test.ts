/**
 * The log holds nothing of a person and no secret. What a statement passes is either known from the program, by its type, or
 * stands here with the reason why it may; test/journeys/canaries.test.ts brings each of the latter about.
 */
import { logStatements, type LogStatement } from './logStatements.ts';

const READ_MS = 120_000;

/** Fields that could hold any text, as they stand in the program, and what they hold. */
const MAY_BE_SAID: Readonly<Record<string, string>> = {
  'err: error': 'goes through src/entry/logging/errorFields.ts',
  'err: unforeseen': 'the same',
  'fault: faultIn(error)': 'our own words, or the class of an error',
  'outcome: outcome': 'our own words of an answer of HubSpot',
  'correlation: correlation': 'HubSpot’s id of a call, read as such',
  'detail: outcome.detail': 'HubSpot’s words for a case, and names of properties',
  'reason: settlement.reason': 'the same',
  'recordId: record.recordId': 'an id',
  'recordId: recordIdOf(request)': 'an id, read as such',
  'records: seen': 'ids',
  'records: records': 'ids',
  'records: recordIds': 'ids',
  'userId: userId': 'an id that HubSpot signed',
  'delivery: delivery': 'an id that we made',
  'errand: errand.id': 'an id that we made, or the card',
  'errand: errand?.id': 'the same',
  'effect: settlement.key': 'an id: of a record, a clock and a step',
  'portal: portalId()': 'an id',
  'property: property': 'a name of a property',
  'created: created': 'names of properties of ours',
  'without: without': 'the same',
  'agreement: agreement': 'a version: a hash',
  'version: written.version': 'the same',
  'loop: loop': 'a name that stands in src/entry/worker.ts',
  'route: routeOf(request)': 'a path as it is registered, with the names of its parameters',
  'file: file': 'a path that the operator set',
  'folder: folder': 'the same',
};

function complaintsOf(statements: readonly LogStatement[]): readonly string[] {
  return statements.flatMap(({ place, open, faults }) => [
    ...faults.map((fault) => `${place}: ${fault}`),
    ...open.filter((field) => !(field in MAY_BE_SAID)).map((field) => `${place} passes ${field}`),
  ]);
}

describe('the statements that write to the log', () => {
  let all: readonly LogStatement[];

  beforeAll(() => {
    all = logStatements();
  }, READ_MS);

  test('pass nothing that could be a value of a person or a secret', () => {
    expect(complaintsOf(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(40);
  });

  test('each say something of their own, so that a line leads to its place', () => {
    const said = all.map(({ words }) => words);
    expect(said.filter((words, index) => said.indexOf(words) !== index)).toEqual([]);
  });

  test('are all that the list of fields speaks of', () => {
    const passed = new Set(all.flatMap(({ open }) => open));
    expect(Object.keys(MAY_BE_SAID).filter((field) => !passed.has(field))).toEqual([]);
  });
});

const BAD = `
import { pino, type Logger } from 'pino';
interface Person { readonly email: string; readonly recordId: string; readonly age: number }
export class Holder {
  readonly #log: Logger | undefined;
  constructor(log: Logger) { this.#log = log; }
  say(person: Person, error: Error, fields: object, how: 'info' | 'warn', log: Logger): void {
    this.#log?.info({ recordId: person.email }, 'a');
    this.#log?.warn({ ...person }, 'b');
    log.error(error, 'c');
    log.error(\`no \${person.email}\`);
    log.error(fields, 'd');
    log.info({ age: person.age }, 'e %s', person.email);
    log[how]({ age: 1 }, 'f');
    log.child({ person });
    const tell = log.info;
    log.info({ many: [person.email] }, 'g');
    log.info({ person }, 'h');
    log.info({ [person.email]: 1 }, 'i');
    log.info({ age: person.age, kind: how, list: [1, 2], both: { how } }, 'fine');
    console.log(person);
    tell(pino().level);
  }
}`;

test(
  'a statement that says too much is found, in whatever way it does',
  () => {
    const bad = logStatements(new Map([['src/entry/bad.ts', BAD]])).filter(({ place }) =>
      place.startsWith('src/entry/bad.ts'),
    );
    const lines = BAD.split('\n');
    const lineOf = (text: string): string =>
      `src/entry/bad.ts:${lines.findIndex((line) => line.includes(text)) + 1}`;
    expect(complaintsOf(bad)).toEqual([
      `${lineOf("'a'")} passes recordId: person.email`,
      `${lineOf("'b'")} passes ...person`,
      `${lineOf("'c'")}: its fields are not written out`,
      `${lineOf('no $')}: its words are not the same each time`,
      `${lineOf("'d'")}: its fields are not written out`,
      `${lineOf("'e %s'")}: its words are not the same each time`,
      `${lineOf("'e %s'")}: it passes more than fields and words`,
      `${lineOf("'f'")}: a log is used by a name that is not written out`,
      `${lineOf('child')}: a log is used by .child`,
      `${lineOf('const tell')}: a log is used by .info`,
      `${lineOf("'g'")} passes many: [person.email]`,
      `${lineOf("'h'")} passes person: person`,
      `${lineOf("'i'")}: the name of a field is not written out`,
      `${lineOf('console')}: console is used`,
      `${lineOf('pino()')}: a log is made elsewhere than in src/entry/logging/log.ts`,
    ]);
  },
  READ_MS,
);
