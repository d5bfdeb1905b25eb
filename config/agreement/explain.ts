/** Turns what the schema says of a text into problems a person can mend: where, what is wrong, what to write. */
import { isNode, type Document } from 'yaml';
import { z } from 'zod';
import { en } from '../../src/messages/en.ts';
import { type MessageKey } from '../../src/messages/say.ts';
import { type Misnomer } from './references.ts';
import { agreementSchema } from './schema.ts';

/** What `superRefine` in the schema hands over beside the correction. */
const causeParams = z.object({
  cause: z.custom<MessageKey>((key) => typeof key === 'string' && key in en),
  value: z.string(),
});

export function explainIssue(issue: z.core.$ZodIssue, document: Document): readonly Misnomer[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      cause: { key: 'cause.unknownKey', values: { path: [...path, key].join('.') } },
      correction: { key: 'fix.keys', values: { keys: keysAt(path).join(', ') } },
    }));
  }
  if (issue.code === 'invalid_union') {
    // A part may have several forms. Where the value got further into one of them, that form's problem says most.
    const inner = issue.errors.flat().filter((nested) => nested.path.length > 0 || nested.code === 'custom');
    const deepest = inner.toSorted((a, b) => b.path.length - a.path.length)[0];
    if (deepest) return explainIssue({ ...deepest, path: [...issue.path, ...deepest.path] }, document);
  }
  if (issue.code === 'invalid_key') {
    const correction = issue.issues[0]?.message ?? issue.message;
    return [
      {
        path,
        cause: { key: 'cause.unknownKey', values: { path: path.join('.') } },
        correction: fix(correction),
      },
    ];
  }
  const correction = fix(issue.message);
  const spoken = path.join('.') || 'agreement';
  const given = issue.code === 'custom' ? causeParams.safeParse(issue.params) : null;
  if (given?.success) {
    return [{ path, cause: { key: given.data.cause, values: { value: given.data.value } }, correction }];
  }
  const value: unknown = document.getIn(path);
  if (value === undefined || value === null) {
    return [{ path, cause: { key: 'cause.missing', values: { path: spoken } }, correction }];
  }
  const written = isNode(value) ? '{...}' : JSON.stringify(value);
  return [{ path, cause: { key: 'cause.wrong', values: { path: spoken, value: written } }, correction }];
}

/** The schema's messages are catalogue keys; where zod speaks itself, a section has the wrong form. */
function fix(message: string): Misnomer['correction'] {
  return { key: message in en ? (message as MessageKey) : 'fix.section' };
}

const shape = agreementSchema.shape;

/** The words that may stand at a place; places with free names have none. */
function keysAt(path: readonly (string | number)[]): readonly string[] {
  const [section, , part] = path;
  if (section === undefined) return Object.keys(shape);
  if (part === 'words' || section === 'agreement') return ['en', 'ar'];
  switch (section) {
    case 'promises':
      return Object.keys(shape.promises.element.shape);
    case 'calendars':
      return Object.keys(shape.calendars.valueType.shape);
    case 'definitions':
      return Object.keys(shape.definitions.valueType.shape);
    case 'dispositions':
      return Object.keys(shape.dispositions.shape);
    default:
      return ['team', 'calendar'];
  }
}
