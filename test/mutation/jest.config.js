/** Only the tests of the rooms that are mutated: they are quick, and they are what must notice. */
import { env } from 'node:process';
import base from '../../jest.config.js';

export default {
  ...base,
  rootDir: '../..',
  roots: [`<rootDir>/test/domain/${env.ROOM ?? ''}`],
  setupFilesAfterEnv: ['<rootDir>/test/mutation/generated.ts'],
};
