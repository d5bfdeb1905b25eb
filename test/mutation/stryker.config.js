/**
 * Changes the domain one small thing at a time and asks its tests whether they notice. ROOM=time asks only the tests of
 * test/domain/time about src/domain/time, ROOM=evaluate those of test/domain/evaluate about the rest.
 */
import { env } from 'node:process';

const MUTATED = { time: 'time', evaluate: '{evaluate,timeline}' };

export default {
  testRunner: 'jest',
  // Named by its path: it lies beside this file, not where the product's own packages do.
  plugins: [`${import.meta.dirname}/node_modules/@stryker-mutator/jest-runner/dist/src/index.js`],
  testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
  coverageAnalysis: 'perTest',
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
  mutate: [`src/domain/${MUTATED[env.ROOM] ?? '{time,evaluate,timeline}'}/*.ts`],
  ignorePatterns: ['/bench', '/docs', '/preview', '/artifacts', '/test/mutation/node_modules'],
  concurrency: 2,
  tempDirName: 'artifacts/mutation',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'test/mutation/reports/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: null },
};
