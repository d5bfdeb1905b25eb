/** The service as whoever starts it sees it. */
import { type Logger } from 'pino';
import { type Problem } from '../../config/agreement/problem.ts';
import { type Environment } from '../../config/environment.ts';
import { type StoreLocation } from '../adapters/store/open.ts';
import { type Published } from '../application/agreements.ts';
import { type Store } from '../application/store.ts';
import { type TimeSource } from '../application/timeSource.ts';

export interface ServiceOptions {
  readonly environment: Environment;
  /** The text of the agreement; published when it is not in force already. */
  readonly agreementText: string;
  readonly time: TimeSource;
  readonly log: Logger;
  /** Where the store is, when not where the environment says. */
  readonly store?: StoreLocation;
  readonly onFatal: (error: Error) => void;
}

export interface Service {
  readonly url: string;
  readonly store: Store;
  /** Resolves when the worker has nothing more to do at the present time. */
  idle(): Promise<void>;
  /** Publishes a text; one that does not read changes nothing. */
  publish(text: string): Promise<Published<Problem>>;
  /** Compares what is known with HubSpot, as every night. */
  reconcile(): void;
  /** Sends the reports that are due, as every minute. */
  sendReports(): Promise<void>;
  /** Takes nothing new, finishes what is under way, and closes; within five seconds, whoever does not answer. */
  stop(): Promise<void>;
}
