/** `npm run schema`: writes config/sla.schema.json anew from the schema the reader uses. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaText } from '../../config/agreement/jsonSchema.ts';

writeFileSync(join(import.meta.dirname, '../../config/sla.schema.json'), jsonSchemaText());
