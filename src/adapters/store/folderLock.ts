/** The folder of an embedded store belongs to one process at a time. PGlite itself would not notice a second, which ruins it. */
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { setTimeout as passed } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import { codeOf } from '../../application/errorCode.ts';
import { OwnError } from '../../domain/ownError.ts';

/** The folder of an embedded store is in use by another process. */
export class StoreLocked extends OwnError {
  override readonly name = 'StoreLocked';
  readonly folder: string;
  constructor(folder: string, options: ErrorOptions) {
    super(`the store in ${folder} is in use by another process`, options);
    this.folder = folder;
  }
}

const RENEWED_EACH_MS = 2_000;
/** A holder that was killed leaves a lock that goes stale. Less would end a holder that a busy machine held up. */
const STALE_MS = 15_000;
/** A holder that renews its lock lives. One that was told to stop is gone within five seconds; the others stay. */
const LIVING_PATIENCE_MS = 6_000;
const ASKED_EACH_MS = 500;
/**
 * Who waits has to see as many times in a row that nobody renews it. The lock's age by the clock alone would not do: when the
 * machine wakes from its sleep, or its clock is set ahead, all locks are old, and their holders live.
 */
const SILENT_LOOKS = STALE_MS / ASKED_EACH_MS;
/** A lock that looks younger than it is, for a clock that was set back, is not waited for. */
const SILENT_PATIENCE_LOOKS = SILENT_LOOKS + 4;

const lockPathOf = (folder: string): string => `${folder}.lock`;

/** Whether another process has the folder of an embedded store; one that is not there is nobody's. */
export function isInUse(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return Promise.resolve(false);
  return lockfile.check(folder, { lockfilePath: lockPathOf(folder), stale: STALE_MS });
}

export interface LockedFolder {
  readonly folder: string;
  /** Called once when the folder is not free at once. */
  readonly onWait?: () => void;
  /** Called when somebody else took the folder all the same, as after this process stood still for long. */
  readonly onLockLost?: (error: Error) => void;
}

/**
 * Makes the folder where it is missing, and takes it; waits 6 s for a holder that lives and 17 s for one that may be gone.
 * @returns gives it back
 * @throws StoreLocked; StoreUnavailable when there can be no lock
 */
export async function lockFolder({ folder, onWait, onLockLost }: LockedFolder): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const began = performance.now();
  let held = await tried(folder, onLockLost);
  if (typeof held === 'function') return held;
  onWait?.();
  let renewedAt = await renewal(folder);
  let lives = false;
  let silentLooks = 0;
  for (;;) {
    await passed(ASKED_EACH_MS);
    const seen = await renewal(folder);
    const isRenewed = renewedAt !== null && seen !== null && seen !== renewedAt;
    lives ||= isRenewed;
    silentLooks = isRenewed ? 0 : silentLooks + 1;
    renewedAt = seen;
    if (seen === null || silentLooks >= SILENT_LOOKS) {
      held = await tried(folder, onLockLost);
      if (typeof held === 'function') return held;
    }
    const isOver = lives
      ? performance.now() - began > LIVING_PATIENCE_MS
      : silentLooks >= SILENT_PATIENCE_LOOKS;
    if (isOver) throw new StoreLocked(folder, { cause: held });
  }
}

/**
 * Takes the folder where nobody has it, or who had it has let the lock grow old.
 * @returns gives it back; why it cannot be had now
 * @throws StoreUnavailable when there can be no lock
 */
async function tried(
  folder: string,
  onLockLost: LockedFolder['onLockLost'],
): Promise<(() => Promise<void>) | Error> {
  try {
    return await lockfile.lock(folder, {
      lockfilePath: lockPathOf(folder),
      update: RENEWED_EACH_MS,
      stale: STALE_MS,
      ...(onLockLost ? { onCompromised: onLockLost } : {}),
    });
  } catch (cause) {
    if (codeOf(cause) === 'ELOCKED' && cause instanceof Error) return cause;
    throw new StoreUnavailable(`the folder ${folder} cannot be locked`, { cause });
  }
}

/** When the lock was last renewed; null: it is gone by now. In milliseconds, only to be compared with another. */
async function renewal(folder: string): Promise<number | null> {
  try {
    return (await stat(lockPathOf(folder))).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
