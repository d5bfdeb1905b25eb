/** Tasks: made once, tied to their contact and to the effect they were made for. */
import { type Client } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/objects/models/AssociationSpec.js';
import {
  type Errand,
  type FoundTask,
  type NewTask,
  type TaskUpdate,
  type WriteOutcome,
} from '../../application/crm.ts';
import { associatedIds, refuseIncomplete } from './associations.ts';
import { BATCH_SIZE, chunksOf, outcomeOf, refusalOf, sendInBatches } from './batches.ts';
import { type Calls } from './calls.ts';
import { HubSpotRejection, rejectionOf } from './faults.ts';
import { sendUpdates } from './updates.ts';

/** HubSpot's association type of a task with a contact. */
const TASK_TO_CONTACT = 204;
const EFFECT_KEY = 'sla_effect_key';
/** What we write on a task besides. */
const OUR_VALUES = [
  'hs_task_subject',
  'hs_task_body',
  'hs_timestamp',
  'hs_task_status',
  'hs_task_priority',
  'hs_task_type',
  'hubspot_owner_id',
] as const;
const CONFLICT = 409;
/** HubSpot's code for a value that another record has in a property that must be unique. */
const NOT_UNIQUE = 'CONFLICTING_UNIQUE_VALUE';

function associationWith(contactId: string) {
  return [
    {
      to: { id: contactId },
      types: [{ associationCategory: Category.HubspotDefined, associationTypeId: TASK_TO_CONTACT }],
    },
  ];
}

/**
 * Creates tasks. An input without outcome in the answer may have been created: the caller looks it up.
 * With a trace id for each input HubSpot creates the good ones and names the bad ones.
 *
 * Not by `batch/upsert`, though it knows a task by a unique property: it takes no associations, so that a task would stand
 * without its contact until a second call, and for ever after a crash between the two.
 */
export function createTasks(
  client: Client,
  calls: Calls,
  tasks: readonly NewTask[],
  errand?: Errand,
): Promise<readonly WriteOutcome[]> {
  const options = { errand, tellLocked: true };
  const one = async ({ key, contactId, properties }: NewTask): Promise<WriteOutcome> => {
    const { id } = await calls.once(
      () =>
        client.crm.objects.tasks.basicApi.create({
          properties: { ...properties },
          associations: associationWith(contactId),
        }),
      options,
    );
    return { ok: true, key, id };
  };
  const many = async (chunk: readonly NewTask[]): Promise<readonly WriteOutcome[]> => {
    const answer = await calls.once(
      () =>
        client.crm.objects.tasks.batchApi.create({
          inputs: chunk.map(({ key, contactId, properties }) => ({
            objectWriteTraceId: key,
            properties: { ...properties },
            associations: associationWith(contactId),
          })),
        }),
      options,
    );
    const made = new Map(
      answer.results.map((task) => [task.properties[EFFECT_KEY] ?? task.objectWriteTraceId, task.id]),
    );
    const refused = new Map(
      ('errors' in answer ? (answer.errors ?? []) : []).flatMap((entry) =>
        (entry.context.objectWriteTraceId ?? []).map((key) => [key, rejectionOf(entry)] as const),
      ),
    );
    const outcomes = await Promise.all(
      chunk.map(async (task): Promise<WriteOutcome | null> => {
        const id = made.get(task.key);
        if (id !== undefined) return { ok: true, key: task.key, id };
        const rejection = refused.get(task.key);
        if (rejection === undefined) return null;
        return rejection === null ? outcomeOf(task, one) : refusalOf(task.key, rejection);
      }),
    );
    return outcomes.filter((outcome) => outcome !== null);
  };
  return sendInBatches(tasks, many, one).then((outcomes) =>
    outcomes.filter((outcome) => outcome.ok || !existsAlready(outcome.detail)),
  );
}

/** HubSpot says a task with this effect's key exists: that is no refusal, it has to be found. */
function existsAlready(detail: string): boolean {
  return detail.startsWith(String(CONFLICT)) || detail.includes(NOT_UNIQUE);
}

/** A task that somebody deleted is told as missing. */
export function updateTasks(
  client: Client,
  calls: Calls,
  updates: readonly TaskUpdate[],
  errand?: Errand,
): Promise<readonly WriteOutcome[]> {
  const { batchApi, basicApi } = client.crm.objects.tasks;
  return sendUpdates(
    { update: (inputs) => batchApi.update({ inputs }), find: (id) => basicApi.getById(id, ['hs_object_id']) },
    calls,
    updates.map(({ key, taskId, properties }) => ({ key, id: taskId, properties })),
    errand,
  );
}

/**
 * All tasks associated with the contacts, with our key where they have one.
 * @throws CrmUnavailable when HubSpot could not look for some of them: then it is not known that there are none
 */
export async function findTasks(
  client: Client,
  calls: Calls,
  contactIds: readonly string[],
  errand?: Errand,
): Promise<readonly FoundTask[]> {
  const tasksOf = await associatedIds(client, calls, 'contacts', 'tasks', contactIds, errand);
  const contactOf = new Map(
    [...tasksOf].flatMap(([contactId, ids]) => ids.map((id) => [id, contactId] as const)),
  );
  const read = await Promise.all(
    chunksOf([...contactOf.keys()], BATCH_SIZE).map((ids) =>
      calls.repeatable(
        () =>
          client.crm.objects.tasks.batchApi.read({
            inputs: ids.map((id) => ({ id })),
            properties: [EFFECT_KEY, ...OUR_VALUES],
            propertiesWithHistory: [],
          }),
        { errand },
      ),
    ),
  );
  return read
    .flatMap(({ results }) => results)
    .map((task) => ({
      taskId: task.id,
      contactId: contactOf.get(task.id) ?? '',
      effectKey: task.properties[EFFECT_KEY] ?? null,
      values: Object.fromEntries(OUR_VALUES.map((name) => [name, task.properties[name] ?? ''])),
    }));
}

/**
 * The ids of tasks by the keys of their effects. HubSpot reads by a unique property at once, as by an id.
 * @returns null where it does not, since the portal has the property as one that need not be unique
 * @throws CrmUnavailable as findTasks
 */
export async function findTasksByKey(
  client: Client,
  calls: Calls,
  keys: readonly string[],
  errand?: Errand,
): Promise<ReadonlyMap<string, string> | null> {
  try {
    const answers = await Promise.all(
      chunksOf(keys, BATCH_SIZE).map((chunk) =>
        calls.repeatable(
          () =>
            client.crm.objects.tasks.batchApi.read({
              inputs: chunk.map((id) => ({ id })),
              idProperty: EFFECT_KEY,
              properties: [EFFECT_KEY],
              propertiesWithHistory: [],
            }),
          { errand },
        ),
      ),
    );
    refuseIncomplete(answers, 'tasks');
    const found = answers.flatMap(({ results }) => results);
    return new Map(found.map(({ id, properties }) => [properties[EFFECT_KEY] ?? '', id]));
  } catch (error) {
    if (error instanceof HubSpotRejection && error.status === 400) return null;
    throw error;
  }
}
