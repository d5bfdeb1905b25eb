/**
 * Hands messages to a mail server by SMTP. A message has HTML with its pictures, the same in words, and a table; its
 * Message-ID stays the same when it is sent again, by which servers and clients know the second for the first.
 */
import { createTransport, type Transporter } from 'nodemailer';
import { PostFailed, type Mail, type Mailer } from '../../application/reports/post.ts';
import { csvOf } from './csv.ts';
import { pngOf } from './picture.ts';

const TIMES = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
};
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);
/** SMTP's replies from here on are final. */
const REFUSED_FROM = 500;

export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** `Name <address>`, or an address. */
  readonly from: string;
}

/** A mailer that can say whether its server would take a message. */
export interface VerifiableMailer extends Mailer {
  /** @throws PostFailed */
  verify(): Promise<void>;
}

export function mailerAt({ url, from }: MailServer): VerifiableMailer {
  const { username, hostname } = new URL(url);
  // A password goes over the network only where nobody else can read it.
  const requireTLS = username !== '' && !LOCAL.has(hostname.toLowerCase());
  const connect = (): Transporter => createTransport({ url, requireTLS, ...TIMES });
  return {
    send: async (to, mail, name, stopped) => {
      const transport = connect();
      try {
        stopped.throwIfAborted();
        await orStopped(transport.sendMail(messageOf(from, to, mail, name)), stopped);
      } catch (error) {
        throw failureOf(error);
      } finally {
        transport.close();
      }
    },
    verify: async () => {
      const transport = connect();
      try {
        await transport.verify();
      } catch (error) {
        throw failureOf(error);
      } finally {
        transport.close();
      }
    },
  };
}

/** Nobody waits for a server beyond the lease under which a message is sent. */
async function orStopped<T>(sent: Promise<T>, stopped: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(new PostFailed('unreachable', 'stopped'));
  };
  stopped.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([sent, promise]);
  } finally {
    stopped.removeEventListener('abort', onAbort);
    sent.catch(() => undefined);
  }
}

function messageOf(from: string, to: string, mail: Mail, name: string) {
  const { subject, language, text, html, pictures, table } = mail;
  const host = /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  const id = (of: string): string => `${of}.${name}@${host}`;
  return {
    from,
    to,
    subject,
    messageId: `<${name}@${host}>`,
    text,
    // Names of pictures are unique in the world, as RFC 2392 asks.
    html: pictures.reduce((page, one) => page.replaceAll(`cid:${one.id}"`, () => `cid:${id(one.id)}"`), html),
    headers: {
      'Content-Language': language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    attachments: [
      ...pictures.map((one) => ({
        filename: `${one.id}.png`,
        content: pngOf(one),
        cid: id(one.id),
        contentType: 'image/png',
        contentDisposition: 'inline' as const,
      })),
      { filename: table.name, content: csvOf(table.rows), contentType: 'text/csv; charset=utf-8' },
    ],
  };
}

/** What nodemailer says may hold addresses and the server's words, so only its codes go on. */
function failureOf(error: unknown): PostFailed {
  if (error instanceof PostFailed) return error;
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const detail = [code, responseCode].filter(
    (one) => (typeof one === 'string' && /^[A-Z0-9_]{1,30}$/.test(one)) || typeof one === 'number',
  );
  const reason =
    code === 'EAUTH'
      ? 'login'
      : typeof responseCode === 'number' && responseCode >= REFUSED_FROM
        ? 'refused'
        : 'unreachable';
  return new PostFailed(reason, detail.join(' ') || 'no answer');
}
