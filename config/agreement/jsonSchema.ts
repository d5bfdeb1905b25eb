/** The form of an agreement as JSON Schema, by which editors complete and check what is written. */
import { z } from 'zod';
import { agreementSchema } from './schema/agreement.ts';

/** The text of config/sla.schema.json. */
export function jsonSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(agreementSchema, { io: 'input' });
  return `${JSON.stringify({ $schema, title: 'Agreement between marketing and sales', ...schema }, null, 2)}\n`;
}
