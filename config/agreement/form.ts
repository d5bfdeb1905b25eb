/** Walks the schema beside a text: which words may stand at a place, and which form of a part the writer meant. */
import { type z } from 'zod';
import { agreementSchema } from './schema/agreement.ts';
import { type Path } from './place.ts';

type Schema = z.core.$ZodType;

/** The words that may stand at a place; none where names are free. */
export function keysAt(path: Path, written: unknown): readonly string[] {
  const form = formAt(path, written);
  return form === null ? [] : Object.keys(shapeOf(form));
}

/** Which form of a union at `path` the written value takes, as an index; null when it is none of them. */
export function chosenForm(path: Path, written: unknown): number | null {
  const parent = stepsTo(path, written);
  const union = parent === null ? null : peeled(parent.schema);
  if (union?._zod.def.type !== 'union') return null;
  const index = bestOf(union._zod.def.options, parent?.value);
  return index < 0 ? null : index;
}

/** The object form at a place, with unions decided by what is written there. */
function formAt(path: Path, written: unknown): Schema | null {
  const found = stepsTo(path, written);
  return found === null ? null : decided(found.schema, found.value);
}

function stepsTo(path: Path, written: unknown): { schema: Schema; value: unknown } | null {
  let schema: Schema = agreementSchema;
  let value = written;
  for (const step of path) {
    const next = childOf(decided(schema, value), step);
    if (next === null) return null;
    schema = next;
    value = isNamed(value) || Array.isArray(value) ? (Reflect.get(value, step) as unknown) : undefined;
  }
  return { schema, value };
}

function childOf(schema: Schema, step: string | number): Schema | null {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === 'object') return shapeOf(schema)[step] ?? null;
  if (def.type === 'record') return def.valueType;
  return def.type === 'array' ? def.element : null;
}

/** Without what only wraps a form: defaults, options, transformations. */
function peeled(schema: Schema): z.core.$ZodTypes {
  const known = schema as z.core.$ZodTypes;
  const def = known._zod.def;
  if (def.type === 'default' || def.type === 'prefault' || def.type === 'optional')
    return peeled(def.innerType);
  return def.type === 'pipe' ? peeled(def.in) : known;
}

function decided(schema: Schema, value: unknown): Schema {
  const form = peeled(schema);
  if (form._zod.def.type !== 'union') return form;
  const { options } = form._zod.def;
  const chosen = options[Math.max(bestOf(options, value), 0)];
  return chosen ? decided(chosen, value) : form;
}

/** The option whose form the value has; among objects, the one that knows most of its words. */
function bestOf(options: readonly Schema[], value: unknown): number {
  const fits = options.map((option) => fit(option, value));
  const best = Math.max(...fits);
  return best > 0 ? fits.indexOf(best) : -1;
}

function fit(schema: Schema, value: unknown): number {
  const form = peeled(schema);
  switch (form._zod.def.type) {
    case 'union':
      return Math.max(...form._zod.def.options.map((option) => fit(option, value)));
    case 'array':
      return Array.isArray(value) ? 1 : 0;
    case 'record':
      return isNamed(value) ? 1 : 0;
    case 'object':
      return isNamed(value) ? 0.5 + Object.keys(value).filter((key) => key in shapeOf(form)).length : 0;
    default:
      return typeof value === 'object' ? 0 : 0.1;
  }
}

function shapeOf(schema: Schema): Readonly<Record<string, Schema>> {
  const def = peeled(schema)._zod.def;
  return def.type === 'object' ? def.shape : {};
}

function isNamed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
