/** Where a portal's records stand: by id, by values that only one may have, and where the ids of merged ones lead. */
import { byKind, KINDS, type ObjectType } from './kinds.ts';
import { valueOf, type StoredRecord } from './record.ts';

export class Shelf {
  readonly #records = byKind(() => new Map<string, StoredRecord>());
  readonly #nextIds = byKind((type) => KINDS[type].firstId);
  readonly #survivors = new Map<string, string>();
  /** Who ever had a value; who has it now is looked up. */
  readonly #holders = new Map<string, Set<string>>();

  nextId(type: ObjectType): string {
    return String(this.#nextIds[type]++);
  }

  put(record: StoredRecord): void {
    this.#records[record.type].set(record.id, record);
  }

  /** Whether there was such a record. */
  remove(type: ObjectType, id: string): boolean {
    return this.#records[type].delete(id);
  }

  /** Archived ones included, oldest first. */
  everything(type: ObjectType): Iterable<StoredRecord> {
    return this.#records[type].values();
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

  /** Puts a survivor in place of those who were merged into it, and has their ids lead there. */
  replace(mergedIds: readonly string[], survivor: StoredRecord): void {
    for (const id of mergedIds) {
      this.remove(survivor.type, id);
      this.#survivors.set(`${survivor.type}:${id}`, survivor.id);
    }
    this.put(survivor);
  }

  /** Remembers who took a value that only one record may have. */
  hold(record: StoredRecord, property: string, value: string): void {
    const key = JSON.stringify([record.type, property, value]);
    const holders = this.#holders.get(key);
    if (holders) holders.add(record.id);
    else this.#holders.set(key, new Set([record.id]));
  }

  /** The record that has a value and is not archived. */
  holderOf(type: ObjectType, property: string, value: string): StoredRecord | undefined {
    const ids = this.#holders.get(JSON.stringify([type, property, value])) ?? [];
    return [...ids]
      .map((id) => this.find(type, id))
      .find((record) => record?.archivedAt === null && valueOf(record, property) === value);
  }
}
