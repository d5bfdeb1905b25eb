/** What a file system answers where the file that was named is the reason, and not this program. */
export const FILE_FAULTS: ReadonlySet<string> = new Set([
  'EACCES',
  'EISDIR',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);
