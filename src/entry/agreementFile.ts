/** The agreement's file as it lies on this machine: read, published anew, and said why not where it cannot be. */
import { readFile } from 'node:fs/promises';
import { type Logger } from 'pino';
import { describeProblems, type Problem } from '../../config/agreement/problem.ts';
import { type Preamble as TextPreamble } from '../../config/agreement/read.ts';
import { type Published } from '../application/agreements.ts';
import { codeOf } from '../application/errorCode.ts';
import { type Preamble } from '../application/settings/agreementInForce.ts';
import { type Reloaded } from '../application/settings/switches.ts';
import { say, type Language } from '../messages/say.ts';
import { OwnError } from '../domain/ownError.ts';

/** The agreement does not read. */
export class AgreementRefused extends OwnError {
  override readonly name = 'AgreementRefused';
  readonly file: string;
  readonly problems: readonly Problem[];
  constructor(file: string, problems: readonly Problem[]) {
    super(`the agreement ${file} has ${problems.length} problems`);
    this.file = file;
    this.problems = problems;
  }
}

/** Rejects with the file system's own error. */
export function readText(file: string): Promise<string> {
  return readFile(file, 'utf8');
}

export function unreadable(error: unknown, file: string, language: Language): string {
  const detail = codeOf(error) ?? 'unreadable';
  return say(language, 'start.agreementUnreadable', { file, detail });
}

/** Publishes the file as it stands by now; one that does not read changes nothing, and its mistakes are told. */
export async function reloadFile(
  file: string,
  publish: (text: string) => Promise<Published<Problem>>,
  language: Language,
  log: Logger,
): Promise<Reloaded> {
  let text: string;
  try {
    text = await readText(file);
  } catch (error) {
    log.warn({ err: error, file }, 'the agreement cannot be read; the one in force stays in force');
    return { ok: false, problems: [unreadable(error, file, language)] };
  }
  const published = await publish(text);
  if (published.ok) return published;
  const [, ...problems] = describeProblems(file, published.problems, language).split('\n');
  return { ok: false, problems };
}

export function preambleOf({ parties, effective }: TextPreamble): Preamble {
  const sides = (['marketing', 'sales'] as const).flatMap((side) => {
    const party = parties[side];
    if (!party) return [];
    const { name, signedBy = null, signedOn = null } = party;
    return [{ side, name, signedBy, signedOn }];
  });
  return { parties: sides, effectiveOn: effective ?? null };
}
