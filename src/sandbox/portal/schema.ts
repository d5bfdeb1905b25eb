/** The portal's properties: which there are, and whether a value is one that a property can take. */
import {
  STANDARD_GROUPS,
  STANDARD_PROPERTIES,
  type GroupDefinition,
  type PropertyDefinition,
} from './definitions.ts';
import { badRequest, invalidValues, notFound, PortalError, type InvalidValue } from './errors.ts';
import { byKind, type ObjectType } from './kinds.ts';

const NAME = /^[a-z][a-z0-9_]*$/;
const LONGEST_TEXT = 65_536;
const UNIQUE_PROPERTIES_AT_MOST = 10;

export class Schema {
  readonly #properties: Record<ObjectType, Map<string, PropertyDefinition>>;
  readonly #groups: Record<ObjectType, Map<string, GroupDefinition>>;
  readonly #rules = byKind(() => new Map<string, RegExp>());
  readonly #isOwner: (id: string) => boolean;

  constructor(isOwner: (id: string) => boolean) {
    this.#isOwner = isOwner;
    const byName = <T extends { readonly name: string }>(all: readonly T[]): Map<string, T> =>
      new Map(all.map((one) => [one.name, one]));
    this.#properties = byKind((type) => byName(STANDARD_PROPERTIES[type]));
    this.#groups = byKind((type) => byName(STANDARD_GROUPS[type]));
  }

