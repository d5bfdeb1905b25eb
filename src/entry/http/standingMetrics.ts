/** What Prometheus is told of the store and of HubSpot. */
import { Gauge, Histogram, type Registry } from 'prom-client';
import { type Allowance, type CallReport } from '../../application/crm.ts';
import { type Standing } from '../../application/standing.ts';
import { type TimeSource } from '../../application/timeSource.ts';

/** Counting rows costs; whoever scrapes more often is told the same. */
const FRESH_MS = 10_000;
const MS_A_SECOND = 1_000;

/** Gauges that ask the store when they are scraped; they are absent while the database does not answer. */
export function standingMetrics(
  registry: Registry,
  counted: () => Promise<Standing>,
  time: TimeSource,
): void {
  let asked: { readonly at: number; readonly standing: Promise<Standing | null> } | null = null;
  const standing = (): Promise<Standing | null> => {
    const now = time.now();
    if (asked === null || now - asked.at >= FRESH_MS) {
      asked = { at: now, standing: counted().catch(() => null) };
    }
    return asked.standing;
  };
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    valuesOf: (standing: Standing) => readonly (readonly [number, Partial<Record<Label, string>>])[],
  ): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const now = await standing();
        this.reset();
        for (const [value, labels] of now === null ? [] : valuesOf(now)) this.set(labels, value);
      },
    });
  };
  gauge('sla_records', 'Contacts that are known, by what they wait for.', ['state'], (now) => [
    [now.records, { state: 'known' }],
    [now.unread, { state: 'unread' }],
    [now.due, { state: 'due' }],
    [now.stuck, { state: 'stuck' }],
    [now.faulty.count, { state: 'faulty' }],
  ]);
  gauge(
    'sla_clocks',
    'Running clocks, by state; shadow ones are for reports only.',
    ['state'],
    ({ clocks }) => {
      const { onTrack, dueSoon, overdue, shadow } = clocks;
      return Object.entries({ onTrack, dueSoon, overdue, shadow }).map(
        ([state, count]) => [count, { state }] as const,
      );
    },
  );
  gauge('sla_effects_owed', 'Writes that HubSpot is yet to be told, by kind.', ['kind'], ({ owed }) => [
    [owed.properties, { kind: 'properties' }],
    [owed.tasks, { kind: 'task' }],
  ]);
  gauge('sla_effects_set_aside', 'Writes that HubSpot refused for good, by reason.', ['reason'], (now) =>
    Object.entries(now.setAside).map(([reason, count]) => [count, { reason }] as const),
  );
  gauge('sla_quarantined', 'Notices that could not be understood.', [], ({ quarantined }) => [
    [Object.values(quarantined).reduce((sum, count) => sum + count, 0), {}],
  ]);
  gauge('sla_delivery_timestamp_seconds', 'When the last delivery was kept.', [], ({ delivered }) =>
    delivered === null ? [] : [[delivered.lastAt / MS_A_SECOND, {}]],
  );
}

/** Calls to HubSpot. @returns told of each call */
export function callMetrics(registry: Registry, allowance: () => Allowance): (call: CallReport) => void {
  new Gauge({
    name: 'sla_hubspot_calls_left_today',
    help: "Calls HubSpot still takes from the account today; below a tenth of the day's only what is overdue goes out.",
    registers: [registry],
    collect() {
      this.set(allowance().callsToday?.remaining ?? NaN);
    },
  });
  const calls = new Histogram({
    name: 'sla_hubspot_call_seconds',
    help: 'Calls to HubSpot, by kind and outcome, with the time they waited for their turn.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  return ({ kind, outcome, ms }) => {
    calls.observe({ kind, outcome }, ms / MS_A_SECOND);
  };
}
