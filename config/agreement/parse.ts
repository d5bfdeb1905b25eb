/** YAML to plain values, with what is needed to name the line of each. */
import { LineCounter, parseDocument } from 'yaml';
import { offsetOf } from './place.ts';
import { type Misnomer, type Problem } from './problem.ts';

export type ParsedText =
  | {
      readonly ok: true;
      readonly written: unknown;
      /** Gives a problem its line and column. */
      readonly placed: (misnomer: Misnomer) => Problem;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function parseText(source: string): ParsedText {
  const lines = new LineCounter();
  // What is odd and no error is told by us or not at all, and never on the process's own channel.
  const document = parseDocument(source, { lineCounter: lines, logLevel: 'error' });
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? 1,
        column: error.linePos?.[0].col ?? 1,
        cause: {
          key: 'cause.yaml',
          values: { detail: (error.message.split('\n')[0] ?? '').replace(/ at line.*$/, '') },
        },
        correction: { key: 'fix.yaml' },
      })),
    };
  }
  try {
    return {
      ok: true,
      written: document.toJS() as unknown,
      placed: ({ path, cause, correction }) => {
        const { line, col } = lines.linePos(offsetOf(document, path));
        return { line, column: col, cause, correction };
      },
    };
  } catch (error) {
    // An alias without its anchor, or so many of them that following them would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    const cause = { key: 'cause.yaml', values: { detail: error.message } } as const;
    return { ok: false, problems: [{ line: 1, column: 1, cause, correction: { key: 'fix.yaml' } }] };
  }
}
