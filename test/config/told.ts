/** What a person is told of an agreement: no line when it is whole, else a line that counts and one for each problem. */
import { describeProblems } from '../../config/agreement/problem.ts';
import { readAgreement } from '../../config/agreement/read.ts';
import { type Language } from '../../src/messages/say.ts';
import { agreementText } from '../support/agreement.ts';
import { SPAN } from '../support/calendars.ts';

export const GOOD = agreementText();

/** The good agreement with one piece of it written otherwise. */
export function spoilt(piece: string, other: string): string {
  if (GOOD.split(piece).length !== 2) throw new Error(`not once in the agreement: ${piece}`);
  return GOOD.replace(piece, () => other);
}

export function told(source: string, language: Language = 'en'): readonly string[] {
  const read = readAgreement(source, SPAN);
  return read.ok ? [] : describeProblems('sla.yml', read.problems, language).split('\n');
}

/** The problems without the line that counts them. */
export const problems = (source: string): readonly string[] => told(source).slice(1);
