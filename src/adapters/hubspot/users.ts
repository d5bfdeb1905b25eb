/** When the account's users are out of office, as they say it themselves in HubSpot's settings. */
import { type Client } from '@hubspot/api-client';
import { z } from 'zod';
import { CrmRefused, type UserAbsences } from '../../application/crm.ts';
import { type Calls } from './calls.ts';

const PAGE_SIZE = 100;
const USERS = 'users';
const USER_ID = 'hs_internal_user_id';
const OUT_OF_OFFICE = 'hs_out_of_office_hours';

/** A text with JSON in it; instants in epoch ms. */
const spansSchema = z.array(z.object({ startTimestamp: z.coerce.number(), endTimestamp: z.coerce.number() }));

/**
 * @returns those of all users, with or without absences; null where the app has no leave to read users (its scope
 *   crm.objects.users.read is missing)
 */
export async function readAbsences(client: Client, calls: Calls): Promise<readonly UserAbsences[] | null> {
  const absences: UserAbsences[] = [];
  let after: string | undefined;
  try {
    do {
      const page = await calls.repeatable(() =>
        client.crm.objects.basicApi.getPage(USERS, PAGE_SIZE, after, [USER_ID, OUT_OF_OFFICE]),
      );
      for (const { properties, updatedAt } of page.results) {
        const userId = properties[USER_ID];
        if (!userId) continue;
        absences.push({
          userId,
          spans: spansIn(properties[OUT_OF_OFFICE] ?? ''),
          changedAt: Number.isFinite(updatedAt.getTime()) ? updatedAt.getTime() : null,
        });
      }
      after = page.paging?.next?.after;
    } while (after !== undefined);
  } catch (error) {
    if (error instanceof CrmRefused && error.reason === 'scope') return null;
    throw error;
  }
  return absences;
}

/** What cannot be read is no absence: a clock must not stand still for a text that nobody understands. */
function spansIn(text: string): UserAbsences['spans'] {
  if (text === '') return [];
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return [];
  }
  const spans = spansSchema.safeParse(told);
  if (!spans.success) return [];
  return spans.data
    .map(({ startTimestamp, endTimestamp }) => ({ fromAt: startTimestamp, untilAt: endTimestamp }))
    .filter(({ fromAt, untilAt }) => untilAt > fromAt);
}
