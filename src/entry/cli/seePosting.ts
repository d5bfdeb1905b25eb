/** Whether reports can be sent: the mail server is asked, nothing is handed to it. */
import { readMailEnvironment, type AskingEnvironment } from '../../../config/environment.ts';
import { mailerAt } from '../../adapters/notify/mail.ts';
import { type SeenAgreement, type SeenPosting } from '../../application/doctor/gathered.ts';
import { PostFailed } from '../../application/reports/post.ts';
import { portalOf } from './sources.ts';

/** @param asking null: HubSpot cannot be asked */
export async function seePosting(
  agreement: SeenAgreement,
  asking: AskingEnvironment | null,
): Promise<SeenPosting> {
  const [mail, unknown] = await Promise.all([seeMail(), unknownIn(agreement, asking)]);
  return { mail, chatSet: /\S/.test(process.env.CHAT_WEBHOOK_URL ?? ''), unknown };
}

async function seeMail(): Promise<SeenPosting['mail']> {
  const settings = readMailEnvironment(process.env);
  // A setting that cannot be used is told of among the settings.
  if (!settings.ok) return 'notSet';
  const { smtpUrl: url, smtpFrom: from } = settings.environment;
  if (url === null || from === null) return 'notSet';
  try {
    await mailerAt({ url, from }).verify();
    return 'takes';
  } catch (error) {
    if (!(error instanceof PostFailed)) throw error;
    return { reason: error.reason, detail: error.message };
  }
}

async function unknownIn(
  agreement: SeenAgreement,
  asking: AskingEnvironment | null,
): Promise<SeenPosting['unknown']> {
  const names = agreement.kind === 'good' ? agreement.agreement.reports.mail.map(({ to }) => to) : [];
  if (names.length === 0) return [];
  if (asking === null) return null;
  const owners = await portalOf(asking)
    .owners()
    .catch(() => null);
  if (owners === null) return null;
  const known = new Set(
    owners
      .filter(({ active, email }) => active && email)
      .flatMap(({ ownerId, email }) => [ownerId, email?.toLowerCase() ?? '']),
  );
  return names.filter((name) => !known.has(name));
}
