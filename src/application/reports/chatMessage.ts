/** A report in a few lines, for a chat: its key number first. */
import { say } from '../../messages/say.ts';
import { type FiguresGrounds } from '../figures/readFigures.ts';
import { reportMail, type MailAsked } from './reportMail.ts';

const LINES_SHOWN = 14;

/** As `reportMail`, in words. */
export async function chatMessage(
  grounds: Omit<FiguresGrounds, 'periodOf'>,
  asked: MailAsked,
  now: number,
): Promise<string | null> {
  const mail = await reportMail(grounds, asked, now);
  if (mail === null) return null;
  const left = mail.lines.length - LINES_SHOWN;
  return [
    mail.subject,
    ...mail.lines.slice(0, LINES_SHOWN),
    ...(left > 0 ? [say(asked.language, 'mail.chat.more', { count: left })] : []),
  ].join('\n');
}
