/** Native modules run as they are; only TypeScript is transformed, so tests import what production imports. */
export default {
  testEnvironment: 'node',
  maxWorkers: 2,
  // Each suite leaves some memory behind, and a worker with gigabytes of it takes ten times as long to open PGlite.
  workerIdleMemoryLimit: '700MB',
  // PGlite takes some seconds to open on a busy machine; nothing here waits for time to pass.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2024',
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
};
