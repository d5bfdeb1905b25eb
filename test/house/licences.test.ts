/** What is installed with the service may be used and passed on as the service is: read from the lock file, which npm fills. */
import { readFileSync } from 'node:fs';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Licences that ask for no more than to be named; each answers for itself in a list joined by AND or OR. */
const TAKEN = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // argparse, after Python's own
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);
/** Texts other than programs. */
const TAKEN_FOR_TEXTS: Readonly<Record<string, string>> = {
  // the names of holidays, after Wikipedia
  'CC-BY-3.0': 'node_modules/date-holidays',
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Whether a licence expression (SPDX) is fulfilled by what is taken. */
function isTaken(place: string, { license = 'none' }: Locked): boolean {
  const single = (id: string): boolean => TAKEN.has(id) || TAKEN_FOR_TEXTS[id] === place;
  const plain = license.replace(/[()]/g, '');
  return plain.includes(' OR ') ? plain.split(' OR ').some(single) : plain.split(' AND ').every(single);
}

test('every package that the service is installed with has a licence that is taken', () => {
  const installed = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && dev !== true);
  expect(installed.length).toBeGreaterThan(50);
  const refused = installed.filter(([place, locked]) => !isTaken(place, locked));
  expect(refused.map(([place, { license }]) => `${place}: ${license}`)).toEqual([]);
});

test.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'MIT AND GPL-2.0-only',
  'SEE LICENSE IN EULA.txt',
  undefined,
])('the licence %s is not', (license) => {
  expect(isTaken('node_modules/somebody', license === undefined ? {} : { license })).toBe(false);
});
