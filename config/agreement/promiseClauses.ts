/** The clauses of one promise. */
import {
  alternativesOf,
  budgetSaid,
  choice,
  clause,
  predicateSaid,
  textSaid,
  wordsSaid,
  type Clause,
  type Said,
} from './clause.ts';
import { AFTER, countsAsOf, isOfSales, type PromiseText } from './schema/promise.ts';

export function promiseClauses(promise: PromiseText): readonly (Clause | null)[] {
  const { words, clock, within, calendar, remindAt, whenOverdue, ladder } = promise;
  const [only, ...further] = within;
  const time: Said =
    only?.when === undefined && only !== undefined && further.length === 0
      ? budgetSaid(only.within)
      : {
          kind: 'tiers',
          tiers: within.map((tier) => ({
            when: tier.when === undefined ? null : alternativesOf(tier.when),
            within: tier.within,
          })),
        };
  return [
    clause('words', wordsSaid(words)),
    clause('clock', choice(`contract.clock.${clock}`)),
    promise.for === undefined ? null : clause('for', predicateSaid(promise.for)),
    clause('starts', startSaid(promise)),
    clause('stops', stopSaid(promise)),
    promise.repeats === true ? clause('repeats', choice('contract.yes')) : null,
    isOfSales(promise) ? clause('countsAs', choice(`contract.countsAs.${countsAsOf(promise)}`)) : null,
    clause('within', time),
    calendar === undefined ? null : clause('calendar', textSaid(calendar)),
    remindAt.length === 0
      ? null
      : clause('remindAt', { kind: 'shares', shares: remindAt.toSorted((a, b) => a - b) }),
    clause('whenOverdue', choice(`contract.whenOverdue.${whenOverdue}`)),
    ...ladder.map((step, index) => clause('step', { kind: 'step', ...step }, String(index + 1))),
  ];
}

function startSaid({ clock, starts }: PromiseText): Said {
  if (clock === 'marketing') return choice('contract.starts.definition', { name: starts ?? '' });
  switch (starts) {
    case 'receipt':
    case 'unowned':
    case 'qualified':
      return choice(`contract.starts.${starts}`);
    case 'hand-off':
      return choice('contract.starts.handOff');
    case undefined:
      return choice(
        `contract.starts.${clock === 'rep' ? 'receipt' : clock === 'lead' ? 'handOff' : 'unowned'}`,
      );
    default:
      return choice('contract.starts.after', { promise: AFTER.exec(starts)?.[1] ?? starts });
  }
}

function stopSaid({ clock, stops }: PromiseText): Said {
  if (clock === 'marketing') return choice('contract.stops.handOff');
  if (stops === undefined || stops === 'receipt') return choice('contract.stops.receipt');
  if (stops === 'disposition' || stops === 'deal') return choice(`contract.stops.${stops}`);
  if (typeof stops === 'string') return choice('contract.stops.definition', { name: stops });
  return choice('contract.stops.logged', { times: stops.times, activities: stops.logged.join(', ') });
}
