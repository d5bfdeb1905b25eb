/** A mail server on this machine that keeps what it is given, and can be told to refuse. */
import { type AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Taken {
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: ParsedMail;
}

export interface MailServer {
  readonly url: string;
  readonly taken: Taken[];
  /** How it answers to messages from now on: takes them, or says this reply. */
  answer: 'take' | { readonly code: number };
  /** Called when a message has come in whole, before it is answered. */
  onMessage: () => void | Promise<void>;
  close(): Promise<void>;
}

const PASSWORD = 'right-password';

/** Where it asks for a login, user and password are in `url`. */
export async function startMailServer({ login = false } = {}): Promise<MailServer> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: !login,
    disabledCommands: login ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    disableReverseLookup: true,
    onAuth: ({ password }, _session, callback) => {
      if (password === PASSWORD) callback(null, { user: 'sla' });
      else callback(new Error('wrong'));
    },
    onData: (stream, session, callback) => {
      void (async () => {
        const raw = await buffer(stream);
        const mail = await simpleParser(raw);
        await state.onMessage();
        if (state.answer === 'take') {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          taken.push({ to, raw: raw.toString(), mail });
          callback();
        } else callback(Object.assign(new Error('no'), { responseCode: state.answer.code }));
      })();
    },
  });
  server.on('error', () => undefined); // a client that hangs up
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const state: MailServer = {
    url: `smtp://${login ? `sla:${PASSWORD}@` : ''}127.0.0.1:${port}`,
    taken,
    answer: 'take',
    onMessage: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
  return state;
}
