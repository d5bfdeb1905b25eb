/** The doors between the rooms are locked by lint; here each lock is tried, with the words it says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ESLint } from 'eslint';

const root = resolve(import.meta.dirname, '../..');
const LINT_MS = 60_000;
const lint = new ESLint({ cwd: root });

/**
 * What lint says of a text that stands in the place of an existing file, by one rule. The file must exist, since lint
 * knows the types of existing files only; its own text is not looked at.
 */
async function saidOf(file: string, text: string, rule: string): Promise<readonly string[]> {
  const results = await lint.lintText(text, { filePath: join(root, file) });
  const messages = results.flatMap(({ messages: found }) => found);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${file} cannot be linted: ${fatal.message}`);
  return messages.filter(({ ruleId }) => ruleId === rule).map(({ message }) => message);
}

/** Lint refuses only what it finds, so what is imported must exist. */
function importing(file: string, from: string): Promise<readonly string[]> {
  if (!existsSync(join(root, dirname(file), from))) throw new Error(`${from} does not exist beside ${file}`);
  return saidOf(file, `import '${from}';\n`, 'import-x/no-restricted-paths');
}

const DOMAIN = 'src/domain/timeline/timeline.ts';
const USE_CASE = 'src/application/look.ts';
const ADAPTER = 'src/adapters/store/open.ts';
const RECEIVER = 'webhooks/receive.ts';
const READER = 'config/agreement/read.ts';
const SANDBOX = 'src/sandbox/sandbox.ts';
const CARD = 'cards/clock/readClock.ts';

describe('a door that is locked', () => {
  const locked: readonly (readonly [room: string, file: string, from: string, reason: string])[] = [
    ['the domain to use cases', DOMAIN, '../../application/look.ts', 'The domain is pure'],
    ['the domain to adapters', DOMAIN, '../../adapters/store/open.ts', 'The domain is pure'],
    ['the domain to the entry', DOMAIN, '../../entry/compose.ts', 'The domain is pure'],
    ['the domain to the words', DOMAIN, '../../messages/say.ts', 'The domain is pure'],
    ['the domain to webhooks', DOMAIN, '../../../webhooks/receive.ts', 'The domain knows no HubSpot words'],
    ['the domain to config', DOMAIN, '../../../config/environment.ts', 'The domain knows no HubSpot words'],
    ['the domain to cards', DOMAIN, '../../../cards/contract.ts', 'The domain knows no HubSpot words'],
    ['use cases to adapters', USE_CASE, '../adapters/store/open.ts', 'Use cases talk to ports'],
    ['use cases to the entry', USE_CASE, '../entry/compose.ts', 'Use cases talk to ports'],
    ['use cases to webhooks', USE_CASE, '../../webhooks/receive.ts', 'Use cases talk to ports'],
    ['use cases to config', USE_CASE, '../../config/environment.ts', 'Use cases talk to ports'],
    [
      'use cases to a card’s inside',
      USE_CASE,
      '../../cards/clock/readClock.ts',
      'use cases know only the contract',
    ],
    ['adapters to the entry', ADAPTER, '../../entry/compose.ts', 'An adapter speaks to one outside thing'],
    [
      'adapters to webhooks',
      ADAPTER,
      '../../../webhooks/receive.ts',
      'An adapter speaks to one outside thing',
    ],
    [
      'adapters to config',
      ADAPTER,
      '../../../config/environment.ts',
      'An adapter speaks to one outside thing',
    ],
    ['adapters to cards', ADAPTER, '../../../cards/contract.ts', 'An adapter speaks to one outside thing'],
    ['the words to the domain', 'src/messages/say.ts', '../domain/evaluate/clock.ts', 'words only'],
    ['the words to use cases', 'src/messages/say.ts', '../application/look.ts', 'words only'],
    ['webhooks to adapters', RECEIVER, '../src/adapters/store/open.ts', 'only through a use case'],
    ['webhooks to the entry', RECEIVER, '../src/entry/compose.ts', 'only through a use case'],
    ['webhooks to cards', RECEIVER, '../cards/contract.ts', 'only through a use case'],
    ['config to the entry', READER, '../../src/entry/compose.ts', 'must not depend on who uses it'],
    ['config to webhooks', READER, '../../webhooks/receive.ts', 'must not depend on who uses it'],
    ['config to cards', READER, '../../cards/contract.ts', 'must not depend on who uses it'],
    ['the sandbox to the domain', SANDBOX, '../domain/evaluate/clock.ts', 'The sandbox plays HubSpot'],
    ['the sandbox to adapters', SANDBOX, '../adapters/store/open.ts', 'The sandbox plays HubSpot'],
    ['the sandbox to webhooks', SANDBOX, '../../webhooks/receive.ts', 'The sandbox plays HubSpot'],
    ['the service to the sandbox', USE_CASE, '../sandbox/sandbox.ts', 'Use cases talk to ports'],
    ['cards to the service', CARD, '../../src/domain/evaluate/clock.ts', 'Cards are uploaded as they stand'],
    ['cards to webhooks', CARD, '../../webhooks/receive.ts', 'Cards are uploaded as they stand'],
    ['cards to config', CARD, '../../config/environment.ts', 'Cards are uploaded as they stand'],
  ];
  test.each(locked)(
    '%s is refused with its reason',
    async (_room, file, from, reason) => {
      const said = await importing(file, from);
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(reason);
    },
    LINT_MS,
  );
});

describe('a door that is open', () => {
  const open: readonly (readonly [room: string, file: string, from: string])[] = [
    ['use cases to the domain', USE_CASE, '../domain/evaluate/evaluate.ts'],
    ['use cases to the card’s contract', USE_CASE, '../../cards/contract.ts'],
    ['adapters to use cases', ADAPTER, '../../application/store.ts'],
    ['webhooks to use cases', RECEIVER, '../src/application/acceptDelivery.ts'],
    ['config to the calendars', READER, '../../src/adapters/calendar/layOut.ts'],
    ['the sandbox to the time', SANDBOX, '../application/timeSource.ts'],
    ['the entry to every room', 'src/entry/compose.ts', '../adapters/store/open.ts'],
  ];
  test.each(open)(
    '%s is not refused',
    async (_room, file, from) => {
      expect(await importing(file, from)).toEqual([]);
    },
    LINT_MS,
  );
});

describe('the machine’s clock', () => {
  const readings = ['export const now = Date.now();\n', 'export const now = new Date();\n'];
  const rooms = [DOMAIN, USE_CASE, ADAPTER, RECEIVER, READER];
  test.each(rooms)(
    'is not read in %s',
    async (file) => {
      for (const reading of readings) {
        const said = await saidOf(file, reading, 'no-restricted-syntax');
        expect(said).toHaveLength(1);
        expect(said[0]).toContain('Time is an argument');
      }
    },
    LINT_MS,
  );

  test(
    'is read at the entry, and an instant that is given may be made a date anywhere',
    async () => {
      for (const reading of readings) {
        expect(await saidOf('src/entry/timeSource.ts', reading, 'no-restricted-syntax')).toEqual([]);
      }
      expect(await saidOf(DOMAIN, 'export const day = new Date(0);\n', 'no-restricted-syntax')).toEqual([]);
    },
    LINT_MS,
  );
});

describe('a file', () => {
  const rooms = ['src', 'webhooks', 'config', 'cards'];
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(room, path)),
  );

  test('of the product has at most 300 lines', () => {
    expect(files.length).toBeGreaterThan(40);
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  test('is named for what it holds', () => {
    const vague = files.filter((file) =>
      /(^|\/)(utils?|helpers?|managers?|services?|index|misc|common)\b/i.test(file),
    );
    expect(vague).toEqual([]);
  });
});
