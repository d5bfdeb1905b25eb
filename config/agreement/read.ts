/**
 * Reads the text of an agreement: YAML to a checked Agreement, or all of its problems at once with line, cause and
 * correction. Nothing is guessed and nothing is half read.
 */
import { createHash } from 'node:crypto';
import { type Span } from '../../src/adapters/calendar/layOut.ts';
import { instantOf, zoneNamed } from '../../src/adapters/calendar/wallTime.ts';
import { DISPOSITIONS, type Agreement } from '../../src/domain/agreement/agreement.ts';
import { calendarsOf } from './calendars.ts';
import { explainIssue } from './explain.ts';
import { looseText } from './loose.ts';
import { parseText } from './parse.ts';
import { type Problem } from './problem.ts';
import { disposingOf, promiseOf, quotaOf, rulesOf } from './promises.ts';
import { findMisnomers } from './references.ts';
import { agreementSchema, type AgreementText } from './schema/agreement.ts';
import { findNonsense } from './sense.ts';

/** Who promises, and from when: for prints; no clock depends on it. */
export type Preamble = Pick<AgreementText, 'parties' | 'effective'>;

export type ReadAgreement =
  | { readonly ok: true; readonly agreement: Agreement; readonly preamble: Preamble }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The years around `now` for which calendars are laid out: back to before any HubSpot history, five years ahead. */
export function spanAround(now: number): Span {
  return { fromAt: Date.UTC(2006, 0, 1), untilAt: Date.UTC(new Date(now).getUTCFullYear() + 6, 0, 1) };
}

/**
 * @param source the YAML
 * @param span the years for which calendars are laid out; a clock that leaves them cannot be computed
 */
export function readAgreement(source: string, span: Span): ReadAgreement {
  const yaml = parseText(source);
  if (!yaml.ok) return yaml;
  const { written } = yaml;
  const parsed = agreementSchema.safeParse(written);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, written));
  const loose = looseText.parse(written);
  const misplaced = [...issues, ...findMisnomers(loose), ...findNonsense(loose)];
  if (parsed.success && misplaced.length === 0) {
    const { parties, effective } = parsed.data;
    return {
      ok: true,
      agreement: agreementOf(parsed.data, span, source),
      preamble: { parties, effective },
    };
  }
  return { ok: false, problems: misplaced.map(yaml.placed) };
}

/** Local midnight, in the zone of the portal's calendar. */
function beginningOf(date: string, zoneName = 'UTC'): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const zone = zoneNamed(zoneName);
  return zone ? instantOf(zone, midnight) : midnight;
}

function agreementOf(text: AgreementText, span: Span, source: string): Agreement {
  const definitions = new Map(Object.entries(text.definitions).map(([name, { when }]) => [name, when]));
  const lead = definitions.get('lead');
  if (!lead) throw new Error('an agreement without a definition of lead passed its checks');
  definitions.delete('lead');
  const { qualified, disqualified, recycled } = text.dispositions;
  return {
    name: text.agreement,
    version: createHash('sha256').update(source).digest('hex').slice(0, 12),
    publishedBy: text.publishedBy ?? '',
    covers: text.covers === 'open clocks' ? 'openClocks' : 'newClocks',
    language: text.language,
    enforceFrom: beginningOf(text.enforceFrom, text.calendars[text.calendar]?.zone),
    lead,
    dispositions: { qualified: qualified.when, disqualified: disqualified.when, recycled: recycled.when },
    disposing: disposingOf(text),
    evidenceFor: new Set(DISPOSITIONS.filter((name) => text.dispositions[name].evidence === 'activity')),
    definitions,
    ...rulesOf(text),
    ...calendarsOf(text, span),
    portalCalendarId: text.calendar,
    promises: text.promises.map(promiseOf),
    quotas: text.quotas.map(quotaOf),
  };
}
