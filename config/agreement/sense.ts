/** Combinations within a promise or a quota that could never mean anything, though each of their words is right. */
import { parseBudget } from './budget.ts';
import { type LoosePromise, type LooseText } from './loose.ts';
import { type Path } from './place.ts';
import { type Misnomer } from './problem.ts';
import { AFTER, isOfSales } from './schema/promise.ts';

/** Where a clock may start beside `after <promise>`; the first is what it does when nothing is said. */
export const STARTS_OF_CLOCK = {
  rep: ['receipt', 'qualified'],
  lead: ['hand-off', 'qualified'],
  system: ['unowned'],
  marketing: [],
} as const;

export function findNonsense(text: LooseText): readonly Misnomer[] {
  const ofPromises = text.promises.flatMap((promise, index) =>
    [
      ...nonsenseOfStart(promise, index, text.definitions),
      ...nonsenseOfStop(promise, index),
      ...nonsenseOfTiers(promise),
    ].map(({ path, ...rest }) => ({ path: ['promises', index, ...path], ...rest })),
  );
  return [...ofPromises, ...nonsenseOfQuotas(text.quotas)];
}

/** Money has a currency, and nothing else has one. */
function nonsenseOfQuotas(quotas: LooseText['quotas']): readonly Misnomer[] {
  return quotas.flatMap(({ counts, currency }, index): Misnomer[] => {
    if (counts === 'pipeline value' && currency === undefined) {
      const cause = { key: 'cause.missing', values: { path: `quotas.${index}.currency` } } as const;
      return [{ path: ['quotas', index, 'counts'], cause, correction: { key: 'fix.currency' } }];
    }
    if ((counts !== 'leads' && counts !== 'qualified leads') || currency === undefined) return [];
    const cause = { key: 'cause.currencyOf', values: { value: counts } } as const;
    return [{ path: ['quotas', index, 'currency'], cause, correction: { key: 'fix.noCurrency' } }];
  });
}

function nonsenseOfStart(
  { clock, starts }: LoosePromise,
  index: number,
  definitions: LooseText['definitions'],
): readonly Misnomer[] {
  if (clock === 'marketing') {
    // That the definition is there is checked with the other names.
    if (starts !== undefined) return [];
    const cause = { key: 'cause.missing', values: { path: `promises.${index}.starts` } } as const;
    return [{ path: ['starts'], cause, correction: { key: 'fix.startsReady' } }];
  }
  if (typeof starts !== 'string' || !isClock(clock)) return [];
  const allowed: readonly string[] = STARTS_OF_CLOCK[clock];
  const known = Object.values(STARTS_OF_CLOCK).some((words) => words.some((word) => word === starts));
  const isAfter = AFTER.test(starts);
  if (allowed.includes(starts) || (isAfter && clock !== 'system')) return [];
  const isDefined = starts !== 'lead' && Object.hasOwn(definitions, starts);
  if (!known && !isAfter && !isDefined) {
    const cause = {
      key: 'cause.wrong',
      values: { path: `promises.${index}.starts`, value: JSON.stringify(starts) },
    } as const;
    return [{ path: ['starts'], cause, correction: { key: 'fix.starts' } }];
  }
  const key = known || isAfter ? 'fix.startOfClock' : 'fix.startsOfMarketing';
  const names = [...allowed, ...(clock === 'system' ? [] : ['after ...'])].join(', ');
  return [
    {
      path: ['starts'],
      cause: { key: 'cause.startOfClock', values: { clock, value: starts } },
      correction: { key, values: { names } },
    },
  ];
}

function nonsenseOfStop({ clock, starts, stops, repeats }: LoosePromise, index: number): readonly Misnomer[] {
  const found: Misnomer[] = [];
  const path: Path = ['stops'];
  const spoken = typeof stops === 'string' ? stops : 'logged';
  const ofSales = clock !== undefined && isOfSales({ clock });
  if (clock === 'system' && stops !== undefined && stops !== 'receipt') {
    const cause = { key: 'cause.stopOfClock', values: { clock, value: spoken } } as const;
    found.push({ path, cause, correction: { key: 'fix.stopOfSystem' } });
  }
  if (clock === 'marketing' && stops !== undefined && stops !== 'hand-off') {
    const cause = { key: 'cause.stopOfClock', values: { clock, value: spoken } } as const;
    found.push({ path, cause, correction: { key: 'fix.stopOfMarketing' } });
  }
  if (ofSales && stops === 'receipt') {
    const cause = { key: 'cause.stopOfClock', values: { clock, value: spoken } } as const;
    const names = 'disposition, deal, logged';
    found.push({ path, cause, correction: { key: 'fix.stopOfClock', values: { names } } });
  }
  if (ofSales && stops === undefined) {
    const cause = { key: 'cause.missing', values: { path: `promises.${index}.stops` } } as const;
    found.push({ path, cause, correction: { key: 'fix.stopsForm' } });
  }
  if (starts === 'qualified' && stops === 'disposition') {
    const names = 'deal, logged';
    const correction = { key: 'fix.stopOfClock', values: { names } } as const;
    found.push({ path, cause: { key: 'cause.stopAfterQualified' }, correction });
  }
  const doesRepeat = repeats === 'yes' || repeats === true;
  if (doesRepeat && (stops === undefined || typeof stops === 'string')) {
    const cause = { key: 'cause.repeatsWithout' } as const;
    found.push({ path: ['repeats'], cause, correction: { key: 'fix.repeats' } });
  }
  return found;
}

function nonsenseOfTiers({ within }: LoosePromise): readonly Misnomer[] {
  if (!Array.isArray(within)) return [];
  const found: Misnomer[] = [];
  const all = within.findIndex(({ when }) => when === undefined);
  if (all >= 0 && all < within.length - 1) {
    const path = ['within', all + 1];
    found.push({ path, cause: { key: 'cause.tierAfterAll' }, correction: { key: 'fix.lastTier' } });
  }
  const units = within.map((tier) => parseBudget(tier.within ?? '')?.unit === 'calendarMinutes');
  const known = within.map((tier) => parseBudget(tier.within ?? '') !== null);
  const other = units.findIndex(
    (unit, index) => known[index] === true && unit !== units[known.indexOf(true)],
  );
  if (other >= 0) {
    const path = ['within', other, 'within'];
    found.push({ path, cause: { key: 'cause.mixedUnits' }, correction: { key: 'fix.sameUnits' } });
  }
  return found;
}

function isClock(clock: string | undefined): clock is keyof typeof STARTS_OF_CLOCK {
  return clock !== undefined && clock in STARTS_OF_CLOCK;
}
