/** What the receiver counts, for Prometheus and for people who ask why nothing arrives. */
import { Counter, type Registry } from 'prom-client';

export interface ReceiverCounters {
  /** Deliveries by outcome: kept, notJson, tooDeep, notNotices, unavailable. */
  readonly deliveries: Counter<'outcome'>;
  /** Notices by outcome (fact, ignored, own, quarantined) and HubSpot's type ("unknown" for types we do not know). */
  readonly notices: Counter<'outcome' | 'type'>;
  /** Requests refused for their signature: missing, malformed, stale, future, forged. */
  readonly signaturesRefused: Counter<'reason'>;
}

export function receiverCounters(registry: Registry): ReceiverCounters {
  const registers = [registry];
  return {
    deliveries: new Counter({
      name: 'sla_deliveries_total',
      help: 'Webhook deliveries with a valid signature, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    notices: new Counter({
      name: 'sla_notices_total',
      help: 'Notices in deliveries, by outcome and type.',
      labelNames: ['outcome', 'type'],
      registers,
    }),
    signaturesRefused: new Counter({
      name: 'sla_signatures_refused_total',
      help: 'Requests refused for their signature, by reason.',
      labelNames: ['reason'],
      registers,
    }),
  };
}
