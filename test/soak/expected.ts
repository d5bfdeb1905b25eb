/**
 * What the portal should show by its own history: every contact's past, told as facts by this file alone, evaluated at
 * once. The service got there by notices, crashes and comparisons; both must come to the same.
 */
import { CurrentDirectory } from '../../src/application/directory.ts';
import { renderEffects } from '../../src/application/render.ts';
import { type Ration } from '../../src/application/ration.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';
import { watchedProperties } from '../../src/domain/agreement/agreement.ts';
import { onlyVersion } from '../../src/domain/agreement/versions.ts';
import { evaluate } from '../../src/domain/evaluate/evaluate.ts';
import { type Fact } from '../../src/domain/timeline/fact.ts';
import { fullName, type Person } from '../../src/sandbox/portal/people.ts';
import { type Portal } from '../../src/sandbox/portal/portal.ts';
import { valueOf, type StoredRecord } from '../../src/sandbox/portal/record.ts';

/** Each way in which the portal is not as it should be, in a line without names. */
export function differences(
  portal: Portal,
  people: readonly Person[],
  agreement: Agreement,
  ids: readonly string[],
  now: number,
): readonly string[] {
  const directory = new CurrentDirectory();
  directory.replace(
    people.map((person) => ({
      ownerId: person.ownerId,
      userId: String(person.userId),
      name: fullName(person),
      email: person.email,
      type: 'person' as const,
      active: !person.archived,
      teams: person.teams,
      inactive: person.archived ? [{ fromAt: 0, untilAt: Infinity }] : [],
      teamsBefore: [],
      absences: [],
    })),
  );
  return ids.flatMap((id) => {
    const contact = portal.find('contacts', id);
    if (!contact) return [];
    const record = { objectType: 'contact' as const, recordId: id };
    const history = onlyVersion(agreement);
    const facts = factsOf(contact, agreement).map((fact) => ({ fact, learnedAt: fact.occurredAt }));
    const evaluation = evaluate(record, facts, history, directory.current(), now);
    const effects = contact.archivedAt === null ? renderEffects(record, evaluation, history) : [];
    const properties = effects.find(({ kind }) => kind === 'properties')?.wanted.values;
    const tasks = new Map(
      effects
        .filter(({ kind }) => kind === 'task')
        .map(({ wanted }) => [wanted.values.sla_effect_key, wanted.values]),
    );
    const heldBack = new Set(
      effects.filter(({ ration }) => ration && digestIsOpen(portal, ration)).map(({ key }) => key),
    );
    const flags = properties ? wrongProperties(contact, properties) : stillFlagged(contact);
    return [...flags, ...wrongTasks(portal, id, tasks, heldBack)];
  });
}

function factsOf(contact: StoredRecord, agreement: Agreement): readonly Fact[] {
  const record = { objectType: 'contact' as const, recordId: contact.id };
  const told = watchedProperties(agreement).flatMap((property) =>
    (contact.history.get(property) ?? []).map(({ value, at, by }): Fact => ({
      kind: 'property',
      record,
      property,
      value,
      occurredAt: at,
      source: { type: by.type, id: by.id },
    })),
  );
  return told;
}

function wrongProperties(contact: StoredRecord, wanted: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const shown = valueOf(contact, name) ?? '';
    return sameValue(shown, value) ? [] : [`${contact.id} ${name}: "${shown}" instead of "${value}"`];
  });
}

/** A contact that nobody tracks says so, or never said anything; what one in the recycle bin says nobody sees. */
function stillFlagged(contact: StoredRecord): readonly string[] {
  const shown = valueOf(contact, 'sla_status');
  if (contact.archivedAt !== null || shown === null || shown === 'not_tracked') return [];
  return [`${contact.id} sla_status: "${shown}" though nobody tracks it`];
}

/** Where a rep was given no more reminders on a day, one open task tells of the others. */
function digestIsOpen(portal: Portal, { ownerId, day }: Ration): boolean {
  return portal
    .all('tasks')
    .some(
      (task) =>
        valueOf(task, 'sla_effect_key') === `digest:reminders:${ownerId}:${day}` &&
        valueOf(task, 'hs_task_status') !== 'COMPLETED',
    );
}

/** @param heldBack reminders that need not be there */
function wrongTasks(
  portal: Portal,
  contactId: string,
  wanted: ReadonlyMap<string | undefined, Readonly<Record<string, string>>>,
  heldBack: ReadonlySet<string>,
): readonly string[] {
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  for (const taskId of portal.associations.joined('contacts', contactId, 'tasks')) {
    const task = portal.find('tasks', taskId);
    const key = task && valueOf(task, 'sla_effect_key');
    if (!task || !key) continue;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (key.startsWith('digest:')) continue; // tells of many, and only hangs on this contact
    const values = wanted.get(key);
    const status = valueOf(task, 'hs_task_status');
    if (!values) {
      if (status !== 'COMPLETED') wrong.push(`${key}: ${status} instead of closed`);
      continue;
    }
    for (const name of ['hs_task_status', 'hubspot_owner_id', 'hs_timestamp', 'hs_task_subject']) {
      const shown = valueOf(task, name) ?? '';
      if (!sameValue(shown, values[name] ?? ''))
        wrong.push(`${key} ${name}: "${shown}" instead of "${values[name]}"`);
    }
  }
  for (const [key, count] of seen) if (count > 1) wrong.push(`${key}: ${count} tasks instead of one`);
  for (const key of wanted.keys()) {
    if (key && !seen.has(key) && !heldBack.has(key)) wrong.push(`${key}: no task`);
  }
  return wrong;
}

/** Datetimes may be written as ISO or as epoch ms. */
function sameValue(shown: string, wanted: string): boolean {
  return shown === wanted || (shown !== '' && instant(shown) === instant(wanted));
}

function instant(text: string): number | string {
  if (/^\d{13}$/.test(text)) return Number(text);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : text;
}
