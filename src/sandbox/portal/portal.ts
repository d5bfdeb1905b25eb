/**
 * A HubSpot portal in memory: records with their history, what may be written to them, and the news of every change.
 * It behaves as HubSpot's guides and API descriptions say; where HubSpot's behaviour is not documented it takes the
 * reading that is hardest for a client.
 */
import { Associations, type Edge } from './associations.ts';
import { rollups } from './activities.ts';
import { inCompanyCurrency } from './currency.ts';
import { invalidValues, locked, notFound, PortalError } from './errors.ts';
import { KINDS, type ObjectType } from './kinds.ts';
import { usualManners } from './manners.ts';
import { mergeHistories } from './merging.ts';
import { People, type Person } from './people.ts';
import { setValue, valueOf, type Change, type Source, type StoredRecord } from './record.ts';
import { Schema } from './schema.ts';
import { Shelf } from './shelf.ts';
import { movesStageBack } from './stages.ts';

const SYSTEM: Source = { type: 'INTERNAL_PROCESSING', id: 'CRM', label: '' };
const CALCULATED: Source = { type: 'CALCULATED', id: 'RollupProperties', label: '' };
const LOCKED_MS = 2_000;

export class Portal {
  readonly schema: Schema;
  readonly people: People;
  readonly manners = usualManners();
  readonly associations = new Associations((edge, removed, by) => {
    this.#associationChanged(edge, removed, by ?? SYSTEM);
  });
  readonly #clock: () => number;
  readonly #watch: () => number;
  readonly #shelf = new Shelf();
  readonly #locked = new Map<string, number>();
  readonly #listeners: ((change: Change) => void)[] = [];
  #pastAt: number | null = null;

  /**
   * @param now the portal's time, epoch ms
   * @param watch milliseconds that only grow: how patient a client is shows on the machine's watch, not on the portal's
   */
  constructor(now: () => number, people: readonly Person[], watch: () => number = now) {
    this.#clock = now;
    this.#watch = watch;
    this.people = new People(people, now);
    this.schema = new Schema((id) => this.people.byOwnerId(id)?.archived === false);
  }

