/** What HubSpot works out on a deal from its amount and its currency. */
import { valueOf, type StoredRecord } from './record.ts';

export const COMPANY_CURRENCY = 'GBP';
/** What one of each is worth in the company currency. */
const RATES: Readonly<Record<string, number>> = { GBP: 1, EUR: 0.85 };

/** The values that are to stand; none of what is no deal. */
export function inCompanyCurrency(deal: StoredRecord): ReadonlyMap<string, string> {
  if (deal.type !== 'deals') return new Map();
  const amount = valueOf(deal, 'amount');
  const rate = RATES[valueOf(deal, 'deal_currency_code') ?? COMPANY_CURRENCY] ?? 1;
  const value = amount ? String(Number(amount) * rate) : '';
  return value === (valueOf(deal, 'amount_in_home_currency') ?? '')
    ? new Map()
    : new Map([['amount_in_home_currency', value]]);
}
