/**
 * A HubSpot portal in memory: records with their history, what may be written to them, and the news of every change.
 * It behaves as HubSpot's guides and API descriptions say; where HubSpot's behaviour is not documented it takes the
 * reading that is hardest for a client.
 */
import { Associations } from './associations.ts';
import { LIFECYCLE_STAGES, type ObjectType } from './definitions.ts';
import { invalidValues, notFound, PortalError } from './errors.ts';
import { People, type Person } from './people.ts';
import { setValue, valueOf, type Change, type Source, type StoredRecord } from './record.ts';
import { Schema } from './schema.ts';

/** Beyond 32 bits, as real ids are. */
const FIRST_IDS: Readonly<Record<ObjectType, number>> = { contacts: 541_935_488_001, tasks: 77_012_300_001 };
const MODIFIED: Readonly<Record<ObjectType, string>> = {
  contacts: 'lastmodifieddate',
  tasks: 'hs_lastmodifieddate',
};
const CREATED: Readonly<Record<ObjectType, string>> = { contacts: 'createdate', tasks: 'hs_createdate' };
const REQUIRED: Readonly<Record<ObjectType, readonly string[]>> = { contacts: [], tasks: ['hs_timestamp'] };
/** HubSpot's record pages may move a stage back; an API call may not. */
const MAY_MOVE_STAGE_BACK = new Set(['CRM_UI', 'AUTOMATION_PLATFORM']);

