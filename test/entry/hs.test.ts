import { argumentsFor, HsError, localProxy } from '../../src/entry/hs.ts';

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
    expect(() => argumentsFor(UPLOAD, [])).toThrow('hsprofile.example.json');
    expect(() => argumentsFor([...UPLOAD, '--profile', 'test'], ['prod'])).toThrow('hsprofile.test.json');
  });

  test('a command that takes no profile is passed on as it is', () => {
    for (const given of [['account', 'list'], ['project', 'validate'], ['--help'], []]) {
      expect(argumentsFor(given, ['dev', 'prod'])).toEqual(given);
    }
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
