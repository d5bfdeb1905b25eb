/**
 * What happens in a large portal in a year, in steps of ten seconds: leads that come, by the hour of three regions and in
 * campaigns, imports, and what each lead then brings about. Nothing here is measured; every number is an assumption that
 * docs/capacity.md states.
 */

export const STEP_S = 10;
const STEPS_AN_HOUR = 3_600 / STEP_S;
export const STEPS_A_DAY = 24 * STEPS_AN_HOUR;
const STEPS_A_WEEK = 7 * STEPS_A_DAY;
export const STEPS = 365 * STEPS_A_DAY;

export interface Portal {
  readonly contacts: number;
  /** Of the contacts, how many become leads in a year. */
  readonly leadsAYear: number;
  /** Of them, how many come in campaigns, each within two hours. */
  readonly inCampaigns: number;
  readonly campaignsAYear: number;
  /** Contacts of one import, which comes every month and starts no clock. */
  readonly imported: number;
}

export const LARGE: Portal = {
  contacts: 10_000_000,
  leadsAYear: 1_000_000,
  inCampaigns: 0.2,
  campaignsAYear: 24,
  imported: 250_000,
};

/** What one lead brings about, by working hours after it was handed off. Notices each wake a look; deadlines are looks too. */
export const LIFE: readonly {
  readonly afterHours: number;
  /** Of a hundred leads, for how many it happens. */
  readonly share: number;
  readonly notices: number;
  /** Values that HubSpot is to be given: properties of the contact, tasks made or closed. */
  readonly writes: number;
}[] = [
  { afterHours: 0, share: 1, notices: 4, writes: 1 }, // created, stage, owner, status; on track
  { afterHours: 1.5, share: 0.7, notices: 3, writes: 1 }, // touched in time, with counters of activity
  { afterHours: 3, share: 0.3, notices: 0, writes: 2 }, // the reminder, due soon
  { afterHours: 4, share: 0.15, notices: 0, writes: 3 }, // overdue: flag, task, the reminder closed
  { afterHours: 6, share: 0.3, notices: 3, writes: 3 }, // touched late
  { afterHours: 8, share: 0.2, notices: 1, writes: 1 }, // another rep
  { afterHours: 12, share: 0.5, notices: 0, writes: 2 }, // the second promise is due soon
  { afterHours: 15, share: 0.85, notices: 3, writes: 2 }, // disposed of, tasks closed
  { afterHours: 17, share: 0.15, notices: 0, writes: 2 }, // the second promise is overdue
  { afterHours: 30, share: 0.15, notices: 3, writes: 2 }, // disposed of late
];

/** Notices about contacts that are no leads: subscribed properties that change all the same. */
const OTHER_NOTICES_A_CONTACT = 2;

/** Working hours, as offsets of the regions against UTC, and how many of the leads each has. */
const REGIONS = [
  { offsetHours: -6, share: 0.45 },
  { offsetHours: 0, share: 0.35 },
  { offsetHours: 8, share: 0.2 },
] as const;
const OPENS_AT = 9;
const OPEN_HOURS = 8;
/** Of the leads, how many come while their region is closed. */
const OUT_OF_HOURS = 0.25;

export interface Region {
  readonly share: number;
  isOpen(step: number): boolean;
}

export const regions: readonly Region[] = REGIONS.map(({ offsetHours, share }) => ({
  share,
  isOpen: (step) => {
    const local = (((step + offsetHours * STEPS_AN_HOUR) % STEPS_A_WEEK) + STEPS_A_WEEK) % STEPS_A_WEEK;
    const hour = (local % STEPS_A_DAY) / STEPS_AN_HOUR;
    return local < 5 * STEPS_A_DAY && hour >= OPENS_AT && hour < OPENS_AT + OPEN_HOURS;
  },
}));

/** Working hours as steps of open time. */
export const openSteps = (hours: number): number => Math.round(hours * STEPS_AN_HOUR);

/** How many leads come in a step on average, without campaigns. */
export function usualLeads(portal: Portal, region: Region, step: number): number {
  const usual = portal.leadsAYear * (1 - portal.inCampaigns) * region.share;
  const openStepsAYear = 52 * 5 * OPEN_HOURS * STEPS_AN_HOUR;
  return region.isOpen(step)
    ? (usual * (1 - OUT_OF_HOURS)) / openStepsAYear
    : (usual * OUT_OF_HOURS) / (STEPS - openStepsAYear);
}

/** How many leads a running campaign brings in a step; each begins on a working morning in Europe and takes two hours. */
export function campaignLeads(portal: Portal, region: Region, step: number): number {
  if (!inCampaign(portal, step)) return 0;
  const each = (portal.leadsAYear * portal.inCampaigns) / portal.campaignsAYear;
  return (each * region.share) / (2 * STEPS_AN_HOUR);
}

function inCampaign({ campaignsAYear }: Portal, step: number): boolean {
  const apart = Math.floor(52 / campaignsAYear) || 1;
  const week = Math.floor(step / STEPS_A_WEEK);
  if (week % apart !== 0 || week / apart >= campaignsAYear) return false;
  const inWeek = step % STEPS_A_WEEK;
  const startsAt = STEPS_A_DAY + 14 * STEPS_AN_HOUR; // Tuesday, 14:00 UTC
  return inWeek >= startsAt && inWeek < startsAt + 2 * STEPS_AN_HOUR;
}

/** Contacts of an import that arrive in this step: the first Wednesday of each month, over an hour at night. */
export function importedIn({ imported }: Portal, step: number): number {
  const day = Math.floor(step / STEPS_A_DAY);
  const startsAt = 2 * STEPS_AN_HOUR;
  const inDay = step % STEPS_A_DAY;
  return day % 30 === 2 && inDay >= startsAt && inDay < startsAt + STEPS_AN_HOUR
    ? imported / STEPS_AN_HOUR
    : 0;
}

/** Notices about contacts that are no leads, in a step on average. */
export const otherNotices = ({ contacts }: Portal): number => (contacts * OTHER_NOTICES_A_CONTACT) / STEPS;
