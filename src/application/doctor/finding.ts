/** What the doctor says: findings, each in a sentence and with what to do, and what they come to together. */
import { say, sayAge, sayInstant, type Language, type MessageKey } from '../../messages/say.ts';

export const LEVELS = ['ok', 'note', 'warning', 'error'] as const;
export type Level = (typeof LEVELS)[number];

type NameIn<Key> = Key extends `doctor.${infer Name}.what` ? Name : never;
/** Findings that the catalogue has words for: `doctor.<name>.what`, and `doctor.<name>.todo` unless all is well. */
export type FindingName = NameIn<MessageKey>;
type Troubled<Name extends FindingName> = `doctor.${Name}.todo` extends MessageKey ? Name : never;
export type TroubleName = { [Name in FindingName]: Troubled<Name> }[FindingName];

/** A value of a sentence, said in the reader's language only when it is printed. */
export type FindingValue =
  | string
  | number
  | { readonly ageMs: number }
  | { readonly at: number }
  | { readonly list: readonly string[] }
  | { readonly words: MessageKey };

export interface Finding {
  /** Stays the same from version to version, for scripts. */
  readonly id: FindingName;
  readonly level: Level;
  readonly values: Readonly<Record<string, FindingValue>>;
}

type Values = Finding['values'];

export const well = (id: Exclude<FindingName, TroubleName>, values: Values = {}): Finding => ({
  id,
  level: 'ok',
  values,
});

export const trouble = (level: Exclude<Level, 'ok'>, id: TroubleName, values: Values = {}): Finding => ({
  id,
  level,
  values,
});

/** What each finding takes from the hundred. */
const TAKES: Readonly<Record<Level, number>> = { ok: 0, note: 1, warning: 8, error: 25 };

/** From 0 to 100, and the worst level among the findings. */
export function scoreOf(findings: readonly Finding[]): { readonly score: number; readonly worst: Level } {
  const taken = findings.reduce((sum, { level }) => sum + TAKES[level], 0);
  const worst = LEVELS.findLast((level) => findings.some((finding) => finding.level === level)) ?? 'ok';
  return { score: Math.max(0, 100 - taken), worst };
}

export interface FindingWords {
  readonly what: string;
  /** null: nothing is to be done. */
  readonly todo: string | null;
}

/** @param zone in which instants are told */
export function findingInWords(
  { id, level, values }: Finding,
  language: Language,
  zone: string,
): FindingWords {
  const said = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueInWords(value, language, zone)]),
  );
  return {
    what: say(language, `doctor.${id}.what`, said),
    todo: level === 'ok' ? null : say(language, `doctor.${id as TroubleName}.todo`, said),
  };
}

function valueInWords(value: FindingValue, language: Language, zone: string): string | number {
  if (typeof value !== 'object') return value;
  if ('ageMs' in value) return sayAge(language, value.ageMs);
  if ('at' in value) return sayInstant(language, value.at, zone);
  if ('words' in value) return say(language, value.words);
  return new Intl.ListFormat(language).format(value.list);
}
