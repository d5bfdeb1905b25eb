/**
 * Sends the reports that are due, each once: to everybody the agreement names, as that person may see them, on that person's
 * calendar.
 *
 * A report is claimed before it is sent and settled afterwards. Whoever dies in between leaves it claimed; the next holder
 * of the lease sends it again, under the same Message-ID, since nobody knows whether the server took it.
 */
import { createHash } from 'node:crypto';
import { type Logger } from 'pino';
import { type Calendar, type Language } from '../../domain/agreement/agreement.ts';
import { type ReportKind, type ReportOrder } from '../../domain/agreement/reports.ts';
import { currentAgreement, type AgreementHistory } from '../../domain/agreement/versions.ts';
import { type Directory, type Rep } from '../../domain/evaluate/directory.ts';
import { localDay } from '../../messages/say.ts';
import { type Viewer } from '../card/viewer.ts';
import { askingOf, type FiguresGrounds } from '../figures/readFigures.ts';
import { OPERATOR } from '../figures/viewing.ts';
import { type PortalAddress } from '../portalAddress.ts';
import { LAST_CALL_MS, type Holding } from '../tenure.ts';
import { chatMessage } from './chatMessage.ts';
import { PostFailed, type Chat, type Mailer } from './post.ts';
import { type ReportKey, type ReportLog } from './reportLog.ts';
import { reportMail, type MailAsked } from './reportMail.ts';
import { mayGoOut, type LastSlot, type ReportSlot } from './slots.ts';
import { faultIn } from '../../domain/ownError.ts';

/** Longer than a mail server may take for a message. */
const CLAIM_MS = 300_000;
const FIRST_BACK_OFF_MS = 60_000;
const LAST_BACK_OFF_MS = 3_600_000;
const KEPT_MS = 400 * 86_400_000;
const CHAT = 'chat';

export interface SendingGrounds extends Omit<FiguresGrounds, 'periodOf'> {
  readonly reports: ReportLog;
  readonly lastSlot: LastSlot;
  /** Null: no server is set. */
  readonly mailer: Mailer | null;
  readonly chat: Chat | null;
  /** Null until HubSpot has told. */
  readonly portal: () => PortalAddress | null;
  readonly log: Logger;
}

/** A report that somebody is to have. */
interface Errand {
  readonly recipient: string;
  readonly kind: ReportKind;
  readonly slot: ReportSlot;
  readonly calendar: Calendar;
  readonly send: (slot: ReportSlot, name: string, stopped: AbortSignal) => Promise<void>;
}

/**
 * @param held the lease; nothing is begun in its last seconds, and nothing waited for beyond it
 * @returns how many were sent
 * @throws StoreUnavailable
 */
export async function sendReports(
  grounds: SendingGrounds,
  held: Pick<Holding, 'left' | 'ended'>,
  now: number,
): Promise<number> {
  let sent = 0;
  for (const errand of [...mailErrands(grounds, now), ...chatErrands(grounds, now)]) {
    if (held.left() <= LAST_CALL_MS) break;
    if (await run(errand, grounds, held, now)) sent += 1;
  }
  if (sent > 0) await grounds.reports.forgetReports(now - KEPT_MS);
  return sent;
}

async function run(
  { recipient, kind, slot, calendar, send }: Errand,
  { reports, portal, log }: SendingGrounds,
  held: Pick<Holding, 'left' | 'ended'>,
  now: number,
): Promise<boolean> {
  if (!mayGoOut(slot, calendar, now)) return false;
  const key = { recipient, kind, period: localDay(slot.period.fromAt, slot.period.zone) };
  const attempt = await reports.claimReport(key, slot.dueAt, now, now + CLAIM_MS);
  if (attempt === null) return false;
  try {
    await send(slot, nameOf(key, portal()?.portalId ?? null), held.ended);
  } catch (error) {
    // Whoever holds the lease by now has the claim.
    if (held.ended.aborted) return false;
    const reason = error instanceof PostFailed ? error.reason : 'fault';
    const backOffMs = Math.min(FIRST_BACK_OFF_MS * 2 ** Math.min(attempt - 1, 10), LAST_BACK_OFF_MS);
    await reports.settleReport(key, { kind: 'failed', reason, tryAfter: now + backOffMs });
    const unforeseen = error instanceof PostFailed ? null : error;
    log.warn(
      { report: kind, reason, attempt, fault: faultIn(error), err: unforeseen },
      'a report could not be handed over; trying again',
    );
    return false;
  }
  await reports.settleReport(key, { kind: 'sent', at: now });
  log.info({ report: kind, by: recipient === CHAT ? 'chat' : 'mail', attempt }, 'sent a report');
  return true;
}

