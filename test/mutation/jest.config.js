/**
 * Only the tests of the rooms that are mutated: they are quick, and they are what must notice. The generated
 * lives and histories are left out: they count what they have seen, and are not content with a fifth of a second.
 */
import { env } from 'node:process';
import base from '../../jest.config.js';

export default {
  ...base,
  rootDir: '../..',
  roots: [`<rootDir>/test/domain/${env.ROOM ?? ''}`],
  testPathIgnorePatterns: ['/node_modules/', '/(generated|versions).test.ts$'],
  setupFilesAfterEnv: ['<rootDir>/test/mutation/generated.ts'],
};
