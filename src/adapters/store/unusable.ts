/**
 * When the folder of an embedded store cannot be used. PGlite says little of why, and where PG_VERSION is missing it would lay
 * out a new store over whatever is there; so the folder is looked at before.
 */
import { constants } from 'node:fs';
import { access, open, readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnavailable } from '../../application/acceptDelivery.ts';
import { codeOf } from '../../application/errorCode.ts';

/** 'damaged': its files are not those of a store any more; 'denied': not open to this user; 'full': no room on its disk. */
export type UnusableReason = 'damaged' | 'denied' | 'full';

/** The folder of an embedded store cannot be used as it is. Nothing of it was deleted. */
export class FolderUnusable extends StoreUnavailable {
  readonly folder: string;
  readonly reason: UnusableReason;
  /** For people, after a colon. */
  readonly detail: string;
  constructor(folder: string, reason: UnusableReason, detail: string, options?: ErrorOptions) {
    // The detail may be the database's own words.
    super(`the store in ${folder} is ${reason}`, options);
    this.folder = folder;
    this.reason = reason;
    this.detail = detail;
  }
}

/** What file systems and desktops put into a folder by themselves. */
const NOT_OURS = /^(lost\+found|\..*)$/;
/** PGlite needs room for its log of changes even where nothing is kept. */
const LEAST_ROOM_BYTES = 32 * 1024 * 1024;
const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
/** PostgreSQL's own codes: data_corrupted, index_corrupted, undefined_file. */
const DAMAGE: ReadonlySet<string> = new Set(['XX001', 'XX002', '58P01']);
const DISK_FULL = '53100';

/** Whether nothing is in the folder, or it is not there. One that cannot be looked into is not empty. */
export async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).every((name) => NOT_OURS.test(name));
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}

/** Before a folder is opened. @throws FolderUnusable when it holds something that is no store, or is not open to us */
export async function lookInto(folder: string): Promise<void> {
  try {
    if (await isEmpty(folder)) return;
    await access(folder, constants.R_OK | constants.W_OK);
    const version = await readFile(join(folder, 'PG_VERSION'), 'latin1');
    if (/^\d+\s*$/.test(version)) return;
  } catch (cause) {
    const code = codeOf(cause) ?? '';
    if (DENIED.has(code)) throw new FolderUnusable(folder, 'denied', code, { cause });
    const detail = code === 'ENOENT' ? 'PG_VERSION is missing' : code;
    throw new FolderUnusable(folder, 'damaged', detail, { cause });
  }
  throw new FolderUnusable(folder, 'damaged', 'PG_VERSION is no version');
}

/** Why a folder could not be locked. @returns the error itself where the folder is not the reason */
export async function whyNotLocked(folder: string, error: unknown): Promise<unknown> {
  for (const cause of causesOf(error)) {
    const code = codeOf(cause) ?? '';
    if (DENIED.has(code)) return new FolderUnusable(folder, 'denied', code, { cause: error });
    if (code === 'ENOSPC') return new FolderUnusable(folder, 'full', code, { cause: error });
  }
  return lookInto(folder).then(
    () => error,
    (found: unknown) => found,
  );
}

/** Why PGlite could not open a folder that looked well. */
export async function whyNotOpened(folder: string, cause: unknown): Promise<FolderUnusable> {
  const { bavail, bsize } = await statfs(folder).catch(() => ({ bavail: Infinity, bsize: 1 }));
  if (bavail * bsize < LEAST_ROOM_BYTES) return new FolderUnusable(folder, 'full', 'ENOSPC', { cause });
  // As after a first start by root: the folder is open, and what is in it is not.
  const closed = await open(join(folder, 'global/pg_control'), 'r+').then((file) => file.close(), codeOf);
  if (DENIED.has(closed ?? '')) return new FolderUnusable(folder, 'denied', String(closed), { cause });
  return new FolderUnusable(folder, 'damaged', wordsOf(cause), { cause });
}

/** What a statement found out about the folder; null: it failed for another reason. */
export function foundUnusable(folder: string, error: unknown): FolderUnusable | null {
  for (const cause of causesOf(error)) {
    const code = codeOf(cause) ?? '';
    if (cause instanceof FolderUnusable) return cause;
    if (DAMAGE.has(code)) return new FolderUnusable(folder, 'damaged', wordsOf(cause), { cause: error });
    if (code === DISK_FULL) return new FolderUnusable(folder, 'full', 'ENOSPC', { cause: error });
  }
  return null;
}

/** An error and what caused it, outermost first. */
function* causesOf(error: unknown): Generator<object> {
  for (let cause = error; isObject(cause); cause = 'cause' in cause ? cause.cause : null) yield cause;
}

function wordsOf(error: unknown): string {
  const words = isObject(error) && 'message' in error ? String(error.message) : '';
  return words === '' ? 'PGlite cannot open it' : words;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
