/** The agreement in force as people read it on the settings page: who promises what, to whom it applies, and when work is done. */
import { type SettingsAgreement, type SettingsBudget } from '../../../cards/settingsContract.ts';
import { type Agreement, type Budget } from '../../domain/agreement/agreement.ts';

const DAY_MS = 86_400_000;
const WINDOWS_AT_MOST = 60;

/** What only the agreement's text says and no clock depends on. */
export type Preamble = Pick<SettingsAgreement, 'parties' | 'effectiveOn'>;

export const NO_PREAMBLE: Preamble = { parties: [], effectiveOn: null };

/**
 * @param nameOf the display name behind an owner id or e-mail address; null where nobody is known by it
 * @param now epoch ms
 */
export function agreementInForce(
  agreement: Agreement,
  { parties, effectiveOn }: Preamble,
  nameOf: (person: string) => string | null,
  now: number,
): SettingsAgreement {
  const named = (person: string): string => nameOf(person) ?? person;
  return {
    name: agreement.name,
    version: agreement.version,
    parties,
    effectiveOn,
    enforceFrom: agreement.enforceFrom,
    promises: agreement.promises.map(({ id, words, side, tiers }) => ({
      id,
      words,
      side,
      within: tiers.map(({ within }) => budgetToRead(within)),
    })),
    quotas: agreement.quotas.map(({ id, words, counts, amount, currency, per, appliesTo }) => ({
      id,
      words,
      counts,
      amount,
      currency,
      per,
      only: appliesTo?.map((alternative) => [...alternative]) ?? null,
    })),
    calendars: [...agreement.calendars.values()].map(({ id, zone, open }) => ({
      id,
      zone,
      isForAll: id === agreement.portalCalendarId,
      teams: keysOf(agreement.teamCalendars, id),
      people: keysOf(agreement.repCalendars, id).map(named),
      week: open.windowsBetween(now - DAY_MS, now + 7 * DAY_MS, WINDOWS_AT_MOST),
    })),
    managers: [...agreement.teamManagers].map(([team, person]) => ({ team, name: named(person) })),
    admins: agreement.admins.map(named),
  };
}

/** In the largest unit that leaves a whole number. */
function budgetToRead(budget: Budget): SettingsBudget {
  if (budget.unit === 'businessDays') return { unit: 'businessDays', count: budget.days };
  const { minutes } = budget;
  const isBusiness = budget.unit === 'businessMinutes';
  return minutes % 60 === 0
    ? { unit: isBusiness ? 'businessHours' : 'calendarHours', count: minutes / 60 }
    : { unit: isBusiness ? 'businessMinutes' : 'calendarMinutes', count: minutes };
}

function keysOf(calendars: ReadonlyMap<string, string>, id: string): readonly string[] {
  return [...calendars].flatMap(([name, calendarId]) => (calendarId === id ? [name] : []));
}
