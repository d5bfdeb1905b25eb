/** A proxy in front of the sandbox that writes down every call and its answer. */
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly asked: unknown;
  readonly status: number;
  readonly answeredType: string;
  readonly answered: unknown;
}

export interface Recorder {
  readonly url: string;
  readonly exchanges: Exchange[];
  close(): Promise<void>;
}

export async function recordBefore(sandboxUrl: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const asked = await text(request);
      const { method = '', url = '' } = request;
      const kept = ['authorization', 'content-type'] as const;
      const headers = Object.fromEntries(kept.map((name) => [name, request.headers[name] ?? '']));
      const answer = await fetch(sandboxUrl + url, {
        method,
        headers,
        ...(asked === '' ? {} : { body: asked }),
      });
      const answered = await answer.text();
      const answeredType = answer.headers.get('content-type') ?? '';
      const { pathname, searchParams } = new URL(url, sandboxUrl);
      exchanges.push({
        method,
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers,
        asked: asked === '' ? undefined : (JSON.parse(asked) as unknown),
        status: answer.status,
        answeredType,
        answered: answeredType.startsWith('application/json') ? (JSON.parse(answered) as unknown) : answered,
      });
      response.writeHead(answer.status, answeredType === '' ? {} : { 'content-type': answeredType });
      response.end(answered);
    };
    void pass();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
