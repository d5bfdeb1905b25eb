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
  readonly #deletions: number;
  readonly #ids: string[] = [];
  /** Of each contact that was deleted or restored, when that last was. */
  readonly #movedAt = new Map<string, number>();

  /** @param deletions the share of turns that delete a contact; as many bring one back */
  constructor(portal: Portal, random: Random, people: readonly Person[], deletions: number) {
    this.#portal = portal;
    this.#random = random;
    this.#people = people;
    this.#deletions = deletions;
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

  /** One thing happens to one of the contacts. @param now the portal's time, epoch ms */
  turn(now: number): void {
    if (this.#random.chance(this.#deletions)) {
      this.#restoreOne(now);
      return;
    }
    const id = this.#random.oneOf(this.#ids);
    const contact = this.#portal.find('contacts', id);
    if (contact?.archivedAt !== null) return;
    const dice = this.#random.share();
    if (dice < this.#deletions) {
      if (this.#mayMove(id, now)) this.#portal.archive('contacts', id, this.#somebody());
    } else if (dice < 0.3) this.#set(id, { hubspot_owner_id: this.#random.oneOf(this.#people).ownerId });
    else if (dice < 0.33) this.#set(id, { hubspot_owner_id: '' });
    else if (dice < 0.75) this.#set(id, { hs_lead_status: this.#random.oneOf(STATUSES) });
    else if (dice < 0.85) this.#set(id, { hs_lead_status: this.#random.oneOf(ENDINGS) });
    else if (dice < 0.95) this.#set(id, { lifecyclestage: this.#next(valueOf(contact, 'lifecyclestage')) });
    else {
      this.#set(id, {
        hs_lead_status: this.#random.oneOf(STATUSES),
        hubspot_owner_id: this.#random.oneOf(this.#people).ownerId,
      });
    }
  }

  #restoreOne(now: number): void {
    const binned = [...this.#movedAt.keys()].filter(
      (id) => typeof this.#portal.find('contacts', id)?.archivedAt === 'number',
    );
    if (binned.length === 0) return;
    const id = this.#random.oneOf(binned);
    if (this.#mayMove(id, now)) this.#portal.restore('contacts', id, this.#somebody());
  }

  /** The soak's time stands still in a step; in a real portal nobody deletes and restores a contact in one millisecond. */
  #mayMove(id: string, now: number): boolean {
    if (this.#movedAt.get(id) === now) return false;
    this.#movedAt.set(id, now);
    return true;
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
