/** Owners of the account, those who left included: their names still stand on old clocks. */
import { type Client } from '@hubspot/api-client';
import { type ToldOwner } from '../../application/crm.ts';
import { type Calls } from './calls.ts';

const PAGE_SIZE = 100;

type ReadOwner = Awaited<ReturnType<Client['crm']['owners']['ownersApi']['getPage']>>['results'][number];

export async function readOwners(client: Client, calls: Calls): Promise<readonly ToldOwner[]> {
  const [active, archived] = await Promise.all([readAll(client, calls, false), readAll(client, calls, true)]);
  const owners = new Map(archived.map((owner) => [owner.ownerId, owner]));
  for (const owner of active) owners.set(owner.ownerId, owner);
  return [...owners.values()];
}

async function readAll(client: Client, calls: Calls, archived: boolean): Promise<readonly ToldOwner[]> {
  const owners: ToldOwner[] = [];
  let after: string | undefined;
  do {
    const page = await calls.repeatable(() =>
      client.crm.owners.ownersApi.getPage(undefined, after, PAGE_SIZE, archived),
    );
    owners.push(...page.results.map(ownerOf));
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return owners;
}

function ownerOf(owner: ReadOwner): ToldOwner {
  const userId = owner.userId ?? owner.userIdIncludingInactive ?? null;
  const name = [owner.firstName, owner.lastName].filter(Boolean).join(' ');
  return {
    ownerId: owner.id,
    userId: userId === null ? null : String(userId),
    name: name || (owner.email ?? owner.id),
    email: owner.email ?? null,
    type: (owner.type as string) === 'QUEUE' ? 'queue' : 'person',
    active: !owner.archived,
    teams: (owner.teams ?? []).map(({ id, name: team, primary }) => ({ id, name: team, primary })),
    changedAt: changedAt(owner),
  };
}

/** The client's type says that there is a date; where HubSpot tells none there is not. */
function changedAt({ updatedAt }: { readonly updatedAt?: Date }): number | null {
  const at = updatedAt?.getTime() ?? NaN;
  return Number.isFinite(at) ? at : null;
}