  properties(type: ObjectType): readonly PropertyDefinition[] {
    return [...this.#properties[type].values()];
  }

  property(type: ObjectType, name: string): PropertyDefinition | undefined {
    return this.#properties[type].get(name);
  }

  groups(type: ObjectType): readonly GroupDefinition[] {
    return [...this.#groups[type].values()];
  }

  /** @throws PortalError 400 for what HubSpot would not take, 409 when the group is there */
  addGroup(type: ObjectType, group: GroupDefinition): GroupDefinition {
    if (!NAME.test(group.name)) throw badRequest(`The group name "${group.name}" is not valid.`);
    if (this.#groups[type].has(group.name)) {
      throw new PortalError(409, 'OBJECT_ALREADY_EXISTS', `Group "${group.name}" already exists.`);
    }
    this.#groups[type].set(group.name, group);
    return group;
  }

  /** @throws PortalError 400 for what HubSpot would not take, 409 when the property is there */
  addProperty(type: ObjectType, property: PropertyDefinition): PropertyDefinition {
    const { name, groupName } = property;
    if (!NAME.test(name) || name.startsWith('hs_')) {
      throw badRequest(`The property name "${name}" is not valid.`);
    }
    if (this.#properties[type].has(name)) {
      throw new PortalError(409, 'OBJECT_ALREADY_EXISTS', `A property named "${name}" already exists.`);
    }
    if (!this.#groups[type].has(groupName)) throw badRequest(`Property group "${groupName}" does not exist.`);
    if (property.type === 'enumeration' && property.options.length === 0) {
      throw badRequest(`The enumeration "${name}" needs options.`);
    }
    const unique = this.properties(type).filter((one) => one.hasUniqueValue && !one.hubspotDefined);
    if (property.hasUniqueValue && unique.length >= UNIQUE_PROPERTIES_AT_MOST) {
      throw badRequest(`An object can have ${UNIQUE_PROPERTIES_AT_MOST} unique properties at most.`);
    }
    this.#properties[type].set(name, property);
    return property;
  }

  /**
   * Options are replaced as a whole.
   * @throws PortalError 404 when there is none of that name, 400 for one of HubSpot's own
   */
  changeProperty(
    type: ObjectType,
    name: string,
    changes: {
      readonly label?: string | undefined;
      readonly description?: string | undefined;
      readonly options?: PropertyDefinition['options'] | undefined;
    },
  ): PropertyDefinition {
    const property = this.property(type, name);
    if (!property) throw notFound(`property ${name}`, [name]);
    if (property.hubspotDefined) throw badRequest(`"${name}" is HubSpot's own and cannot be changed.`);
    const {
      label = property.label,
      description = property.description,
      options = property.options,
    } = changes;
    const changed = { ...property, label, description, options };
    this.#properties[type].set(name, changed);
    return changed;
  }

  /**
   * What an administrator does in the settings: also lists of HubSpot's own, such as the lead's status, can be added to.
   * @throws PortalError 404 when there is none of that name
   */
  addOption(type: ObjectType, name: string, value: string, label: string): void {
    const property = this.property(type, name);
    if (!property) throw notFound(`property ${name}`, [name]);
    const displayOrder = property.options.length;
    const options = [...property.options, { value, label, displayOrder, hidden: false }];
    this.#properties[type].set(name, { ...property, options });
  }

  /** @throws PortalError 404 when there is none of that name, 400 while properties are in it */
  removeGroup(type: ObjectType, name: string): void {
    if (!this.#groups[type].has(name)) throw notFound(`property group ${name}`, [name]);
    if (this.properties(type).some(({ groupName }) => groupName === name)) {
      throw badRequest(`The group "${name}" has properties and cannot be deleted.`);
    }
    this.#groups[type].delete(name);
  }

  /** @throws PortalError 404 when there is none of that name, 400 for one of HubSpot's own */
  removeProperty(type: ObjectType, name: string): void {
    const property = this.property(type, name);
    if (!property) throw notFound(`property ${name}`, [name]);
    if (property.hubspotDefined) throw badRequest(`"${name}" is HubSpot's own and cannot be deleted.`);
    this.#properties[type].delete(name);
  }

  /** @throws PortalError 404 when there is no such property */
  setSensitive(type: ObjectType, name: string): void {
    const property = this.property(type, name);
    if (!property) throw notFound(`property ${name}`, [name]);
    this.#properties[type].set(name, { ...property, sensitive: true });
  }

  /**
   * Refuses from now on what an administrator does not want to stand in a property; null takes the rule away.
   * @param allowed what a value must look like as a whole
   * @throws PortalError 404 when there is no such property
   */
  rule(type: ObjectType, name: string, allowed: RegExp | null): void {
    if (!this.property(type, name)) throw notFound(`property ${name}`, [name]);
    if (allowed) this.#rules[type].set(name, allowed);
    else this.#rules[type].delete(name);
  }

  /**
   * The values as HubSpot would store them; an empty text clears.
   * @throws PortalError 400 with every value that cannot be taken
   */
  normalised(type: ObjectType, values: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
    const taken = new Map<string, string>();
    const invalid: InvalidValue[] = [];
    for (const [name, value] of Object.entries(values)) {
      const property = this.#properties[type].get(name);
      if (!property) {
        invalid.push({ name, error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` });
        continue;
      }
      if (property.readOnly) {
        invalid.push({ name, error: 'READ_ONLY_VALUE', message: `"${name}" is a read only property` });
        continue;
      }
      const read = this.#valueOf(property, value);
      if (typeof read !== 'string') invalid.push({ name, ...read });
      else if (read !== '' && this.#rules[type].get(name)?.test(read) === false) {
        const message = `"${name}" does not comply with the rule of this account.`;
        invalid.push({ name, error: 'INVALID_BY_RULE', message });
      } else taken.set(name, read);
    }
    if (invalid.length > 0) throw invalidValues(invalid);
    return taken;
  }

  #valueOf(property: PropertyDefinition, value: unknown): string | Omit<InvalidValue, 'name'> {
    if (value === null || value === '') return '';
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return { error: 'INVALID_TYPE', message: `"${property.name}" takes a text` };
    }
    const text = String(value);
    if (property.ofOwners) {
      return this.#isOwner(text)
        ? text
        : { error: 'INVALID_OWNER_ID', message: `${text} is not the id of an owner` };
    }
    switch (property.type) {
      case 'string':
        return text.length <= LONGEST_TEXT ? text : { error: 'PROPERTY_VALUE_TOO_LONG', message: 'too long' };
      case 'number':
        return Number.isFinite(Number(text))
          ? text
          : { error: 'INVALID_LONG', message: `${text} was not a valid number.` };
      case 'bool':
        return ['true', 'false'].includes(text)
          ? text
          : { error: 'INVALID_BOOLEAN', message: `${text} was not a valid boolean.` };
      case 'enumeration':
        return property.options.some((option) => option.value === text)
          ? text
          : { error: 'INVALID_OPTION', message: `${text} was not one of the allowed options` };
      case 'date':
        return dayOf(text) ?? { error: 'INVALID_DATE', message: `${text} is not at midnight UTC` };
      case 'datetime': {
        const at = instantOf(text);
        return at === null
          ? { error: 'INVALID_DATE', message: `${text} was not a valid date.` }
          : new Date(at).toISOString();
      }
    }
  }
}

/** Epoch ms or ISO 8601 with a zone. */
function instantOf(text: string): number | null {
  const at = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? at : null;
}

function dayOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const at = instantOf(text);
  return at !== null && at % 86_400_000 === 0 ? new Date(at).toISOString().slice(0, 10) : null;
}
