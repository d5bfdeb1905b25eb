/** The README's table of settings, held to what is read of the environment. */
import { readFileSync } from 'node:fs';
import { readEnvironment, SETTINGS } from '../../config/environment.ts';

const readme = readFileSync('README.md', 'utf8');
const table = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)` +\| (.+?) +\|$/gm)].map(([, name, meaning]) => ({
  name: name ?? '',
  meaning: meaning ?? '',
}));

test('the table names every setting that is read, once, and no other', () => {
  expect(table.map(({ name }) => name).toSorted()).toEqual([...SETTINGS].toSorted());
});

test.each([
  ['all', /^required/],
  ['web', /^required/],
  // A worker is called by nobody.
  ['worker', /^required;/],
] as const)('the table says of each setting whether it is required in the role %s', (role, words) => {
  const result = readEnvironment({ SLA_ROLE: role, DATABASE_URL: 'postgres://db/sla' });
  const missing = result.ok ? [] : result.problems.map(({ name }) => name);
  const required = table.filter(({ meaning }) => words.test(meaning)).map(({ name }) => name);
  expect(required.toSorted()).toEqual(missing.toSorted());
  for (const { name, meaning } of table.filter(({ meaning: said }) => said.startsWith('required')))
    expect([name, meaning]).toEqual([name, expect.stringMatching(/^required(, but not of a `worker`)?; /)]);
});

test('the table tells every default as it is', () => {
  const required = {
    HUBSPOT_ACCESS_TOKEN: 'pat-na1-11111111-2222-3333-4444-555555555555',
    HUBSPOT_CLIENT_SECRET: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy',
    PUBLIC_URL: 'https://sla.example.com',
  };
  const result = readEnvironment(required);
  if (!result.ok) throw new Error('the defaults do not read');
  const { dataFolder, agreementFile, port, logLevel, role } = result.environment;
  const defaults = {
    SLA_DATA_DIR: dataFolder,
    SLA_AGREEMENT: agreementFile,
    PORT: String(port),
    LOG_LEVEL: logLevel,
    SLA_ROLE: role,
  };
  for (const [name, value] of Object.entries(defaults)) {
    expect(table.find((row) => row.name === name)?.meaning).toContain(`\`${value}\``);
  }
});
