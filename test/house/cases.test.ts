/** The rules of the domain are decided case by case, E1 to E40; each is named by the tests that hold the engine to it. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const TESTS = resolve(import.meta.dirname, '..');
/** The last case; E20 asks for a report and nothing of the engine. */
const LAST = 40;
const REPORTS = new Set([20]);

const told = globSync(['lives/*.yml', '**/*.test.ts'], { cwd: TESTS }).flatMap((file) =>
  readFileSync(join(TESTS, file), 'utf8').split('\n').filter(isNameOfTest),
);

/** The line of a golden life or of a test in code that gives its name; rows of a table stand alone. */
function isNameOfTest(line: string): boolean {
  return /^\s*- case: E\d/.test(line) || /(?:\b(?:test|describe)\(|^\s*)['`].*\(E\d+(?:, E\d+)*\)/.test(line);
}

const decided = Array.from({ length: LAST }, (_, index) => index + 1).filter((one) => !REPORTS.has(one));

test.each(decided)('the decided case E%d is held by a test that names it', (number) => {
  const name = new RegExp(`\\bE${number}\\b`);
  expect(told.filter((line) => name.test(line))).not.toEqual([]);
});
