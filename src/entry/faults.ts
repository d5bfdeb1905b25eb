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

/** Faults nobody foresaw are told with their stack, for a report. */
export function explainFault(error: unknown, environment: Environment, language: Language): string {
  if (error instanceof AgreementRefused) return describeProblems(error.file, error.problems, language);
  const ofStore = storeFaultInWords(error, language);
  if (ofStore !== null) return ofStore;
  if (error instanceof CrmRefused) return refusalInWords(error, language);
  if (codeOf(error) === 'EADDRINUSE') {
    return say(language, 'start.portInUse', { port: String(environment.port) });
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Null when the fault is not the store's. */
export function storeFaultInWords(error: unknown, language: Language): string | null {
  if (error instanceof StoreLocked) return say(language, 'start.storeLocked', { folder: error.folder });
  if (error instanceof StoreNewer) return say(language, 'start.storeNewer');
  if (error instanceof FolderUnusable) return unusableInWords(error, language);
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

/** The innermost cause's code or message; a driver's message names host and port, never a password. */
export function rootCause(error: Error): string {
  let cause: unknown = error;
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause;
  if (cause instanceof AggregateError && cause.errors[0] instanceof Error) cause = cause.errors[0];
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
