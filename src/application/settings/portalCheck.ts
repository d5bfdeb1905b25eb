/** Whether the portal has the properties this product needs: what was found when HubSpot was last asked. */
import { type Crm } from '../crm.ts';
import { planFor, portalState } from '../portalPlan.ts';
import { PORTAL_PROPERTIES, PROPERTY_GROUP } from '../portalProperties.ts';

export interface CheckedProperties {
  /** Epoch ms. */
  readonly checkedAt: number;
  readonly missing: readonly string[];
  /** They stand under another type. */
  readonly unusable: readonly string[];
}

const FRESH_MS = 60_000;

export class PortalCheck {
  readonly #crm: Crm;
  #found: CheckedProperties | null = null;
  #asking: Promise<void> | null = null;

  constructor(crm: Crm) {
    this.#crm = crm;
  }

  /** As last found, and asks anew where that is older than a minute: who looks twice sees the present. */
  found(now: number): CheckedProperties | null {
    // Somebody who looks waits for nobody; what fails is told by whoever else calls HubSpot.
    if (this.#found === null || now - this.#found.checkedAt > FRESH_MS)
      this.refresh(now).catch(() => undefined);
    return this.#found;
  }

  /** @throws CrmUnavailable, CrmRefused; what was found before stays */
  refresh(now: number): Promise<void> {
    this.#asking ??= this.#ask(now).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(now: number): Promise<void> {
    const steps = planFor(PROPERTY_GROUP, PORTAL_PROPERTIES, await portalState(this.#crm, PORTAL_PROPERTIES));
    const names = (kind: 'createProperty' | 'conflict'): readonly string[] =>
      steps.flatMap((step) => (step.kind === kind ? [step.property.name] : []));
    this.#found = { checkedAt: now, missing: names('createProperty'), unusable: names('conflict') };
  }
}
