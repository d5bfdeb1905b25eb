/** Preloaded into a process: no name resolves while the file at NAMES_BROKEN is there; it holds the error's code. */
import dns, { type LookupAddress } from 'node:dns';
import { existsSync, readFileSync } from 'node:fs';

type Told = (
  error: NodeJS.ErrnoException | null,
  address?: string | LookupAddress[],
  family?: number,
) => void;

const file = process.env.NAMES_BROKEN ?? '';
const lookup = dns.lookup as (...given: readonly unknown[]) => void;

dns.lookup = ((...given: readonly unknown[]) => {
  if (!existsSync(file)) {
    lookup(...given);
    return;
  }
  const code = readFileSync(file, 'utf8');
  const error = Object.assign(new Error(`getaddrinfo ${code} ${String(given[0])}`), {
    code,
    syscall: 'getaddrinfo',
  });
  setImmediate(() => {
    (given.at(-1) as Told)(error);
  });
}) as unknown as typeof dns.lookup;
