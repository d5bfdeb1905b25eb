/**
 * Judges what was gathered: pure, so that every finding can be had without a network.
 *
 * Example: a portal with three leads that nobody owns gives `{ id: 'leadsUnowned', level: 'warning', values: { count: 3 } }`.
 */
import { trouble, well, type Finding } from './finding.ts';
import { type Gathered, type LeadProcess } from './gathered.ts';
import { judgePortal } from './judgePortal.ts';
import { judgeService } from './judgeService.ts';

export function judge(gathered: Gathered): readonly Finding[] {
  const { leads } = gathered;
  return [
    ...judgeService(gathered),
    ...judgePortal(gathered),
    ...(leads.kind === 'told' ? judgeLeads(leads.value) : []),
  ];
}

function judgeLeads({
  leads,
  unowned,
  inactive,
  unused,
  unreasoned,
  silent,
}: LeadProcess): readonly Finding[] {
  if (leads === null) return [trouble('note', 'leadsUnknown')];
  if (leads === 0) return [trouble('note', 'leadsNone')];
  const { owners } = inactive;
  const findings = [
    ...((unowned ?? 0) > 0 ? [trouble('warning', 'leadsUnowned', { count: unowned ?? 0 })] : []),
    ...(inactive.count > 0
      ? [
          owners.length > 0
            ? trouble('warning', 'leadsOfInactive', { count: inactive.count, names: { list: owners } })
            : trouble('warning', 'leadsOfManyInactive', { count: inactive.count }),
        ]
      : []),
    ...((silent ?? 0) > 0 ? [trouble('warning', 'leadsSilent', { count: silent ?? 0 })] : []),
    ...unreasoned
      .filter(({ count }) => count > 0)
      .map(({ disposition, count }) =>
        trouble('note', 'dispositionsUnreasoned', {
          count,
          disposition: { words: `doctor.disposition.${disposition}` as const },
        }),
      ),
    ...unused.map(({ property, values }) =>
      trouble('note', 'statusesUnused', { property, count: values.length, values: { list: values } }),
    ),
  ];
  return findings.length > 0 ? findings : [well('leadsGood', { count: leads })];
}
