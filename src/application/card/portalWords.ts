/** What people read in the portal in place of names and values: the labels of contact properties and of their options. */
import { type Crm, type PresentProperty } from '../crm.ts';

export class PortalWords {
  #properties: ReadonlyMap<string, PresentProperty> = new Map();

  /** @throws CrmUnavailable, CrmRefused; what was known before stays in use */
  async refresh(crm: Pick<Crm, 'describeProperties'>): Promise<void> {
    const told = await crm.describeProperties('contacts');
    this.#properties = new Map(told.map((property) => [property.name, property]));
  }

  /** The property's own name while its label is not known. */
  labelOf(property: string): string {
    return this.#properties.get(property)?.label ?? property;
  }

  /** The value itself where the property has no such option. */
  valueLabelOf(property: string, value: string): string {
    return this.#properties.get(property)?.options.find((option) => option.value === value)?.label ?? value;
  }

  /** Whether the property holds instants. */
  isInstant(property: string): boolean {
    return this.#properties.get(property)?.type === 'datetime';
  }

  /** Whether the portal is known to have no such option; false while nothing is known of it. */
  lacks(property: string, value: string): boolean {
    const options = this.#properties.get(property)?.options ?? [];
    return options.length > 0 && !options.some((option) => option.value === value);
  }
}
