/** The code by which file systems, sockets and databases name a fault, such as ENOENT or 40P01; null: it has none. */
export function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
}
