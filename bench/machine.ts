/** On what the numbers were measured; a number without it says nothing. */
import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** Processes that wanted to run in the last minute; more than the cores means the numbers are too low. */
  readonly load: number;
}

export function machine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${process.arch}`,
    node: process.version,
    v8: process.versions.v8,
    load: loadavg()[0] ?? 0,
  };
}
