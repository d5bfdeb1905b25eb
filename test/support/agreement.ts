/** Agreements for tests: a short text with the parts one needs, read by the real reader. */
import { readAgreement } from '../../config/agreement/read.ts';
import { type Agreement } from '../../src/domain/agreement/agreement.ts';
import { SPAN } from './calendars.ts';

const DEFAULT_PROMISES = `
  - { id: first-touch, words: First touch within 4 business hours, clock: rep, stops: firstTouch,
      within: 4 business hours, remindAt: [75%], whenOverdue: task }
  - { id: disposition, words: Disposition within 2 business days, clock: rep, stops: disposition,
      within: 2 business days, remindAt: [75%], whenOverdue: task }`;

/**
 * Office hours 09:00-17:00 UTC, Monday to Friday; Gulf Sales 09:00-18:00 in Riyadh, Sunday to Thursday.
 *
 * @param also further sections, such as `handover: remaining`
 * @param calendars further calendars, each on a line of its own
 */
export function agreementText({
  promises = DEFAULT_PROMISES,
  enforceFrom = '2026-01-01',
  calendars = '',
  teams = '{ team: Gulf Sales, calendar: gulf }',
  also = '',
} = {}): string {
  return `
agreement: Test agreement
enforceFrom: ${enforceFrom}
definitions:
  lead: { words: A lead, when: { lifecyclestage: [lead, marketingqualifiedlead] } }
  firstTouch: { words: Touched, when: { hs_lead_status: [ATTEMPTED_TO_CONTACT, CONNECTED] } }
dispositions:
  qualified: { hs_lead_status: [OPEN_DEAL] }
  disqualified: { hs_lead_status: [UNQUALIFIED] }
  recycled: { hs_lead_status: [BAD_TIMING] }
calendars:
  office: { zone: UTC, hours: { monday-friday: 09:00-17:00 } }
  gulf: { zone: Asia/Riyadh, hours: { sunday-thursday: 09:00-18:00 } }${calendars === '' ? '' : `\n  ${calendars}`}
calendar: office
teams: [${teams}]
promises:${promises}
${also === '' ? '' : `${also}\n`}`;
}

export function agreementWith(parts: Parameters<typeof agreementText>[0] = {}): Agreement {
  const read = readAgreement(agreementText(parts), SPAN);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.agreement;
}
