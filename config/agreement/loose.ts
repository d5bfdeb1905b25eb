/**
 * The names in a text as written, even where other parts of it are wrong, so that a reader learns of all mistakes at
 * once. Whatever is not in its form is left to the schema.
 */
import { z } from 'zod';

const names = z.record(z.string(), z.unknown()).catch({});
const name = z.coerce.string().optional().catch(undefined);
const word = z.string().optional().catch(undefined);
/** Entries that are no section keep their place, so that the others' numbers stay right. */
const list = <T extends z.ZodType>(entry: T) => z.array(entry).catch([]);
const section = <T extends z.ZodRawShape>(shape: T) => z.object(shape).catch(z.object(shape).parse({}));

const tier = section({ when: z.unknown().optional(), within: word });

const promise = section({
  id: word,
  clock: word,
  /** null: it is no word. */
  starts: z.string().nullable().optional().catch(null),
  stops: z.unknown().optional(),
  repeats: z.unknown().optional(),
  within: z
    .union([z.string(), list(tier)])
    .optional()
    .catch(undefined),
  calendar: word,
  ladder: list(section({ taskFor: word })),
});

const calendar = section({
  holidays: list(
    z
      .union([z.string(), section({ date: word, hours: z.unknown().optional() })])
      .catch({ date: undefined, hours: undefined }),
  ),
  changes: list(section({ from: word })),
});

export const looseText = section({
  calendars: z.record(z.string(), calendar).catch({}),
  definitions: names,
  calendar: word,
  teams: list(section({ team: name, calendar: word, from: word, manager: name })),
  reps: list(section({ rep: name, calendar: word, from: word })),
  pauses: list(section({ id: word })),
  alerts: z.unknown().optional(),
  reports: section({ mail: list(section({ to: name })) }),
  promises: list(promise),
  quotas: list(section({ id: word, counts: word, currency: z.unknown().optional() })),
});

export type LooseText = z.infer<typeof looseText>;
export type LoosePromise = LooseText['promises'][number];
