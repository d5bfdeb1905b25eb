/**
 * Changes a room of the domain one small thing at a time and asks its tests whether they notice. ROOM=time asks the tests
 * of test/domain/time, ROOM=timeline those of test/domain/timeline and evaluate, ROOM=evaluate and any other the latter.
 */
import { env } from 'node:process';

export default {
  testRunner: 'domain',
  plugins: [`${import.meta.dirname}/runner.js`],
  testRunnerNodeArgs: ['--no-warnings'],
  // For directory.ts and grounds.ts COVERAGE=all: what they remember is worked out in one test and counts for others.
  coverageAnalysis: env.COVERAGE ?? 'perTest',
  mutate: [`src/domain/${env.ROOM ?? 'evaluate'}/*.ts`],
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
