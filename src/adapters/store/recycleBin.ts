/** What lies in HubSpot's recycle bin, as far as it was told. */
import { sql, type RawBuilder } from 'kysely';

/** Whether the last that was told of a record is that it was deleted. @param of the name under which its row is known */
export function inRecycleBin(of: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((
    select f.kind from facts f
    where f.object_type = ${of}.object_type and f.record_id = ${of}.record_id and f.kind in ('deleted', 'restored')
    order by f.occurred_at desc, f.kind desc limit 1), '') = 'deleted'`;
}
