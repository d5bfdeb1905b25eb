import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeEnvironment,
  FROM_FILES,
  readAskingEnvironment,
  readEnvironment,
  type Environment,
} from '../../config/environment.ts';
import { type Language } from '../../src/messages/say.ts';

const TOKEN = 'pat-na1-11111111-2222-3333-4444-555555555555';
const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const REQUIRED = {
  HUBSPOT_ACCESS_TOKEN: TOKEN,
  HUBSPOT_CLIENT_SECRET: SECRET,
  PUBLIC_URL: 'https://sla.example.com',
};

/** The settings as read; `changes` replace or, with undefined, leave out. */
function read(changes: Readonly<Record<string, string | undefined>> = {}): Environment {
  const result = readEnvironment({ ...REQUIRED, ...changes });
  if (!result.ok) throw new Error(describeEnvironment(result.problems, 'en'));
  return result.environment;
}

function told(variables: Readonly<Record<string, string | undefined>>, language: Language = 'en'): string {
  const result = readEnvironment(variables);
  return result.ok ? 'nothing is wrong' : describeEnvironment(result.problems, language);
}

describe('the settings of the environment', () => {
  test('need only what HubSpot gives and where HubSpot finds us; the rest has defaults', () => {
    expect(read()).toEqual({
      role: 'all',
      accessToken: TOKEN,
      web: { clientSecrets: [SECRET], publicUrl: 'https://sla.example.com' },
      hubspotUrl: null,
      databaseUrl: null,
      databaseDirectUrl: null,
      dataFolder: '.data/store',
      agreementFile: 'config/sla.yml',
      port: 3000,
      logLevel: 'info',
      smtpUrl: null,
      smtpFrom: null,
      chatWebhookUrl: null,
    });
  });

  test('are read as they are written', () => {
    const settings = read({
      HUBSPOT_API_URL: 'http://127.0.0.1:4100/',
      DATABASE_URL: 'postgresql://sla@db:5432/sla',
      PORT: '8080',
      SLA_AGREEMENT: '/etc/sla.yml',
      SLA_DATA_DIR: '/var/lib/sla',
      LOG_LEVEL: 'debug',
    });
    expect(settings).toMatchObject({
      hubspotUrl: 'http://127.0.0.1:4100',
      databaseUrl: 'postgresql://sla@db:5432/sla',
      port: 8080,
      agreementFile: '/etc/sla.yml',
      dataFolder: '/var/lib/sla',
      logLevel: 'debug',
    });
  });

  test('say how mail and chat are reached', () => {
    const way = {
      SMTP_URL: 'smtps://sla:p%40ss@mail.example.com:465',
      SMTP_FROM: 'SLA Clock <sla@example.com>',
      CHAT_WEBHOOK_URL: 'https://hooks.example.com/T0/B0',
    };
    expect(read(way)).toMatchObject({
      smtpUrl: way.SMTP_URL,
      smtpFrom: way.SMTP_FROM,
      chatWebhookUrl: way.CHAT_WEBHOOK_URL,
    });
  });

  test('tell all that is wrong with mail and chat, without a secret', () => {
    const words = told({
      ...REQUIRED,
      SMTP_URL: 'mail.example.com:p4ss',
      SMTP_FROM: 'SLA Clock',
      CHAT_WEBHOOK_URL: 'http://hooks.example.com/s3cret',
    });
    expect(words).toContain('SMTP_URL cannot be used: it does not begin with smtp:// or smtps://.');
    expect(words).toContain('SMTP_FROM cannot be used: it is not a sender.');
    expect(words).toContain('CHAT_WEBHOOK_URL cannot be used: it does not begin with https://.');
    expect(words).not.toMatch(/p4ss|s3cret/);
  });

  test('name the sender that a mail server needs, together with whatever else is missing', () => {
    const words = told({ ...REQUIRED, PUBLIC_URL: undefined, SMTP_URL: 'smtp://127.0.0.1' });
    expect(words).toContain('PUBLIC_URL is missing.');
    expect(words).toContain('SMTP_FROM is missing.');
  });

  test('may hold two client secrets during a rotation', () => {
    expect(read({ HUBSPOT_CLIENT_SECRET: 'new,old' }).web?.clientSecrets).toEqual(['new', 'old']);
    expect(read({ HUBSPOT_CLIENT_SECRET: ' new , old ,' }).web?.clientSecrets).toEqual(['new', 'old']);
  });

  test.each([
    ['https://sla.example.com/', 'https://sla.example.com'],
    ['https://example.com/sla//', 'https://example.com/sla'],
    [' https://sla.example.com ', 'https://sla.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('take the public address %j as %j', (written, address) => {
    expect(read({ PUBLIC_URL: written }).web?.publicUrl).toBe(address);
  });

  test.each([
    ['are not given', undefined, undefined],
    ['are given', SECRET, 'https://sla.example.com'],
    ['cannot be used', ',', 'nowhere'],
  ])('hold nothing by which HubSpot’s requests are known in a worker, where these %s', (_, secret, url) => {
    const given = { HUBSPOT_CLIENT_SECRET: secret, PUBLIC_URL: url, DATABASE_URL: 'postgres://db/sla' };
    expect(read({ ...given, SLA_ROLE: 'worker' })).toEqual({
      ...read({ SLA_ROLE: 'all', DATABASE_URL: 'postgres://db/sla' }),
      role: 'worker',
      web: null,
    });
    expect(read({ ...given, ...REQUIRED, SLA_ROLE: 'web' }).web).not.toBeNull();
  });

  test.each(['0', '65535'])('take %s for a port', (port) => {
    expect(read({ PORT: port }).port).toBe(Number(port));
  });

  test('that are empty or blank count as not set', () => {
    expect(read({ PORT: '', LOG_LEVEL: ' ', DATABASE_URL: '', SLA_DATA_DIR: '\t' })).toEqual(read());
    expect(told({ ...REQUIRED, PUBLIC_URL: ' ' })).toContain('PUBLIC_URL is missing');
  });

  test('lose the line end that a secret file leaves behind', () => {
    const settings = read({ HUBSPOT_ACCESS_TOKEN: `${TOKEN}\n`, HUBSPOT_CLIENT_SECRET: `${SECRET}\r\n` });
    expect([settings.accessToken, settings.web?.clientSecrets]).toEqual([TOKEN, [SECRET]]);
  });
});

describe('mistakes in the settings', () => {
  test('when nothing is set, all that is missing is told at once, each with where to find it', () => {
    expect(told({}).split('\n')).toEqual([
      'SLA Clock cannot start: 3 settings of the environment must be mended.',
      expect.stringMatching(/^- HUBSPOT_ACCESS_TOKEN is missing\. In HubSpot: .*Auth tab > Access token/),
      expect.stringMatching(/^- HUBSPOT_CLIENT_SECRET is missing\. In HubSpot: .*Auth tab > Client secret/),
      expect.stringMatching(/^- PUBLIC_URL is missing\. The https address under which HubSpot reaches/),
    ]);
  });

  test('of a worker are told without what only HubSpot’s requests need, in all other roles with it', () => {
    const missing = (role: string) => {
      const result = readEnvironment({ SLA_ROLE: role, SMTP_URL: 'smtp://127.0.0.1' });
      return result.ok ? [] : result.problems.map(({ name }) => name);
    };
    const webs = ['HUBSPOT_CLIENT_SECRET', 'PUBLIC_URL'];
    expect(missing('worker')).toEqual(['HUBSPOT_ACCESS_TOKEN', 'SLA_ROLE', 'SMTP_FROM']);
    expect(missing('web')).toEqual(['HUBSPOT_ACCESS_TOKEN', ...webs, 'SLA_ROLE', 'SMTP_FROM']);
    expect(missing('all')).toEqual(['HUBSPOT_ACCESS_TOKEN', ...webs, 'SMTP_FROM']);
    expect(missing('workers')).toEqual(expect.arrayContaining([...webs, 'SLA_ROLE']));
  });

  test('are told in Arabic too', () => {
    const lines = told({ ...REQUIRED, PUBLIC_URL: undefined, PORT: 'x' }, 'ar').split('\n');
    expect(lines).toEqual([
      'لا يمكن تشغيل SLA Clock: إعدادان في البيئة بحاجة إلى إصلاح.',
      expect.stringMatching(/^- PUBLIC_URL غير موجود\. عنوان https/),
      expect.stringMatching(/^- لا يمكن استعمال PORT: ليس رقم منفذ\. رقم منفذ من 0 إلى 65535/),
    ]);
  });

  test.each([
    ['PUBLIC_URL', 'sla.example.com', 'it is not an address'],
    ['PUBLIC_URL', 'http://sla.example.com', 'it does not begin with https://'],
    ['PUBLIC_URL', 'ftp://localhost', 'it does not begin with https://'],
    ['PUBLIC_URL', 'http://localhost.example.com', 'it does not begin with https://'],
    ['DATABASE_URL', 'mysql://db/sla', 'it is not a postgres:// address'],
    ['DATABASE_URL', 'db:5432', 'it is not a postgres:// address'],
    ['PORT', 'eighty', 'it is not a port number'],
    ['PORT', '65536', 'it is not a port number'],
    ['PORT', '-1', 'it is not a port number'],
    ['PORT', '80.5', 'it is not a port number'],
    ['LOG_LEVEL', 'loud', 'it is not a log level'],
  ])('%s=%s cannot be used, since %s', (name, value, cause) => {
    const text = told({ ...REQUIRED, [name]: value });
    expect(text.split('\n')).toEqual([
      'SLA Clock cannot start: 1 setting of the environment must be mended.',
      expect.stringMatching(new RegExp(`^- ${name} cannot be used: ${cause}\\. \\S`)),
    ]);
  });

  test('what is missing and what is wrong are told together, once each', () => {
    const text = told({ PUBLIC_URL: 'nowhere', DATABASE_URL: 'x', PORT: 'x', LOG_LEVEL: 'x' });
    expect(text.split('\n')[0]).toContain('6 settings');
    expect(text.match(/^- \w+/gm)).toEqual([
      '- HUBSPOT_ACCESS_TOKEN',
      '- HUBSPOT_CLIENT_SECRET',
      '- PUBLIC_URL',
      '- DATABASE_URL',
      '- PORT',
      '- LOG_LEVEL',
    ]);
  });

  test('never repeat a value, which may be a secret in the wrong place', () => {
    const secrets = {
      HUBSPOT_ACCESS_TOKEN: TOKEN,
      HUBSPOT_CLIENT_SECRET: SECRET,
      PUBLIC_URL: `${SECRET}-1`,
      DATABASE_URL: `mysql://sla:${SECRET}-2@db/sla`,
      PORT: `${SECRET}-3`,
      LOG_LEVEL: `${SECRET}-4`,
    };
    for (const language of ['en', 'ar'] as const) {
      const text = told(secrets, language);
      expect(text.split('\n')).toHaveLength(5);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(TOKEN);
    }
  });

  test('a client secret of nothing but commas is missing', () => {
    expect(told({ ...REQUIRED, HUBSPOT_CLIENT_SECRET: ' , ,' })).toContain('HUBSPOT_CLIENT_SECRET');
  });
});

describe('a secret that lies in a file', () => {
  let folder: string;
  const put = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sla-secrets-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is read as if it had been set, without the end of its line', () => {
    expect(
      read({
        HUBSPOT_ACCESS_TOKEN: undefined,
        HUBSPOT_ACCESS_TOKEN_FILE: put('token', `${TOKEN}\n`),
        HUBSPOT_CLIENT_SECRET: undefined,
        HUBSPOT_CLIENT_SECRET_FILE: put('secret', `${SECRET}, old\r\n`),
        DATABASE_URL_FILE: put('database', 'postgres://sla@db:5432/sla'),
      }),
    ).toMatchObject({
      accessToken: TOKEN,
      web: { clientSecrets: [SECRET, 'old'] },
      databaseUrl: 'postgres://sla@db:5432/sla',
    });
  });

  test('is missing where the file is empty', () => {
    const settings = { ...REQUIRED, HUBSPOT_ACCESS_TOKEN: '', HUBSPOT_ACCESS_TOKEN_FILE: put('empty', '\n') };
    expect(told(settings)).toContain('HUBSPOT_ACCESS_TOKEN is missing');
  });

  test('is refused where it is set as well, or its file cannot be read, and neither is repeated', () => {
    const both = told({ ...REQUIRED, HUBSPOT_ACCESS_TOKEN_FILE: put('both', 'pat-of-the-file') });
    expect(both).toContain('HUBSPOT_ACCESS_TOKEN cannot be used: it is set, and so is');
    const file = join(folder, 'nowhere');
    const none = told({ ...REQUIRED, HUBSPOT_CLIENT_SECRET: undefined, HUBSPOT_CLIENT_SECRET_FILE: file });
    expect(none).toContain('HUBSPOT_CLIENT_SECRET cannot be used: the file');
    expect(both + none).not.toMatch(/pat-of-the-file|nowhere|yyyyyyyy/);
  });

  test('is of no interest to whoever does not need it', () => {
    const settings = { HUBSPOT_ACCESS_TOKEN: TOKEN, HUBSPOT_CLIENT_SECRET_FILE: join(folder, 'nowhere') };
    expect(readAskingEnvironment(settings).ok).toBe(true);
    const worker = { ...settings, SLA_ROLE: 'worker', DATABASE_URL: 'postgres://db/sla' };
    expect(readEnvironment(worker).ok).toBe(true);
  });
});

test('the README names each file that is read', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(FROM_FILES.filter((name) => !readme.includes(`\`${name}_FILE\``))).toEqual([]);
});
