/** Turns what the schema says of a text into problems a person can mend: where, what is wrong, what to write. */
import { z } from 'zod';
import { en } from '../../src/messages/en.ts';
import { type MessageKey } from '../../src/messages/say.ts';
import { chosenForm, keysAt } from './form.ts';
import { type Misnomer } from './problem.ts';

/** What `superRefine` in the schema hands over beside the correction. */
const causeParams = z.object({
  cause: z.custom<MessageKey>((key) => typeof key === 'string' && key in en),
  value: z.string(),
  names: z.string().optional(),
});

/** @param written the text as plain values */
export function explainIssue(issue: z.core.$ZodIssue, written: unknown): readonly Misnomer[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    const keys = keysAt(path, written).join(', ');
    return issue.keys.map((key) => ({
      path: [...path, key],
      cause: { key: 'cause.unknownKey', values: { path: [...path, key].join('.') } },
      correction: { key: 'fix.keys', values: { keys } },
    }));
  }
  if (issue.code === 'invalid_union') {
    // A part may have several forms. What is wrong with the one the writer meant says more than "none of these".
    const meant = issue.errors[chosenForm(path, written) ?? -1] ?? [];
    const telling = meant.filter(({ path: inner, code }) => inner.length > 0 || TELLING.has(code));
    if (telling.length > 0) {
      return telling.flatMap((nested) =>
        explainIssue({ ...nested, path: [...issue.path, ...nested.path] }, written),
      );
    }
  }
  if (issue.code === 'invalid_key') {
    return [
      {
        path,
        cause: { key: 'cause.unknownKey', values: { path: path.join('.') } },
        correction: fix(issue.issues[0]?.message ?? issue.message),
      },
    ];
  }
  const given = issue.code === 'custom' ? causeParams.safeParse(issue.params) : null;
  if (given?.success) {
    const { cause, value, names } = given.data;
    const correction = fix(issue.message);
    return [
      {
        path,
        cause: { key: cause, values: { value } },
        correction: names === undefined ? correction : { ...correction, values: { names } },
      },
    ];
  }
  const spoken = path.join('.') || 'agreement';
  const value = path.reduce<unknown>(
    (part, step) => (typeof part === 'object' && part !== null ? (Reflect.get(part, step) as unknown) : null),
    written,
  );
  const cause: Misnomer['cause'] =
    value === undefined || value === null
      ? { key: 'cause.missing', values: { path: spoken } }
      : {
          key: 'cause.wrong',
          values: { path: spoken, value: typeof value === 'object' ? '{...}' : JSON.stringify(value) },
        };
  return [{ path, cause, correction: fix(issue.message) }];
}

/** Issues at a form's own root that say more than that the value is of another form. */
const TELLING: ReadonlySet<string | undefined> = new Set(['custom', 'unrecognized_keys', 'invalid_union']);

/** The schema's messages are catalogue keys; where zod speaks itself, a section has the wrong form. */
function fix(message: string): Misnomer['correction'] {
  return { key: message in en ? (message as MessageKey) : 'fix.section' };
}
