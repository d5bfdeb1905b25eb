/** Whether a batch can be written as a whole. */
import { invalidValues } from '../portal/errors.ts';
import { type ObjectType } from '../portal/kinds.ts';
import { type Portal } from '../portal/portal.ts';

/**
 * Writes nothing.
 * @param inputs `id` is null where a record is to be created
 * @throws PortalError when one of them cannot be written, or two would take a value that only one may have
 */
export function checkTogether(
  portal: Portal,
  type: ObjectType,
  inputs: readonly { readonly id: string | null; readonly values: Readonly<Record<string, unknown>> }[],
): void {
  const held = new Set<string>();
  for (const { id, values } of inputs) {
    for (const [name, value] of portal.check(type, values, id)) {
      if (value === '' || portal.schema.property(type, name)?.hasUniqueValue !== true) continue;
      const one = JSON.stringify([name, value]);
      if (held.has(one)) {
        const message = `Two inputs have the same value of "${name}".`;
        throw invalidValues([{ name, error: 'CONFLICTING_UNIQUE_VALUE', message }]);
      }
      held.add(one);
    }
  }
}
