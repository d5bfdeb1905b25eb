/** A clause: its heading and what it says, as data that any language can put into words. */
import { type Budget, type TaskFor, type Words } from '../../src/domain/agreement/agreement.ts';
import { type Predicate } from '../../src/domain/agreement/predicate.ts';
import { type MessageKey } from '../../src/messages/say.ts';
import { type Sentence } from './problem.ts';

/** What a clause says, to be put into words; plain data, so that two are the same when their JSON is. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly texts: readonly string[] }
  | { readonly kind: 'words'; readonly words: Words }
  | { readonly kind: 'sentence'; readonly sentence: Sentence }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'day'; readonly on: string }
  | { readonly kind: 'budget'; readonly budget: Budget }
  | { readonly kind: 'predicate'; readonly when: Alternatives }
  | {
      readonly kind: 'tiers';
      readonly tiers: readonly { readonly when: Alternatives | null; readonly within: Budget }[];
    }
  | { readonly kind: 'shares'; readonly shares: readonly number[] }
  | { readonly kind: 'step'; readonly after: Budget; readonly taskFor: TaskFor }
  /** Windows by weekday, minutes after midnight, Sunday first; null: around the clock. */
  | { readonly kind: 'hours'; readonly week: Week | null };

type Week = readonly (readonly { readonly fromMinute: number; readonly toMinute: number }[])[];
/** A predicate whose maps are lists of pairs. */
export type Alternatives = readonly (readonly (readonly [property: string, values: readonly string[]])[])[];

export type ClauseLabel = Extract<MessageKey, `contract.clause.${string}`>;

export interface Clause {
  /** Unique in its section. */
  readonly key: string;
  readonly label: ClauseLabel;
  /** What the label is of, where a section has several such: the date of a holiday, the id of a reason. */
  readonly of: string | null;
  readonly said: Said;
}

type Name = ClauseLabel extends `contract.clause.${infer Label}` ? Label : never;

export function clause(label: Name, said: Said, of: string | null = null): Clause {
  return { key: of === null ? label : `${label}/${of}`, label: `contract.clause.${label}`, of, said };
}

export const textSaid = (text: string): Said => ({ kind: 'text', text });
export const wordsSaid = (words: Words): Said => ({ kind: 'words', words });
export const budgetSaid = (budget: Budget): Said => ({ kind: 'budget', budget });
export const listSaid = (texts: readonly string[]): Said => ({ kind: 'list', texts });
export const daySaid = (on: string): Said => ({ kind: 'day', on });

export function choice(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): Said {
  return { kind: 'sentence', sentence: { key, values } };
}

export function predicateSaid(when: Predicate): Said {
  return { kind: 'predicate', when: alternativesOf(when) };
}

export function alternativesOf(when: Predicate): Alternatives {
  return when.map((alternative) => [...alternative]);
}
