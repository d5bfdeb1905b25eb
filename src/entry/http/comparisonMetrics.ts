/** What Prometheus is told of the comparisons with HubSpot. */
import { Counter, Gauge, type Registry } from 'prom-client';
import { type TimeSource } from '../../application/timeSource.ts';

export function comparisonMetrics(
  registry: Registry,
  time: TimeSource,
): (step: { readonly marked: number; readonly done: boolean }) => void {
  const endedAt = new Gauge({
    name: 'sla_reconciled_timestamp_seconds',
    help: 'When the last comparison with HubSpot came to its end',
    registers: [registry],
  });
  const marked = new Counter({
    name: 'sla_reconciled_records_total',
    help: 'Records that a comparison with HubSpot found unknown or changed unheard',
    registers: [registry],
  });
  return (step) => {
    marked.inc(step.marked);
    if (step.done) endedAt.set(time.now() / 1_000);
  };
}
