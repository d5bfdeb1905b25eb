/**
 * Changes the domain one small thing at a time and asks its tests whether they notice. ROOM=time asks only the tests of
 * test/domain/time about src/domain/time, ROOM=evaluate those of test/domain/evaluate about the rest.
 */
import { env } from 'node:process';

const MUTATED = { time: 'time', evaluate: '{evaluate,timeline}' };

export default {
  testRunner: 'domain',
  plugins: [`${import.meta.dirname}/runner.js`],
  testRunnerNodeArgs: ['--no-warnings'],
  // For directory.ts and grounds.ts COVERAGE=all: what they remember is worked out in one test and counts for others.
  coverageAnalysis: env.COVERAGE ?? 'perTest',
  mutate: [`src/domain/${MUTATED[env.ROOM] ?? '{time,evaluate,timeline}'}/*.ts`],
  ignorePatterns: ['/bench', '/docs', '/preview', '/artifacts', '/test/mutation/node_modules'],
  concurrency: 1,
  // A mutant that goes in circles is found by counting; a slow machine must not be taken for one.
  timeoutMS: 60_000,
  tempDirName: 'artifacts/mutation',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'test/mutation/reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: null },
};
