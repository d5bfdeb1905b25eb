import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsFor, checkProfile, clientSecretIn, HsError, localProxy } from '../../src/entry/hs.ts';

const UPLOAD = ['project', 'upload'];

describe("what HubSpot's command line is given", () => {
  test('the only profile is named for the admin', () => {
    expect(argumentsFor(UPLOAD, ['prod'])).toEqual(['project', 'upload', '--profile', 'prod']);
  });

  test('a profile that was named stays, in each way of naming it', () => {
    for (const named of [['--profile', 'dev'], ['-p', 'dev'], ['--profile=dev']]) {
      expect(argumentsFor([...UPLOAD, ...named], ['dev', 'prod'])).toEqual([...UPLOAD, ...named]);
    }
  });

  test('several profiles are asked about, so that nobody uploads to production by mistake', () => {
    expect(() => argumentsFor(UPLOAD, ['dev', 'prod'])).toThrow(
      'Several profiles: say which, with --profile dev or --profile prod.',
    );
  });

  test('no profile, or one that is not there, is refused with the file to write', () => {
    expect(() => argumentsFor(UPLOAD, [])).toThrow(HsError);
    expect(() => argumentsFor(UPLOAD, [])).toThrow('config/hubspot/examples/hsprofile.prod.json');
    expect(() => argumentsFor([...UPLOAD, '--profile', 'test'], ['prod'])).toThrow('hsprofile.test.json');
  });

  test('a command that takes no profile is passed on as it is', () => {
    for (const given of [['account', 'list'], ['project', 'validate'], ['--help'], []]) {
      expect(argumentsFor(given, ['dev', 'prod'])).toEqual(given);
    }
  });
});

describe('a profile', () => {
  const profile = (accountId: unknown, PUBLIC_URL: unknown): string =>
    JSON.stringify({ accountId, variables: { PUBLIC_URL } });

  test('that is filled in is taken', () => {
    expect(() => {
      checkProfile('prod', profile(4_800_150, 'https://sla.brightharbour.test'));
    }).not.toThrow();
  });

  test.each(['prod', 'dev'])('as the example for %s has it is held up, with what to write', (name) => {
    const example = readFileSync(
      new URL(`../../config/hubspot/examples/hsprofile.${name}.json`, import.meta.url),
      'utf8',
    );
    expect(() => {
      checkProfile(name, example);
    }).toThrow(`config/hubspot/hsprofile.${name}.json is not filled in: accountId, variables.PUBLIC_URL.`);
  });

  test.each([
    ['an account id in quotes', profile('4800150', 'https://sla.brightharbour.test'), 'accountId'],
    ['an address that HubSpot does not call', profile(1, 'http://sla.brightharbour.test'), 'PUBLIC_URL'],
    ['no address', profile(1, undefined), 'PUBLIC_URL'],
    ['no JSON', '{', 'the file'],
  ])('with %s is held up', (_, text, named) => {
    expect(() => {
      checkProfile('prod', text);
    }).toThrow(named);
    expect(() => {
      checkProfile('prod', text);
    }).toThrow(HsError);
  });
});

describe("HubSpot's development proxy", () => {
  test('is sent from the public origin, without its path, to this machine', () => {
    const profile = JSON.stringify({
      accountId: 1,
      variables: { PUBLIC_URL: 'https://sla.example.com/hooks/' },
    });
    expect(JSON.parse(localProxy(profile, 3000))).toEqual({
      proxy: { 'https://sla.example.com': 'http://localhost:3000' },
    });
  });

  test('is not started for a profile without an address', () => {
    expect(() => localProxy('{"accountId": 1, "variables": {}}', 3000)).toThrow(HsError);
  });
});

describe('the secret to sign with', () => {
  test('is the first that is set, or that lies in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hs-'));
    const file = join(folder, 'secret');
    writeFileSync(file, ' new-one , old-one\n');
    expect(clientSecretIn({ HUBSPOT_CLIENT_SECRET_FILE: file })).toBe('new-one');
    expect(clientSecretIn({ HUBSPOT_CLIENT_SECRET: 'a,b' })).toBe('a');
    expect(clientSecretIn({})).toBeNull();
    rmSync(folder, { recursive: true });
    expect(() => clientSecretIn({ HUBSPOT_CLIENT_SECRET_FILE: file })).toThrow(HsError);
  });
});
