/** Says in a person's words why the service cannot start, and what to do. */
import { describeProblems } from '../../config/agreement/problem.ts';
import { type Environment } from '../../config/environment.ts';
import { StoreNewer } from '../adapters/store/migrations.ts';
import { StoreLocked } from '../adapters/store/folderLock.ts';
import { FolderUnusable } from '../adapters/store/unusable.ts';
import { StoreUnavailable } from '../application/acceptDelivery.ts';
import { CrmRefused } from '../application/crm.ts';
import { codeOf } from '../application/errorCode.ts';
import { say, type Language } from '../messages/say.ts';
import { AgreementRefused } from './agreementFile.ts';
import { faultAsText } from './logging/errorFields.ts';
import { faultIn } from '../domain/ownError.ts';
import { ServiceFailed } from './sideDoor.ts';

/** Faults nobody foresaw are told with their stack, for a report, and without what they quote. */
export function explainFault(error: unknown, environment: Environment, language: Language): string {
  if (error instanceof AgreementRefused) return describeProblems(error.file, error.problems, language);
  const ofStore = storeFaultInWords(error, language);
  if (ofStore !== null) return ofStore;
  if (error instanceof CrmRefused) return refusalInWords(error, language);
  if (codeOf(error) === 'EADDRINUSE') {
    return say(language, 'start.portInUse', { port: String(environment.port) });
  }
  return faultAsText(error);
}

/** Null when the fault is not the store's. */
export function storeFaultInWords(error: unknown, language: Language): string | null {
  if (error instanceof StoreLocked) return say(language, 'start.storeLocked', { folder: error.folder });
  if (error instanceof StoreNewer) return say(language, 'start.storeNewer');
  if (error instanceof FolderUnusable) return unusableInWords(error, language);
  if (error instanceof ServiceFailed) {
    const { folder } = error;
    return say(language, error.isOlder ? 'cli.serviceOlder' : 'cli.serviceFailed', { folder });
  }
  if (error instanceof StoreUnavailable) {
    return say(language, 'start.storeUnreachable', { detail: rootCause(error) });
  }
  return null;
}

/** What is wrong with the folder of an embedded store, and the road back. */
export function unusableInWords(
  { folder, reason, detail }: Pick<FolderUnusable, 'folder' | 'reason' | 'detail'>,
  language: Language,
): string {
  switch (reason) {
    case 'damaged':
      return say(language, 'start.folderDamaged', { folder, detail });
    case 'denied':
      return say(language, 'start.folderDenied', { folder, detail });
    case 'full':
      return say(language, 'start.folderFull', { folder });
  }
}

export function refusalInWords(error: CrmRefused, language: Language): string {
  return error.reason === 'token'
    ? say(language, 'start.refusedToken')
    : say(language, 'start.refusedScope', { detail: error.message });
}

/** What PostgreSQL says of connections, logins, databases and its own troubles; of other cases it may quote rows. */
const OF_THE_SERVER = /^(08|28|3D|53|57|58)[A-Z0-9]{3}$/;
/** What the driver itself says, which has no code. */
const OF_THE_DRIVER = /^(Connection terminated|timeout e|The server does not support SSL|SASL: |SCRAM-)/;

/** The innermost cause in its own words where they name host, port, user or database at most; else by its class and code. */
export function rootCause(error: Error): string {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) cause = cause.errors[0];
  if (!(cause instanceof Error)) return 'unknown fault';
  const code = codeOf(cause);
  const isSystems = 'syscall' in cause && code !== null;
  const isTold = isSystems || (code === null ? OF_THE_DRIVER.test(cause.message) : OF_THE_SERVER.test(code));
  if (isTold && cause.message !== '') return cause.message;
  return code !== null && /^[A-Z0-9_]{2,40}$/.test(code) ? `${faultIn(cause)} ${code}` : faultIn(cause);
}
