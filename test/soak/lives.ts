/** What happens to the contacts of the soak: at random, but the same for the same seed. */
import { type Person } from '../../src/sandbox/portal/people.ts';
import { type Portal } from '../../src/sandbox/portal/portal.ts';
import { valueOf, type Source } from '../../src/sandbox/portal/record.ts';
import { type Random } from '../../src/sandbox/random.ts';
import { byPerson, WORKFLOW } from '../support/house.ts';

const STATUSES = ['NEW', 'OPEN', 'IN_PROGRESS', 'ATTEMPTED_TO_CONTACT', 'CONNECTED'];
const ENDINGS = ['OPEN_DEAL', 'UNQUALIFIED', 'BAD_TIMING'];
const STAGES = ['subscriber', 'lead', 'marketingqualifiedlead'];
/** So few a form that nobody takes them for an import. */
const CONTACTS_A_FORM = 5;

export class Lives {
  readonly #portal: Portal;
  readonly #random: Random;
  readonly #people: readonly Person[];
  readonly #ids: string[] = [];

  constructor(portal: Portal, random: Random, people: readonly Person[]) {
    this.#portal = portal;
    this.#random = random;
    this.#people = people;
  }

  get ids(): readonly string[] {
    return this.#ids;
  }

  arrive(): void {
    const number = this.#ids.length;
    const form = { type: 'FORM', id: `form-${Math.floor(number / CONTACTS_A_FORM)}`, label: 'Form' };
    const contact = this.#portal.create(
      'contacts',
      {
        email: `soak${number}@soak.example`,
        firstname: 'Soak',
        lastname: String(number),
        lifecyclestage: this.#random.oneOf(STAGES),
        hs_lead_status: 'NEW',
      },
      form,
    );
    this.#ids.push(contact.id);
  }

  /** One thing happens to one of the contacts. */
  turn(): void {
    const id = this.#random.oneOf(this.#ids);
    const contact = this.#portal.find('contacts', id);
    if (!contact) return;
    if (contact.archivedAt !== null) {
      if (this.#random.chance(0.5)) this.#portal.restore('contacts', id, this.#somebody());
      return;
    }
    const dice = this.#random.share();
    if (dice < 0.3) this.#set(id, { hubspot_owner_id: this.#random.oneOf(this.#people).ownerId });
    else if (dice < 0.33) this.#set(id, { hubspot_owner_id: '' });
    else if (dice < 0.75) this.#set(id, { hs_lead_status: this.#random.oneOf(STATUSES) });
    else if (dice < 0.85) this.#set(id, { hs_lead_status: this.#random.oneOf(ENDINGS) });
    else if (dice < 0.95) this.#set(id, { lifecyclestage: this.#next(valueOf(contact, 'lifecyclestage')) });
    else if (dice < 0.995) {
      this.#set(id, {
        hs_lead_status: this.#random.oneOf(STATUSES),
        hubspot_owner_id: this.#random.oneOf(this.#people).ownerId,
      });
    } else this.#portal.archive('contacts', id, this.#somebody());
  }

  #set(id: string, values: Readonly<Record<string, string>>): void {
    this.#portal.update('contacts', id, values, this.#somebody());
  }

  /** Stages go forward only. */
  #next(stage: string | null): string {
    return stage === 'subscriber' ? 'lead' : 'marketingqualifiedlead';
  }

  #somebody(): Source {
    return this.#random.chance(0.7) ? byPerson(this.#random.oneOf(this.#people)) : WORKFLOW;
  }
}
