/** Sends the reports that are due: asked every minute, by whoever writes to HubSpot among several processes. */
import { type Logger } from 'pino';
import { type Environment } from '../../config/environment.ts';
import { periodAt } from '../adapters/calendar/periods.ts';
import { lastSlot } from '../adapters/calendar/reportSlots.ts';
import { chatAt } from '../adapters/notify/chat.ts';
import { mailerAt } from '../adapters/notify/mail.ts';
import { type CurrentAgreements } from '../application/agreements.ts';
import { type CurrentDirectory } from '../application/directory.ts';
import { sendReports, type SendingGrounds } from '../application/reports/sendReports.ts';
import { type Store } from '../application/store.ts';
import { type Holding } from '../application/tenure.ts';
import { type TimeSource } from '../application/timeSource.ts';
import { currentAgreement } from '../domain/agreement/versions.ts';

/** Less than a stopping service is given. */
const FINISH_MS = 2_500;

export interface PostingDependencies {
  readonly environment: Pick<Environment, 'smtpUrl' | 'smtpFrom' | 'chatWebhookUrl'>;
  readonly store: Store;
  readonly agreements: CurrentAgreements;
  readonly directory: CurrentDirectory;
  readonly portal: SendingGrounds['portal'];
  /** The lease, while this process has it. */
  readonly holding: () => Holding | null;
  readonly time: TimeSource;
  readonly log: Logger;
}

export interface Posting {
  /** Sends what is due; never rejects. Whoever comes while it goes on waits for the same. */
  send(): Promise<void>;
  /** Begins nothing new; what is not handed over in time is cut off and sent again later. */
  stop(): Promise<void>;
}

export function createPosting(dependencies: PostingDependencies): Posting {
  const { environment, store, agreements, directory, portal, holding, time, log } = dependencies;
  const { smtpUrl, smtpFrom, chatWebhookUrl } = environment;
  const grounds: SendingGrounds = {
    figures: store,
    reports: store,
    agreements: () => agreements.current(),
    directory: () => directory.current(),
    nameOf: (ownerId) => directory.nameOf(ownerId),
    periodWith: periodAt,
    lastSlot,
    mailer: smtpUrl === null || smtpFrom === null ? null : mailerAt({ url: smtpUrl, from: smtpFrom }),
    chat: chatWebhookUrl === null ? null : chatAt(chatWebhookUrl),
    portal,
    log,
  };
  const cut = new AbortController();
  let isStopping = false;
  let running: Promise<void> | null = null;
  /** The version of which it was said that nobody can be sent what it asks for. */
  let toldOf: string | null = null;

  const tellOfMissing = (): void => {
    const { version, reports } = currentAgreement(agreements.current());
    if (toldOf === version) return;
    toldOf = version;
    if (grounds.mailer === null && reports.mail.length > 0)
      log.warn({ people: reports.mail.length }, 'reports are to be sent by e-mail, and SMTP_URL is not set');
    if (grounds.chat === null && reports.chat !== null)
      log.warn('reports are to be told in the chat, and CHAT_WEBHOOK_URL is not set');
  };
  const round = async (): Promise<void> => {
    const held = holding();
    if (held === null) return;
    tellOfMissing();
    try {
      const untilCut = {
        left: () => (isStopping ? 0 : held.left()),
        ended: AbortSignal.any([held.ended, cut.signal]),
      };
      await sendReports(grounds, untilCut, time.now());
    } catch (error) {
      log.warn({ err: error }, 'reports could not be sent');
    }
  };
  return {
    send: () => {
      if (isStopping) return Promise.resolve();
      return (running ??= round().finally(() => {
        running = null;
      }));
    },
    stop: async () => {
      isStopping = true;
      const timer = setTimeout(() => {
        cut.abort();
      }, FINISH_MS);
      await running;
      clearTimeout(timer);
    },
  };
}