/** The same for each attempt, and for nothing else; it gives away nobody's id. */
function nameOf({ recipient, kind, period }: ReportKey, portalId: string | null): string {
  const hash = createHash('sha256').update(JSON.stringify([portalId, recipient, kind, period]));
  return `sla-report.${kind}.${period}.${hash.digest('hex').slice(0, 24)}`;
}

function mailErrands(grounds: SendingGrounds, now: number): readonly Errand[] {
  const { mailer } = grounds;
  if (mailer === null) return [];
  const { mail } = currentAgreement(grounds.agreements()).reports;
  return mail.flatMap((order) => {
    const person = recipientNamed(order.to, grounds.directory());
    if (person === null) return [];
    const { viewer, ownerId } = person;
    const send = (kind: ReportKind) => async (slot: ReportSlot, name: string, stopped: AbortSignal) => {
      const asked = mailAsked(kind, slot, viewer, order.language, grounds.portal());
      const written = await reportMail(grounds, asked, now);
      if (written !== null) await mailer.send(viewer.email, written, name, stopped);
    };
    return errandsOf(order, ownerId, viewer, grounds, now, send);
  });
}

function chatErrands(grounds: SendingGrounds, now: number): readonly Errand[] {
  const { chat } = grounds;
  const order = currentAgreement(grounds.agreements()).reports.chat;
  if (chat === null || order === null) return [];
  // Nobody knows who reads there.
  const nameless = { ...grounds, agreements: () => withoutNames(grounds.agreements()) };
  const send = (kind: ReportKind) => async (slot: ReportSlot, _name: string, stopped: AbortSignal) => {
    const asked = mailAsked(kind, slot, OPERATOR, order.language, null);
    const text = await chatMessage(nameless, asked, now);
    if (text !== null) await chat.tell(text, stopped);
  };
  return errandsOf(order, CHAT, OPERATOR, nameless, now, send);
}

function errandsOf(
  { every, atMinute }: ReportOrder,
  recipient: string,
  viewer: Viewer | typeof OPERATOR,
  grounds: SendingGrounds,
  now: number,
  send: (kind: ReportKind) => Errand['send'],
): readonly Errand[] {
  const calendar = askingOf(grounds, viewer, now)?.calendar;
  if (calendar === undefined) return [];
  return every.flatMap((kind) => {
    const slot = grounds.lastSlot(kind, calendar, atMinute, now);
    return slot === null ? [] : [{ recipient, kind, slot, calendar, send: send(kind) }];
  });
}

function mailAsked<Who extends MailAsked['viewer']>(
  kind: ReportKind,
  { period }: ReportSlot,
  viewer: Who,
  language: Language,
  portal: PortalAddress | null,
) {
  return { viewer, name: kind === 'day' ? ('today' as const) : kind, period, language, portal };
}

function withoutNames(history: AgreementHistory): AgreementHistory {
  const [first, ...others] = history.map(({ agreement, publishedAt }) => ({
    agreement: { ...agreement, reports: { ...agreement.reports, people: 'aggregate' as const } },
    publishedAt,
  }));
  return first === undefined ? history : [first, ...others];
}

export interface Recipient {
  readonly ownerId: string;
  readonly viewer: Viewer & { readonly email: string };
}

/** @param to owner id or e-mail address; null where HubSpot tells of no such active owner, or of one without an address */
export function recipientNamed(to: string, directory: Directory): Recipient | null {
  const isMeant = ({ ownerId, email, active }: Rep): boolean =>
    active && (ownerId === to || email?.toLowerCase() === to.toLowerCase());
  const found = [...directory.values()].find(isMeant);
  if (!found?.email) return null;
  const { ownerId, userId = null, email } = found;
  return { ownerId, viewer: { userId, email: email.toLowerCase() } };
}
