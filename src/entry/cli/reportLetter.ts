/** `sla report` as a message: as a page in a file, or sent now. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { readMailEnvironment } from '../../../config/environment.ts';
import { mailerAt } from '../../adapters/notify/mail.ts';
import { pageOf } from '../../adapters/notify/page.ts';
import { type Viewer } from '../../application/card/viewer.ts';
import { codeOf } from '../../application/errorCode.ts';
import { type PeriodName } from '../../application/figures/figures.ts';
import { askingOf, periodFor, type FiguresGrounds } from '../../application/figures/readFigures.ts';
import { type OPERATOR } from '../../application/figures/viewing.ts';
import { PostFailed, type Mail, type Mailer } from '../../application/reports/post.ts';
import { reportMail } from '../../application/reports/reportMail.ts';
import { say } from '../../messages/say.ts';
import { EXIT, Refusal } from './exit.ts';
import { settled } from './sources.ts';
import { type Terminal } from './terminal.ts';

/** @throws Refusal where no server is set */
export function mailerFor(terminal: Terminal): Mailer {
  const { smtpUrl, smtpFrom } = settled(readMailEnvironment(process.env), terminal);
  if (smtpUrl === null || smtpFrom === null) {
    const where = say(terminal.language, 'environment.where.SMTP_URL');
    throw new Refusal(say(terminal.language, 'cli.report.noSmtp', { where }), EXIT.usage);
  }
  return mailerAt({ url: smtpUrl, from: smtpFrom });
}

/** The report of a period as a message; as whoever asks may see it. */
export async function letterOf(
  grounds: FiguresGrounds,
  viewer: Viewer | typeof OPERATOR,
  name: PeriodName,
  now: number,
  terminal: Terminal,
): Promise<Mail> {
  const asking = askingOf(grounds, viewer, now);
  if (asking === null) throw nothingToSee();
  const period = periodFor(grounds, asking, name);
  const { language } = terminal;
  const shown = terminal.progress('cli.report.progress');
  const at = (done: number): void => {
    shown.at(done);
    terminal.goOn();
  };
  const asked = { viewer, name, period, language, portal: null, at };
  const mail = await reportMail(grounds, asked, now).finally(() => {
    shown.end();
  });
  if (mail === null) throw nothingToSee();
  return mail;
}

function nothingToSee(): Error {
  return new Error('whoever was shown a report has nothing to see');
}

export async function writePage(file: string, mail: Mail, terminal: Terminal): Promise<void> {
  try {
    await writeFile(file, pageOf(mail));
  } catch (error) {
    const detail = codeOf(error) ?? 'unwritable';
    throw new Refusal(say(terminal.language, 'cli.unwritable', { file, detail }));
  }
  terminal.note('cli.report.page', { file });
}

/** Each time it is asked for it is another message. */
export async function sendNow(
  mailer: Mailer,
  to: string,
  mail: Mail,
  now: number,
  terminal: Terminal,
): Promise<void> {
  const name = `sla-report.asked.${new Date(now).toISOString().slice(0, 10)}.${randomUUID()}`;
  try {
    await mailer.send(to, mail, name, terminal.stopped);
  } catch (error) {
    if (!(error instanceof PostFailed)) throw error;
    terminal.goOn();
    const sentence = say(terminal.language, 'cli.report.notMailed', { detail: error.message });
    throw new Refusal(sentence, error.reason === 'unreachable' ? EXIT.unavailable : EXIT.refused);
  }
  terminal.note('cli.report.mailed');
}
