/** A mistake in an agreement's text: where it stands, what is wrong, and what to write instead. */
import { say, type Language, type MessageKey } from '../../src/messages/say.ts';
import { type Path } from './place.ts';

export interface Sentence {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface Problem {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly cause: Sentence;
  readonly correction: Sentence;
}

/** A problem whose line is not looked up yet. */
export interface Misnomer {
  readonly path: Path;
  readonly cause: Sentence;
  readonly correction: Sentence;
}

/** In the order in which they stand in the file. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** All problems in one text, one to a line, in the order in which they stand in the file. */
export function describeProblems(file: string, problems: readonly Problem[], language: Language): string {
  const sentence = ({ key, values }: Sentence): string => say(language, key, values);
  const lines = inOrder(problems).map(({ line, column, cause, correction }) =>
    say(language, 'problem.line', {
      file,
      line: String(line),
      column: String(column),
      cause: sentence(cause),
      correction: sentence(correction),
    }),
  );
  return [say(language, 'problem.count', { count: problems.length, file }), ...lines].join('\n');
}
