/** SECURITY.md names a test for what it says; here each is found, and each point of the list. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');
const named = [...text.matchAll(/^- `(test\/[\w/.-]+\.test\.tsx?)`: (.+)$/gm)].map(
  ([, file, title]) => [file ?? '', title ?? ''] as const,
);

test.each(named)('%s has the test: %s', (file, title) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
  // As a title: between quotes, at the beginning of a call.
  const source = readFileSync(join(ROOT, file), 'utf8');
  expect(["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))).toBe(true);
});

test('every line that names a test is read as one', () => {
  expect(named).toHaveLength(text.match(/^\s*- .*test\/\S+\.test/gm)?.length ?? 0);
  expect(named.length).toBeGreaterThan(20);
});

test('all ten points of the list are gone through, each with a test or the words “Not tested”', () => {
  const points = text.split(/^### /m).slice(1);
  expect(points.map((point) => point.slice(0, point.indexOf(':')))).toEqual(
    Array.from({ length: 10 }, (_, index) => `API${index + 1}`),
  );
  for (const point of points) expect(point).toMatch(/^- `test\/|Not tested/m);
});
