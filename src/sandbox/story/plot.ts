/** What happens to one lead: when it arrives, who gets it, when that rep acts and how it ends. */
import { type Portal } from '../portal/portal.ts';
import { type Source } from '../portal/record.ts';
import { fullName } from '../portal/people.ts';
import { type Random } from '../random.ts';
import { prospect, REPS, type Rep } from './cast.ts';
import { afterWorking } from './hours.ts';

export interface Scene {
  /** Portal time, epoch ms. */
  readonly at: number;
  /** The first scene of a lead creates it, the others change it. */
  readonly values: Readonly<Record<string, string>>;
  /** What a deal is like that is made of the lead then. */
  readonly deal?: Readonly<Record<string, string>>;
  readonly by: Source;
}

const MINUTE_MS = 60_000;
const FORM: Source = { type: 'FORM', id: 'demo-request', label: 'Form: Ask for a demo' };
const IMPORT: Source = { type: 'IMPORT', id: '8812', label: 'Import: trade fair' };
const WORKFLOW: Source = {
  type: 'AUTOMATION_PLATFORM',
  id: 'enrollmentId:99;actionExecutionIndex:0',
  label: 'Workflow: lead routing',
};

export function byRep(rep: Rep): Source {
  return { type: 'CRM_UI', id: `userId:${rep.userId}`, label: fullName(rep), userId: rep.userId };
}

const ENDS: readonly Readonly<Record<string, string>>[] = [
  { hs_lead_status: 'OPEN_DEAL', lifecyclestage: 'salesqualifiedlead' },
  { hs_lead_status: 'UNQUALIFIED' },
  { hs_lead_status: 'BAD_TIMING' },
];
/** Why leads were rejected, in the words of the shipped agreement; some reps give no reason. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  UNQUALIFIED: ['No budget', 'Not the kind of company we serve', '', 'Cannot be reached'],
  BAD_TIMING: ['Wants to talk later', 'Only gathering information', ''],
};
const REASON = 'sla_disposition_reason';
/** In company currency; of some deals nobody knows yet. */
const AMOUNTS = ['18000', '42000', '', '9500', '27500', '64000', '12000'];
const TOUCHES = ['ATTEMPTED_TO_CONTACT', 'CONNECTED', 'IN_PROGRESS'];
/** Working minutes from the first touch to the end of the lead: some within two business days, some not. */
const END_AFTER: readonly [number, number] = [60, 1300];

export interface Cue {
  /** When the lead arrives, epoch ms. */
  readonly arrivesAt: number;
  /** Tells leads apart. */
  readonly number: number;
  readonly rep?: Rep;
  /** Minutes from arrival to the owner. */
  readonly routedAfter?: number;
  /** Working minutes from the owner to the first touch. */
  readonly touchedAfter?: number;
  /** Working minutes from the first touch to the end. */
  readonly endedAfter?: number;
}

/** The scenes of one lead, in the order of time. */
export function plotOf(random: Random, cue: Cue): readonly Scene[] {
  const scenes: Scene[] = [];
  let rep = cue.rep ?? random.oneOf(REPS);
  const source = random.chance(0.8) ? FORM : IMPORT;
  scenes.push({
    at: cue.arrivesAt,
    values: { ...prospect(random, cue.number), lifecyclestage: 'lead', hs_lead_status: 'NEW' },
    by: source,
  });
  const routedAt = cue.arrivesAt + (cue.routedAfter ?? random.between(1, 12)) * MINUTE_MS;
  scenes.push({
    at: routedAt,
    values: { lifecyclestage: 'marketingqualifiedlead', hubspot_owner_id: rep.ownerId },
    by: WORKFLOW,
  });
  let heldFrom = routedAt;
  if (cue.rep === undefined && random.chance(0.1)) {
    // The first rep passes the lead on without having touched it.
    heldFrom = afterWorking(rep, routedAt, random.between(15, 120));
    const giver = rep;
    rep = random.oneOf(REPS.filter(({ ownerId }) => ownerId !== giver.ownerId));
    scenes.push({ at: heldFrom, values: { hubspot_owner_id: rep.ownerId }, by: byRep(giver) });
  }
  const [least, most] = rep.touchAfter;
  const touchedAt = afterWorking(rep, heldFrom, cue.touchedAfter ?? random.between(least, most));
  scenes.push({ at: touchedAt, values: { hs_lead_status: random.oneOf(TOUCHES) }, by: byRep(rep) });
  const endedAt = afterWorking(rep, touchedAt, cue.endedAfter ?? random.between(...END_AFTER));
  const end = random.oneOf(ENDS);
  const reasons = REASONS[end.hs_lead_status ?? ''] ?? [''];
  const reason = reasons[cue.number % reasons.length] ?? '';
  scenes.push({
    at: endedAt,
    values: reason === '' ? end : { ...end, [REASON]: reason },
    ...(end.hs_lead_status === 'OPEN_DEAL' ? { deal: dealOf(cue.number) } : {}),
    by: byRep(rep),
  });
  return scenes;
}

function dealOf(number: number): NonNullable<Scene['deal']> {
  const amount = AMOUNTS[number % AMOUNTS.length] ?? '';
  return {
    dealname: `Deal ${number}`,
    dealstage: 'appointmentscheduled',
    ...(amount === '' ? {} : { amount }),
  };
}

/** What the scene does to a contact that is there. */
export function playOn(portal: Portal, contactId: string, { values, deal, by }: Scene): void {
  portal.update('contacts', contactId, asKnownTo(portal, values), by);
  if (deal === undefined) return;
  const { id } = portal.create('deals', deal, by);
  portal.associations.join('deals', id, 'contacts', contactId, undefined, by);
}

/** The values without a reason where the portal has no property for it, as before the service came. */
function asKnownTo({ schema }: Portal, values: Scene['values']): Scene['values'] {
  const { [REASON]: reason, ...rest } = values;
  return reason === undefined || schema.property('contacts', REASON) === undefined ? rest : values;
}
