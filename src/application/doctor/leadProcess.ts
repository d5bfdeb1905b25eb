/** Whether sales works with leads in the portal in such a way that clocks make sense (no agreement without a lead process). */
import {
  DISPOSITION_REASON_PROPERTY,
  DISPOSITIONS,
  LAST_CONTACTED_PROPERTY,
  OWNER_PROPERTY,
  type Agreement,
} from '../../domain/agreement/agreement.ts';
import { propertiesOf, type Predicate } from '../../domain/agreement/predicate.ts';
import { type Crm, type PresentProperty } from '../crm.ts';
import { type LeadProcess } from './gathered.ts';

/** A lead that was never contacted after a week is a silent one. */
const SILENT_AFTER_MS = 7 * 86_400_000;
/** Owner ids in one question: HubSpot takes three thousand characters. */
const OWNERS_A_QUESTION = 60;
/** Beyond so many nobody is named. */
const OWNERS_NAMED = 10;

/**
 * @param asked told after each of the questions, of which there are some dozen
 * @throws CrmUnavailable, CrmRefused
 */
export async function leadProcess(
  crm: Crm,
  agreement: Agreement,
  properties: readonly PresentProperty[],
  now: number,
  asked: (done: number, total: number) => void,
): Promise<LeadProcess> {
  const { lead, dispositions, disposing, enforceFrom } = agreement;
  const gone = (await crm.owners()).filter(({ active, type }) => !active && type === 'person');
  const statuses = enumerationsOf(agreement, properties);
  const withReasons = DISPOSITIONS.filter((name) => disposing[name].reasons.length > 0);
  const portions = chunks(gone, OWNERS_A_QUESTION);
  const total = 3 + portions.length + withReasons.length + statuses.flatMap(({ options }) => options).length;
  let done = 0;
  const count: Crm['countContacts'] = async (counted) => {
    const found = await crm.countContacts(counted);
    done += 1;
    asked(done, total);
    return found;
  };

  const heldByGone = await Promise.all(
    portions.map((some) =>
      count({
        when: both(
          lead,
          OWNER_PROPERTY,
          some.map(({ ownerId }) => ownerId),
        ),
      }),
    ),
  );
  const inactive = heldByGone.reduce<number>((sum, found) => sum + (found ?? 0), 0);
  return {
    leads: await count({ when: lead }),
    unowned: await count({ when: both(lead, OWNER_PROPERTY, ['']) }),
    inactive: { count: inactive, owners: inactive === 0 ? [] : await holders(crm, lead, gone) },
    unused: await unusedOf(statuses, count),
    unreasoned: await Promise.all(
      withReasons.map(async (disposition) => {
        const when = both(dispositions[disposition], DISPOSITION_REASON_PROPERTY, ['']);
        return { disposition, count: (await count({ when, changedFrom: enforceFrom })) ?? 0 };
      }),
    ),
    silent: await count({
      when: both(lead, LAST_CONTACTED_PROPERTY, ['']),
      createdBefore: now - SILENT_AFTER_MS,
    }),
  };
}

/** A predicate that also asks for one of these values of a property. */
function both(predicate: Predicate, property: string, values: readonly string[]): Predicate {
  return predicate.map((alternative) => {
    const asked = alternative.get(property);
    const shared = asked === undefined ? values : values.filter((value) => asked.includes(value));
    return new Map([...alternative, [property, shared]]);
  });
}

interface Statuses {
  readonly property: string;
  readonly options: readonly string[];
}

/** The choices of the properties by which the agreement tells leads and dispositions apart. */
function enumerationsOf(
  { lead, dispositions, definitions }: Agreement,
  properties: readonly PresentProperty[],
): readonly Statuses[] {
  const named = [lead, ...DISPOSITIONS.map((name) => dispositions[name]), ...definitions.values()];
  return [...new Set(named.flatMap(propertiesOf))].flatMap((property) => {
    const present = properties.find(({ name }) => name === property);
    return present?.type === 'enumeration'
      ? [{ property, options: present.options.map(({ value }) => value) }]
      : [];
  });
}

async function unusedOf(
  statuses: readonly Statuses[],
  count: Crm['countContacts'],
): Promise<LeadProcess['unused']> {
  const found = await Promise.all(
    statuses.map(async ({ property, options }) => {
      const counts = await Promise.all(
        options.map((value) => count({ when: [new Map([[property, [value]]])] })),
      );
      return { property, values: options.filter((_, place) => counts[place] === 0) };
    }),
  );
  return found.filter(({ values }) => values.length > 0);
}

/** Names of those who still hold leads; none where there are too many to be named. */
async function holders(
  crm: Crm,
  lead: Predicate,
  gone: readonly { readonly ownerId: string; readonly name: string }[],
): Promise<readonly string[]> {
  if (gone.length > OWNERS_NAMED) return [];
  const counts = await Promise.all(
    gone.map(({ ownerId }) => crm.countContacts({ when: both(lead, OWNER_PROPERTY, [ownerId]) })),
  );
  return gone.flatMap(({ name }, place) => ((counts[place] ?? 0) > 0 ? [name] : []));
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, place) =>
    items.slice(place * size, (place + 1) * size),
  );
}
