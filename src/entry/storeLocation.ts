/** Where the service's store is. */
import { type Logger } from 'pino';
import { type Environment } from '../../config/environment.ts';
import { type StoreLocation } from '../adapters/store/open.ts';

interface Options {
  readonly environment: Pick<Environment, 'databaseUrl' | 'databaseDirectUrl' | 'dataFolder'>;
  /** When not where the environment says. */
  readonly store?: StoreLocation;
  readonly log: Logger;
  readonly onFatal: (error: Error) => void;
}

const WAITING =
  'the folder of the store is not free: another process stops, or was killed less than 15 seconds ago; waiting for it';

export function storeLocation({ environment, store, log, onFatal }: Options): StoreLocation {
  if (store) return store;
  const { databaseUrl: url, databaseDirectUrl: directUrl } = environment;
  if (url !== null) return { kind: 'postgres', url, directUrl };
  return {
    kind: 'folder',
    folder: environment.dataFolder,
    onWait: () => {
      log.info(WAITING);
    },
    onLockLost: onFatal,
  };
}