export class Portal {
  readonly schema: Schema;
  readonly people: People;
  readonly associations = new Associations();
  readonly #clock: () => number;
  readonly #records: Readonly<Record<ObjectType, Map<string, StoredRecord>>> = {
    contacts: new Map(),
    tasks: new Map(),
  };
  readonly #survivors = new Map<string, string>();
  readonly #nextIds = { ...FIRST_IDS };
  readonly #listeners: ((change: Change) => void)[] = [];
  #pastAt: number | null = null;

  constructor(now: () => number, people: readonly Person[]) {
    this.#clock = now;
    this.people = new People(people);
    this.schema = new Schema((id) => this.people.byOwnerId(id) !== undefined);
  }

  /** Does something as if it were done at an earlier instant (epoch ms), to give a new portal a past. */
  inThePast(at: number, act: () => void): void {
    this.#pastAt = at;
    try {
      act();
    } finally {
      this.#pastAt = null;
    }
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Records that are not archived, oldest first. */
  all(type: ObjectType): readonly StoredRecord[] {
    return [...this.#records[type].values()].filter(({ archivedAt }) => archivedAt === null);
  }

  /** A contact that is not archived. */
  findByEmail(email: string): StoredRecord | undefined {
    return this.all('contacts').find((record) => valueOf(record, 'email') === email);
  }

  /** A record by its id, archived ones included. */
  find(type: ObjectType, id: string): StoredRecord | undefined {
    return this.#records[type].get(id);
  }

  /** As `find`, and an id that was merged away leads to the survivor. */
  findThroughMerges(type: ObjectType, id: string): StoredRecord | undefined {
    let current = id;
    for (let next = this.#survivors.get(`${type}:${current}`); next !== undefined;) {
      current = next;
      next = this.#survivors.get(`${type}:${current}`);
    }
    return this.find(type, current);
  }

  /** @throws PortalError when a value cannot be taken; nothing is created then */
  create(type: ObjectType, values: Readonly<Record<string, unknown>>, by: Source): StoredRecord {
    const taken = this.check(type, values, null);
    const now = this.#now();
    const id = String(this.#nextIds[type]++);
    const record: StoredRecord = {
      type,
      id,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
      history: new Map(),
    };
    this.#records[type].set(id, record);
    const system = { type: 'INTERNAL_PROCESSING', id: 'CRM', label: '' };
    setValue(record, 'hs_object_id', id, now, system);
    setValue(record, CREATED[type], new Date(now).toISOString(), now, system);
    this.#tell({ kind: 'created', type, id, at: now, by });
    this.#write(record, taken, by);
    return record;
  }

  /**
   * Archived records and ids merged away are not found.
   * @throws PortalError when there is no such record or a value cannot be taken; nothing is changed then
   */
  update(type: ObjectType, id: string, values: Readonly<Record<string, unknown>>, by: Source): StoredRecord {
    const record = this.find(type, id);
    if (record?.archivedAt !== null) throw notFound(type, [id]);
    this.#write(record, this.check(type, values, id), by);
    return record;
  }

  /**
   * What a write would store, without writing it.
   * @param id the record to be changed; null: one is to be created
   * @throws PortalError when a value cannot be taken or a required one is missing
   */
  check(
    type: ObjectType,
    values: Readonly<Record<string, unknown>>,
    id: string | null,
  ): ReadonlyMap<string, string> {
    const taken = this.schema.normalised(type, values);
    const missing = id === null ? REQUIRED[type].filter((name) => !taken.get(name)) : [];
    if (missing.length > 0) {
      throw new PortalError(400, 'VALIDATION_ERROR', 'Some required properties were not set.', {
        context: { properties: missing },
      });
    }
    this.#refuseDoubles(type, taken, id);
    return taken;
  }

  /** As `check` for each of them, and no two may take the same value where values are unique. */
  checkAll(
    type: ObjectType,
    inputs: readonly { readonly id: string | null; readonly values: Readonly<Record<string, unknown>> }[],
  ): void {
    const held = new Set<string>();
    for (const { id, values } of inputs) {
      for (const [name, value] of this.check(type, values, id)) {
        if (value === '' || this.schema.property(type, name)?.hasUniqueValue !== true) continue;
        const one = JSON.stringify([name, value]);
        if (held.has(one)) {
          const message = `Two inputs have the same value of "${name}".`;
          throw invalidValues([{ name, error: 'CONFLICTING_UNIQUE_VALUE', message }]);
        }
        held.add(one);
      }
    }
  }

  /** Puts a record into the recycle bin; one that is not there stays not there. */
  archive(type: ObjectType, id: string, by: Source): void {
    const record = this.find(type, id);
    if (record?.archivedAt !== null) return;
    record.archivedAt = this.#now();
    this.#tell({ kind: 'deleted', type, id, at: record.archivedAt, by });
  }

  restore(type: ObjectType, id: string, by: Source): void {
    const record = this.find(type, id);
    if (typeof record?.archivedAt !== 'number') throw notFound(type, [id]);
    record.archivedAt = null;
    this.#tell({ kind: 'restored', type, id, at: this.#now(), by });
  }

  /** HubSpot's deletion for privacy: nothing is left, and two notices tell of it. */
  erase(type: ObjectType, id: string, by: Source): void {
    if (!this.#records[type].delete(id)) throw notFound(type, [id]);
    const at = this.#now();
    this.#tell({ kind: 'erased', type, id, at, by });
    this.#tell({ kind: 'deleted', type, id, at, by });
  }

  /** Both records end in one with a new id; where both have a value the primary's stands. */
  merge(type: ObjectType, primaryId: string, otherId: string, by: Source): StoredRecord {
    const primary = this.find(type, primaryId);
    const other = this.find(type, otherId);
    if (!primary || !other || primary === other) throw notFound(type, [primaryId, otherId]);
    const now = this.#now();
    const id = String(this.#nextIds[type]++);
    const history = new Map<string, StoredRecord['history'] extends Map<string, infer V> ? V : never>();
    for (const name of new Set([...other.history.keys(), ...primary.history.keys()])) {
      const kept = primary.history.get(name) ?? other.history.get(name) ?? [];
      history.set(name, [...kept]);
    }
    const createdAt = Math.min(primary.createdAt, other.createdAt);
    const survivor: StoredRecord = { type, id, createdAt, updatedAt: now, archivedAt: null, history };
    this.#records[type].delete(primaryId);
    this.#records[type].delete(otherId);
    this.#records[type].set(id, survivor);
    for (const old of [primaryId, otherId]) {
      this.#survivors.set(`${type}:${old}`, id);
      this.associations.move(type, old, id);
    }
    setValue(survivor, 'hs_object_id', id, now, by);
    setValue(survivor, 'hs_merged_object_ids', `${primaryId};${otherId}`, now, by);
    this.#tell({ kind: 'merged', type, id, primaryId, mergedIds: [otherId], at: now, by });
    return survivor;
  }

  #write(record: StoredRecord, values: ReadonlyMap<string, string>, by: Source): void {
    const now = this.#now();
    for (const [property, value] of values) {
      if (property === 'lifecyclestage' && this.#wouldMoveBack(record, value, by)) continue;
      const version = setValue(record, property, value, now, by);
      if (!version) continue;
      if (property === 'hs_task_status') {
        setValue(
          record,
          'hs_task_completion_date',
          value === 'COMPLETED' ? new Date(now).toISOString() : '',
          now,
          by,
        );
      }
      const { type, id } = record;
      const isInstant = this.schema.property(type, property)?.type.startsWith('date') === true;
      // Notices carry dates in milliseconds, unlike the API's answers.
      const told = isInstant && value !== '' ? String(Date.parse(value)) : value;
      this.#tell({ kind: 'property', type, id, property, value: told, at: version.at, by });
    }
    setValue(record, MODIFIED[record.type], new Date(record.updatedAt).toISOString(), now, by);
  }

  /** Through the API a stage moves forward only; a backward write succeeds and changes nothing. */
  #wouldMoveBack(record: StoredRecord, value: string, by: Source): boolean {
    const place = (stage: string | null): number => LIFECYCLE_STAGES.findIndex(([name]) => name === stage);
    if (value === '' || MAY_MOVE_STAGE_BACK.has(by.type)) return false;
    return place(value) < place(valueOf(record, 'lifecyclestage'));
  }

  #refuseDoubles(type: ObjectType, values: ReadonlyMap<string, string>, ownId: string | null): void {
    for (const [name, value] of values) {
      if (value === '' || this.schema.property(type, name)?.hasUniqueValue !== true) continue;
      const holder = this.all(type).find((record) => record.id !== ownId && valueOf(record, name) === value);
      if (!holder) continue;
      if (name === 'email') {
        throw new PortalError(409, 'CONFLICT', `Contact already exists. Existing ID: ${holder.id}`);
      }
      throw invalidValues([
        { name, error: 'CONFLICTING_UNIQUE_VALUE', message: `${holder.id} already has that value.` },
      ]);
    }
  }

  #now(): number {
    return this.#pastAt ?? this.#clock();
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
