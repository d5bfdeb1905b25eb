/** Records as the desk shows them: names for ids, labels for values, one list for all that happened. */
import { fullName } from '../portal/people.ts';
import { type PropertyDefinition } from '../portal/definitions.ts';
import { type ObjectType } from '../portal/kinds.ts';
import { type Portal } from '../portal/portal.ts';
import { valueOf, type Source, type StoredRecord } from '../portal/record.ts';

/** Kept by HubSpot for itself; of no use to a reader. */
const UNSEEN = new Set([
  'hs_object_id',
  'lastmodifieddate',
  'createdate',
  'hs_merged_object_ids',
  'hs_createdate',
  'hs_lastmodifieddate',
]);
const TIMELINE_AT_MOST = 60;

export interface Summary {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly teamName: string | null;
  readonly lifecycleStage: string | null;
  readonly lifecycleStageLabel: string | null;
  readonly leadStatus: string | null;
  readonly leadStatusLabel: string | null;
  readonly slaStatus: string | null;
  readonly slaDeadlineAt: number | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

export function summaryOf(portal: Portal, record: StoredRecord): Summary {
  const value = (name: string): string | null => valueOf(record, name);
  const label = (name: string): string | null => labelOf(portal, 'contacts', name, value(name));
  const ownerId = value('hubspot_owner_id');
  const owner = ownerId === null ? undefined : portal.people.byOwnerId(ownerId);
  const deadline = value('sla_deadline');
  return {
    id: record.id,
    name: [value('firstname'), value('lastname')].filter(Boolean).join(' '),
    email: value('email'),
    company: value('company'),
    jobTitle: value('jobtitle'),
    ownerId,
    ownerName: owner ? fullName(owner) : null,
    teamName: owner?.teams.find(({ primary }) => primary)?.name ?? null,
    lifecycleStage: value('lifecyclestage'),
    lifecycleStageLabel: label('lifecyclestage'),
    leadStatus: value('hs_lead_status'),
    leadStatusLabel: label('hs_lead_status'),
    slaStatus: value('sla_status'),
    slaDeadlineAt: deadline === null ? null : Date.parse(deadline),
    createdAt: record.createdAt,
    changedAt: record.updatedAt,
  };
}

export function propertiesOf(portal: Portal, record: StoredRecord): readonly object[] {
  const groups = new Map(portal.schema.groups('contacts').map(({ name, label }) => [name, label]));
  return portal.schema
    .properties('contacts')
    .filter(({ name }) => !UNSEEN.has(name))
    .map(({ name, label, groupName, type }) => {
      const last = record.history.get(name)?.at(-1);
      const value = valueOf(record, name);
      return {
        name,
        label,
        group: groups.get(groupName) ?? groupName,
        type,
        value,
        valueLabel: labelOf(portal, 'contacts', name, value),
        changedAt: last?.at ?? null,
        source: last ? whoOf(last.by) : null,
      };
    });
}

export function tasksOf(portal: Portal, record: StoredRecord): readonly object[] {
  return liveTasks(portal, record)
    .map((task) => {
      const value = (name: string): string | null => valueOf(task, name);
      const instant = (name: string): number | null => {
        const text = value(name);
        return text === null ? null : Date.parse(text);
      };
      return {
        id: task.id,
        subject: value('hs_task_subject') ?? '',
        body: value('hs_task_body'),
        status: value('hs_task_status') ?? 'NOT_STARTED',
        priority: value('hs_task_priority'),
        dueAt: instant('hs_timestamp'),
        ownerName: labelOf(portal, 'tasks', 'hubspot_owner_id', value('hubspot_owner_id')),
        createdAt: task.createdAt,
        completedAt: instant('hs_task_completion_date'),
        effectKey: value('sla_effect_key'),
      };
    })
    .reverse();
}

/** All that happened to the record and its tasks, newest first. */
export function timelineOf(portal: Portal, record: StoredRecord): readonly object[] {
  const changes = [...record.history]
    .filter(([name]) => !UNSEEN.has(name))
    .flatMap(([name, versions]) =>
      versions.map((version, place) => ({
        at: version.at,
        kind: 'property' as const,
        label: portal.schema.property('contacts', name)?.label ?? name,
        from: labelOf(portal, 'contacts', name, versions[place - 1]?.value ?? null),
        to: labelOf(portal, 'contacts', name, version.value || null),
        by: whoOf(version.by),
      })),
    );
  const tasks = liveTasks(portal, record).flatMap((task) =>
    (task.history.get('hs_task_status') ?? []).map((version) => ({
      at: version.at,
      kind: 'task' as const,
      label: valueOf(task, 'hs_task_subject') ?? '',
      from: null,
      to: labelOf(portal, 'tasks', 'hs_task_status', version.value),
      by: whoOf(version.by),
    })),
  );
  const created = {
    at: record.createdAt,
    kind: 'created' as const,
    label: 'Contact',
    from: null,
    to: null,
    by: null,
  };
  return [...changes, ...tasks, created].sort((a, b) => b.at - a.at).slice(0, TIMELINE_AT_MOST);
}

function liveTasks(portal: Portal, record: StoredRecord): readonly StoredRecord[] {
  return portal.associations
    .joined('contacts', record.id, 'tasks')
    .map((id) => portal.find('tasks', id))
    .filter((task) => task !== undefined)
    .filter(({ archivedAt }) => archivedAt === null);
}

/** What a person reads in place of a value; the value itself where there is nothing better. */
function labelOf(portal: Portal, type: ObjectType, name: string, value: string | null): string | null {
  if (value === null || value === '') return null;
  const property: PropertyDefinition | undefined = portal.schema.property(type, name);
  if (property?.ofOwners) {
    const owner = portal.people.byOwnerId(value);
    return owner ? fullName(owner) : value;
  }
  return property?.options.find((option) => option.value === value)?.label ?? value;
}

function whoOf(by: Source): string {
  return by.label || by.type;
}
