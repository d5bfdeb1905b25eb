/** What is said of backups and of a folder that cannot be used, in English. */
export const backupEn = {
  'start.folderDamaged':
    'The store in {folder} is damaged ({detail}). Nothing in it was deleted. There are two roads back. With a backup: npm run sla -- restore BACKUP, which keeps the damaged folder under another name. Without one: move the folder away and run npm run sla -- rebuild --yes, which reads everything again from HubSpot; then npm start. Lost by that is what HubSpot itself forgets: contacts merged away, past versions of the agreement, and whether writing was paused. If it never was a store, choose another folder with SLA_DATA_DIR.',
  'start.folderDenied':
    'The store in {folder} is not open to this user: {detail}. Give the folder, and all that is in it, to the user the service runs as, and let that user write beside it, where the lock is kept.',
  'start.folderFull':
    'The disk under {folder} is full. Nothing in the store was deleted. Make room, then run this again.',

  'doctor.storeDamaged.what': 'The store in {folder} is damaged: {detail}.',
  'doctor.storeDamaged.todo':
    'npm run sla -- restore BACKUP, or move the folder away and npm run sla -- rebuild --yes.',
  'doctor.storeDenied.what': 'The store in {folder} is not open to this user: {detail}.',
  'doctor.storeDenied.todo': 'Run sla as the user of the service, or give that user the folder.',
  'doctor.storeFull.what': 'The disk under the store in {folder} is full: {detail}.',
  'doctor.storeFull.todo': 'Make room on it.',

  'cli.backup.about': 'write the embedded store into one file, also while the service runs',
  'cli.backup.examples':
    'sla backup sla-2026-03-03.tar.gz      # refused when the file is there already\nsla backup /backups/sla.tar.gz --force # in the place of the one before, once the new one is whole\nsla backup sla.tar.gz --json          # answers with data',
  'cli.backup.file': 'the file to write',
  'cli.backup.force': 'take the place of a file that is there',
  'cli.backup.exists': '{file} is there already. Name another file, or take its place with --force.',
  'cli.backup.postgres':
    'The store is on PostgreSQL, which makes its own backups. Type: pg_dump --format=custom --file={file} "$DATABASE_URL"',
  'cli.backup.progress': 'MB of the store',
  'cli.backup.done': '{size, number} MB in {file}.',
  'cli.backup.personal':
    'It holds personal data, as the store does; only you can read the file. Keep it no longer than what was promised of erasure allows.',

  'cli.restore.about': 'put a backup in the place of the embedded store',
  'cli.restore.examples':
    'sla restore sla-2026-03-03.tar.gz       # stop the service first; asks when there is a store already\nsla restore sla-2026-03-03.tar.gz --yes # does not ask; the store that was there is kept aside',
  'cli.restore.file': 'the backup',
  'cli.restore.postgres':
    'The store is on PostgreSQL, whose own backups are restored by its own means. Stop the service, then type: pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" {file}',
  'cli.restore.unreadable': '{file} cannot be read: {detail}.',
  'cli.restore.notABackup': '{file} is not a backup of SLA Clock: {detail}. Nothing was changed.',
  'cli.restore.ask':
    'Put the backup in the place of the store in {folder}? What is there now is kept as {aside}.',
  'cli.restore.cannotMove':
    'The folder {folder} cannot step aside ({detail}), so nothing was changed. Where it is a disk or volume of its own, let SLA_DATA_DIR name a folder in it.',
  'cli.restore.done': '{file} is now the store in {folder}.',
  'cli.restore.kept':
    'What was there before is kept as {aside}. It holds personal data: delete it once all is well.',
  'cli.restore.next':
    'Start the service: it reads every record again before it writes, looks up the tasks made since the backup, and writes the values of contacts once more. Versions of the agreement published since have to be published again, and people erased since are known again until they are erased anew.',
} as const satisfies Record<string, string>;
