/** `/account-info/v3`: what the account is, and how much of its day it has used. */
import { Router } from 'express';
import { DateTime } from 'luxon';
import { COMPANY_CURRENCY } from '../portal/currency.ts';
import { type Limiter } from './limits.ts';

export interface AccountDetails {
  readonly portalId: number;
  readonly timeZone: string;
}

/** @param now the portal's time, epoch ms */
export function accountRoutes(
  { portalId, timeZone }: AccountDetails,
  limiter: Limiter,
  now: () => number,
): Router {
  const router = Router();

  router.get('/account-info/v3/details', (_request, response) => {
    const local = DateTime.fromMillis(now(), { zone: timeZone });
    response.json({
      portalId,
      accountType: 'STANDARD',
      timeZone,
      companyCurrency: COMPANY_CURRENCY,
      additionalCurrencies: ['EUR'],
      utcOffset: local.toFormat('ZZ'),
      utcOffsetMilliseconds: local.offset * 60_000,
      uiDomain: 'app-eu1.hubspot.com',
      dataHostingLocation: 'eu1',
    });
  });

  router.get('/account-info/v3/api-usage/daily/private-apps', (_request, response) => {
    const { used, limit, resetsAt } = limiter.day();
    response.json({
      results: [
        {
          name: 'private-apps-api-calls-daily',
          usageLimit: limit,
          currentUsage: used,
          collectedAt: new Date(now()).toISOString(),
          fetchStatus: 'SUCCESS',
          resetsAt: new Date(resetsAt).toISOString(),
        },
      ],
    });
  });

  return router;
}

/** When the account's next day begins, epoch ms. */
export function midnightAfter(at: number, zone: string): number {
  return DateTime.fromMillis(at, { zone }).startOf('day').plus({ days: 1 }).toMillis();
}
