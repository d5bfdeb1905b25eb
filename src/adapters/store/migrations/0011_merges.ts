import { sql, type Kysely } from 'kysely';

/**
 * Who was merged into whom, told by the facts and kept in step with them by the database itself, whoever changes them. Each
 * notice and each look asks for it: a search of the facts' jsonb, without an analyzed table, read all facts from end to end.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table merges (
      object_type text not null,
      merged_id text not null,
      record_id text not null,
      primary key (object_type, merged_id, record_id)
    )`.execute(db);
  await sql`create index merges_of_record on merges (object_type, record_id)`.execute(db);
  await sql`
    insert into merges
    select object_type, merged.id, record_id from facts
    cross join lateral jsonb_array_elements_text(merged_ids) as merged(id)
    where kind = 'merged' on conflict do nothing`.execute(db);

  await sql`
    create function merges_follow_facts() returns trigger language plpgsql as $$
    begin
      if tg_op = 'TRUNCATE' then
        delete from merges;
      elsif tg_op = 'INSERT' then
        insert into merges select new.object_type, merged.id, new.record_id
        from jsonb_array_elements_text(new.merged_ids) as merged(id) on conflict do nothing;
      else
        delete from merges where object_type = old.object_type and record_id = old.record_id
          and old.merged_ids ? merged_id
          and not exists (
            select from facts f where f.object_type = old.object_type and f.record_id = old.record_id
              and f.kind = 'merged' and f.merged_ids ? merged_id);
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger merges_told after insert on facts
    for each row when (new.kind = 'merged') execute function merges_follow_facts()`.execute(db);
  await sql`
    create trigger merges_untold after delete on facts
    for each row when (old.kind = 'merged') execute function merges_follow_facts()`.execute(db);
  await sql`
    create trigger merges_emptied after truncate on facts execute function merges_follow_facts()`.execute(db);
  await sql`drop index facts_merges`.execute(db);
}