  /** Does something as if it were done at an earlier instant (epoch ms), to give a new portal a past. */
  inThePast<T>(at: number, act: () => T): T {
    const before = this.#pastAt;
    this.#pastAt = at;
    try {
      return act();
    } finally {
      this.#pastAt = before;
    }
  }

  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Records that are not archived, or those that are; oldest first. */
  all(type: ObjectType, archived = false): readonly StoredRecord[] {
    return [...this.#shelf.everything(type)].filter((record) => (record.archivedAt !== null) === archived);
  }

  /** A record that is not archived, by a value that only one may have. */
  findBy(type: ObjectType, property: string, value: string): StoredRecord | undefined {
    return this.#shelf.holderOf(type, property, value);
  }

  /** Archived ones included. */
  find(type: ObjectType, id: string): StoredRecord | undefined {
    return this.#shelf.find(type, id);
  }

  /** As `find`, and an id that was merged away leads to the survivor. */
  findThroughMerges(type: ObjectType, id: string): StoredRecord | undefined {
    return this.#shelf.findThroughMerges(type, id);
  }

  /** @throws PortalError when a value cannot be taken; nothing is created then */
  create(type: ObjectType, values: Readonly<Record<string, unknown>>, by: Source): StoredRecord {
    const taken = this.check(type, values, null);
    const now = this.#now();
    const id = this.#shelf.nextId(type);
    const times = { createdAt: now, updatedAt: now, archivedAt: null };
    const record: StoredRecord = { type, id, ...times, history: new Map() };
    this.#shelf.put(record);
    setValue(record, 'hs_object_id', id, now, SYSTEM);
    setValue(record, KINDS[type].created, new Date(now).toISOString(), now, SYSTEM);
    this.#tell({ kind: 'created', type, id, at: now, by });
    this.#write(record, taken, by);
    return record;
  }

  /**
   * Archived records and ids merged away are not found.
   * @throws PortalError when there is no such record, it is locked or a value cannot be taken; nothing is changed then
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
   * @throws PortalError when a value cannot be taken, a required one is missing or the record is locked
   */
  check(
    type: ObjectType,
    values: Readonly<Record<string, unknown>>,
    id: string | null,
  ): ReadonlyMap<string, string> {
    if (id !== null && (this.#locked.get(`${type}:${id}`) ?? -Infinity) > this.#watch()) throw locked(id);
    const taken = this.schema.normalised(type, values);
    const missing = id === null ? KINDS[type].required.filter((name) => !taken.get(name)) : [];
    if (missing.length > 0) {
      throw new PortalError(400, 'VALIDATION_ERROR', 'Some required properties were not set.', {
        context: { properties: missing },
      });
    }
    this.#refuseDoubles(type, taken, id);
    return taken;
  }

  /** Refuses writes to a record for a while (machine time), as while HubSpot itself is busy with it. */
  lock(type: ObjectType, id: string, forMs = LOCKED_MS): void {
    if (!this.find(type, id)) throw notFound(type, [id]);
    this.#locked.set(`${type}:${id}`, this.#watch() + forMs);
  }

  /** Puts a record into the recycle bin; one that is not there stays not there. */
  archive(type: ObjectType, id: string, by: Source): void {
    const record = this.find(type, id);
    if (record?.archivedAt !== null) return;
    record.archivedAt = this.#now();
    this.#tell({ kind: 'deleted', type, id, at: record.archivedAt, by });
    this.#recountAround(record);
  }

  /** Takes a record out of the recycle bin; its date of change stays as it was. */
  restore(type: ObjectType, id: string, by: Source): void {
    const record = this.find(type, id);
    if (typeof record?.archivedAt !== 'number') throw notFound(type, [id]);
    record.archivedAt = null;
    this.#tell({ kind: 'restored', type, id, at: this.#now(), by });
    this.#recountAround(record);
  }

  /** HubSpot's deletion for privacy: nothing is left, and two notices tell of it. Old ids lead to who is erased. */
  erase(type: ObjectType, id: string, by: Source): void {
    const record = this.findThroughMerges(type, id);
    if (!record) throw notFound(type, [id]);
    this.#shelf.remove(type, record.id);
    this.associations.forget(type, record.id);
    const at = this.#now();
    const kinds = ['erased', 'deleted'] as const;
    for (const kind of this.manners.erasureTellsFirst === 'erasure' ? kinds : kinds.toReversed()) {
      this.#tell({ kind, type, id: record.id, at, by });
    }
  }

  /**
   * Both records end in one; its id is new or the primary's, as the portal's manners are.
   * @throws PortalError when there are not two records, or the first has taken up too many already
   */
  merge(type: ObjectType, primaryId: string, otherId: string, by: Source): StoredRecord {
    const [primary, other] = [this.find(type, primaryId), this.find(type, otherId)];
    if (primary?.archivedAt !== null || other?.archivedAt !== null || primary === other) {
      throw notFound(type, [primaryId, otherId]);
    }
    const now = this.#now();
    const intoNew = this.manners.mergeInto === 'a new record';
    const gone = intoNew ? [primaryId, otherId] : [otherId];
    const { history, moved } = mergeHistories(primary, other, gone, now, by);
    const id = intoNew ? this.#shelf.nextId(type) : primaryId;
    const createdAt = Math.min(primary.createdAt, other.createdAt);
    const survivor: StoredRecord = { type, id, createdAt, updatedAt: now, archivedAt: null, history };
    for (const old of gone) this.associations.move(type, old, id);
    this.#shelf.replace(gone, survivor);
    for (const name of history.keys()) this.#hold(survivor, name);
    setValue(survivor, 'hs_object_id', id, now, by);
    this.#stamp(survivor, by);
    this.#tell({ kind: 'merged', type, id, primaryId, mergedIds: [otherId], moved, at: now, by });
    if (this.manners.mergeTellsDeletions) {
      for (const old of gone) this.#tell({ kind: 'deleted', type, id: old, at: now, by });
    }
    if (type === 'contacts') this.#recount(survivor);
    return survivor;
  }

  /**
   * As an administrator takes a property away: its values go with it.
   * @throws PortalError when there is none, or it is HubSpot's own
   */
  deleteProperty(type: ObjectType, name: string): void {
    this.schema.removeProperty(type, name);
    for (const record of this.#shelf.everything(type)) record.history.delete(name);
  }

  #write(record: StoredRecord, values: ReadonlyMap<string, string>, by: Source): void {
    const now = this.#now();
    for (const [property, value] of values) {
      if (movesStageBack(record, property, value, by) || !this.#set(record, property, value, by)) continue;
      if (property === 'hs_task_status') {
        const completedAt = value === 'COMPLETED' ? new Date(now).toISOString() : '';
        setValue(record, 'hs_task_completion_date', completedAt, now, by);
      }
    }
    for (const [name, value] of inCompanyCurrency(record)) this.#set(record, name, value, CALCULATED);
    this.#stamp(record, by);
    this.#recountAround(record);
  }

  /** Whether the value is another than before; told if so. */
  #set(record: StoredRecord, property: string, value: string, by: Source): boolean {
    const version = setValue(record, property, value, this.#now(), by);
    if (!version) return false;
    this.#hold(record, property);
    const { type, id } = record;
    const definition = this.schema.property(type, property);
    const isInstant = definition?.type.startsWith('date') === true;
    const sensitive = definition?.sensitive === true;
    // Notices carry dates in milliseconds, unlike the API's answers.
    const told = isInstant && value !== '' ? String(Date.parse(value)) : value;
    this.#tell({ kind: 'property', type, id, property, value: told, sensitive, at: version.at, by });
    return true;
  }

  #associationChanged(edge: Edge, removed: boolean, by: Source): void {
    const { from: type, fromId: id, to: toType, toId } = edge;
    const associationTypeId = this.associations.typeId(type, toType);
    const kind = removed ? 'parted' : 'associated';
    this.#tell({ kind, type, id, toType, toId, associationTypeId, at: this.#now(), by });
    const contact = type === 'contacts' ? this.find(type, id) : undefined;
    if (contact) this.#recount(contact);
  }

  /** What HubSpot works out on contacts from the activities and deals they are joined to. */
  #recountAround(record: StoredRecord): void {
    if (record.type === 'contacts' || record.type === 'tasks') return;
    for (const id of this.associations.joined(record.type, record.id, 'contacts')) {
      const contact = this.find('contacts', id);
      if (contact) this.#recount(contact);
    }
  }

  #recount(contact: StoredRecord): void {
    const joined = (type: ObjectType): readonly StoredRecord[] =>
      this.associations
        .joined('contacts', contact.id, type)
        .map((id) => this.find(type, id))
        .filter((record) => record !== undefined)
        .filter(({ archivedAt }) => archivedAt === null);
    const before = contact.updatedAt;
    for (const [name, value] of rollups(contact, joined, this.#now()))
      this.#set(contact, name, value, CALCULATED);
    if (contact.updatedAt !== before) this.#stamp(contact, SYSTEM);
  }

  #stamp(record: StoredRecord, by: Source): void {
    const at = record.updatedAt;
    setValue(record, KINDS[record.type].modified, new Date(at).toISOString(), this.#now(), by);
  }

  #isUnique(type: ObjectType, property: string): boolean {
    return this.schema.property(type, property)?.hasUniqueValue === true;
  }

  #hold(record: StoredRecord, property: string): void {
    const value = valueOf(record, property);
    if (value !== null && this.#isUnique(record.type, property)) this.#shelf.hold(record, property, value);
  }

  #refuseDoubles(type: ObjectType, values: ReadonlyMap<string, string>, ownId: string | null): void {
    for (const [name, value] of values) {
      if (value === '' || !this.#isUnique(type, name)) continue;
      const holder = this.findBy(type, name, value);
      if (!holder || holder.id === ownId) continue;
      if (name === 'email') {
        throw new PortalError(409, 'CONFLICT', `Contact already exists. Existing ID: ${holder.id}`);
      }
      const message = `${holder.id} already has that value.`;
      throw invalidValues([{ name, error: 'CONFLICTING_UNIQUE_VALUE', message }]);
    }
  }

  #now(): number {
    return this.#pastAt ?? this.#clock();
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
