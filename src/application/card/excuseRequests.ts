/**
 * Excuses that were asked for and not decided, as they stand in a property of the record: `first-touch/1/101 = 101: was
 * ill`, several with a semicolon between. The owner id before the reason is who asked; HubSpot would only tell our app.
 */
import { type LearnedFact, effectiveAt } from '../../domain/timeline/timeline.ts';
import { type RecordRef } from '../../domain/timeline/fact.ts';

export interface ExcuseRequest {
  readonly clockId: string;
  readonly reason: string;
  /** Owner id; null: somebody who is no owner. */
  readonly askedBy: string | null;
}

const ENTRY = /^(?<clockId>[^=]+)=\s*(?<askedBy>\d+|-):(?<reason>.*)$/s;

export function requestsIn(text: string): readonly ExcuseRequest[] {
  return text.split(';').flatMap((part) => {
    const { clockId = '', askedBy = '', reason = '' } = ENTRY.exec(part.trim())?.groups ?? {};
    if (clockId.trim() === '') return [];
    return [{ clockId: clockId.trim(), reason: reason.trim(), askedBy: askedBy === '-' ? null : askedBy }];
  });
}

export function requestsAsText(requests: readonly ExcuseRequest[]): string {
  return requests
    .map(({ clockId, reason, askedBy }) => `${clockId} = ${askedBy ?? '-'}: ${onOneLine(reason)}`)
    .join('; ');
}

/** Adds to what is excused already; who wrote the others is not changed by it. */
export function excusesWith(text: string, clockId: string, reason: string): string {
  const others = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.split('=')[0]?.trim() !== clockId);
  return [...others, `${clockId} = ${onOneLine(reason)}`].join('; ');
}

/** A semicolon would begin another entry. */
function onOneLine(text: string): string {
  return text.replaceAll(';', ',').replaceAll(/\s+/g, ' ').trim();
}

/** What a property of the record itself is by now; '' where nothing was told. */
export function valueNow(record: RecordRef, facts: readonly LearnedFact[], property: string): string {
  let value = '';
  let latest = -Infinity;
  for (const learned of facts) {
    const { fact } = learned;
    if (fact.kind !== 'property' || fact.property !== property) continue;
    if (fact.record.recordId !== record.recordId || effectiveAt(learned) < latest) continue;
    latest = effectiveAt(learned);
    ({ value } = fact);
  }
  return value;
}
