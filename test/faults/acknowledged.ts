/**
 * Every notice that was acknowledged must lie in the store from that moment on, whatever happens to the process. Asked of the
 * database itself between a kill and the next start, before any comparison with HubSpot could put back what was lost.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { type Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Rig } from './rig.ts';

const noticeSchema = z.object({
  subscriptionType: z.string(),
  objectId: z.number(),
  occurredAt: z.number(),
  propertyName: z.string().default(''),
  propertyValue: z.string().nullable().default(null),
});

type Asked = Readonly<Record<'record_id' | 'kind' | 'property' | 'value', string>> & {
  readonly occurred_at: number;
};

const KINDS: Readonly<Record<string, string>> = {
  creation: 'created',
  deletion: 'deleted',
  restore: 'restored',
  propertyChange: 'property',
};

export class Acknowledged {
  /** Those that were not looked up yet, or were and must stay. */
  readonly #notices: Asked[] = [];

  constructor({ deliveries }: Sandbox) {
    deliveries.onTaken = (notices) => {
      this.add(notices);
    };
  }

  /** As HubSpot sent them. */
  add(notices: readonly unknown[]): void {
    for (const notice of notices) {
      const { subscriptionType, objectId, occurredAt, propertyName, propertyValue } =
        noticeSchema.parse(notice);
      const kind = KINDS[subscriptionType.split('.')[1] ?? ''];
      // Of an association nothing is kept but that the history is to be read again.
      if (kind === undefined) continue;
      this.#notices.push({
        record_id: String(objectId),
        kind,
        property: propertyName,
        value: propertyValue ?? '',
        occurred_at: occurredAt,
      });
    }
  }

  get count(): number {
    return this.#notices.length;
  }

  /** In lines: what was acknowledged and is not in the store. The service must be down. */
  async lacking(rig: Rig): Promise<readonly string[]> {
    return rig.inStore(async ({ db }) => {
      const { rows } = await sql<{ line: string }>`
        select a.kind || ' ' || a.property || ' of contact ' || a.record_id as line
        from jsonb_to_recordset(${JSON.stringify(this.#notices)}::jsonb)
          as a(record_id text, kind text, property text, value text, occurred_at bigint)
        where not exists (
          select from facts f where f.object_type = 'contact' and f.record_id = a.record_id and f.kind = a.kind
            and f.occurred_at = a.occurred_at and coalesce(f.property, '') = a.property
            and coalesce(f.value, '') = a.value)`.execute(db);
      return rows.map(({ line }) => `acknowledged and not kept: ${line}`);
    });
  }
}
