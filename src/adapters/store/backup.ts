/**
 * Backups of the embedded store: its directory as PGlite gives it, a tar file, compressed. PGlite takes it between two
 * statements, so it is the state a power cut would have left at that instant, and opens as after one.
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { codeOf } from '../../application/errorCode.ts';
import { doubtAll } from './effects.ts';
import { migrate, schemaOf } from './migrations.ts';
import { openAsItIs } from './open.ts';
import { OwnError } from '../../domain/ownError.ts';

/** The file is no backup of a store of ours, or not a whole one. */
export class NotABackup extends OwnError {
  override readonly name = 'NotABackup';
}

const BLOCK = 512;
const SIZE = { at: 124, bytes: 12 };
const CHECKSUM = { at: 148, bytes: 8 };
const NEEDED = ['/PG_VERSION', '/global/pg_control'];

/**
 * Unpacks a backup in memory. Compression guards its bytes, so what comes out is what was put in, whole.
 * @throws NotABackup; what the file system answers
 */
export async function unpack(file: string): Promise<Blob> {
  const packed = createReadStream(file);
  const unpacking = createGunzip();
  packed.once('error', (error) => unpacking.destroy(error));
  let tar: Buffer;
  try {
    tar = await buffer(packed.pipe(unpacking));
  } catch (cause) {
    if (codeOf(cause)?.startsWith('Z_')) {
      throw new NotABackup('it is not compressed as a whole backup is', { cause });
    }
    throw cause;
  }
  const names = namesIn(tar);
  const lacking = NEEDED.find((name) => !names.has(name));
  if (lacking !== undefined) throw new NotABackup(`${lacking} is not in it`);
  return new Blob([new Uint8Array(tar)]);
}

/** PGlite takes whatever is no tar file for a compressed one, and ends the process when it is not. So it is read before. */
function namesIn(tar: Buffer): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 0; at + BLOCK <= tar.length;) {
    const head = tar.subarray(at, at + BLOCK);
    if (head.every((byte) => byte === 0)) return names;
    if (sumOf(head) !== octal(head, CHECKSUM)) break;
    names.add(head.toString('latin1', 0, 100).replace(/\0.*$/s, ''));
    at += BLOCK + Math.ceil(octal(head, SIZE) / BLOCK) * BLOCK;
  }
  throw new NotABackup('it is not a whole tar file');
}

function octal(head: Buffer, { at, bytes }: { readonly at: number; readonly bytes: number }): number {
  return parseInt(head.toString('latin1', at, at + bytes).replace(/[\0 ]+$/, ''), 8);
}

/** The sum of the bytes of a head, its own place counted as spaces. */
function sumOf(head: Buffer): number {
  const ours = head.subarray(CHECKSUM.at, CHECKSUM.at + CHECKSUM.bytes);
  const sum = (bytes: Buffer): number => bytes.reduce((total, byte) => total + byte, 0);
  return sum(head) - sum(ours) + CHECKSUM.bytes * 0x20;
}

/**
 * Lays a backup out in a folder of its own, brings it up to date, and makes it doubt what it knows of HubSpot. What was in the
 * folder before is deleted.
 * @param now epoch ms
 * @throws NotABackup, StoreNewer, StoreUnavailable; the folder is gone then
 */
export async function layOut(tar: Blob, folder: string, now: number): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  try {
    const opened = await openAsItIs({ kind: 'folder', folder, laidOut: tar });
    try {
      if ((await schemaOf(opened.db)) === 'none') throw new NotABackup('its tables are of another program');
      await migrate(opened.db);
      await opened.db.transaction().execute(async (transaction) => {
        // As if never read: no look is made at a record before its history and its tasks were read.
        await sql`update records set read_at = null, reread = false, read_after = 0`.execute(transaction);
        await doubtAll(transaction, now);
      });
    } finally {
      await opened.close();
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
