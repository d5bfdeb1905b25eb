/**
 * Bodies that nobody should send: huge, announced and in chunks, nested deeply, in other charsets and encodings, cut off,
 * and small ones that become huge. Each is answered or cut off, memory stays, and true deliveries go on.
 */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { sign } from '../../src/sandbox/webhooks/sign.ts';
import { type Fault } from './fault.ts';
import { rigged, SECRET, type Rig } from './rig.ts';

const MB = 1024 * 1024;
const EACH = 5;
/** Measured: 94 MB with five of each at once, 175 MB with twenty. */
const MOST_GROWTH_MB = 250;

interface Body {
  readonly what: string;
  readonly bytes: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in chunks, its length unannounced. */
  readonly chunked?: boolean;
  /** Signed as this text; else with a signature that cannot be right. */
  readonly signedAs?: string;
  /** Which statuses are right; 0: cut off. */
  readonly right: readonly number[];
}

function bodies(): readonly Body[] {
  const huge = Buffer.alloc(50 * MB, '[');
  const deep = '['.repeat(900_000) + ']'.repeat(900_000);
  const told = '[{"subscriptionType":"contact.creation"}]';
  const utf16 = Buffer.from(told, 'utf16le');
  const bomb = gzipSync(Buffer.alloc(200 * MB, ' '), { level: 9 });
  return [
    { what: '50 MB, announced', bytes: huge, right: [413, 0] },
    { what: '50 MB, in chunks', bytes: huge, chunked: true, right: [413, 0] },
    { what: 'JSON 900,000 deep, signed', bytes: Buffer.from(deep), signedAs: deep, right: [400] },
    {
      what: 'UTF-16',
      bytes: utf16,
      headers: { 'content-type': 'application/json; charset=utf-16le' },
      right: [401],
    },
    {
      what: 'a charset that is none, signed',
      bytes: Buffer.from(told),
      headers: { 'content-type': 'application/json; charset=klingon' },
      signedAs: told,
      right: [200],
    },
    {
      what: 'bytes that are no UTF-8',
      bytes: Buffer.from([0x5b, 0xff, 0xfe, 0x5d]),
      right: [401],
    },
    {
      what: 'an encoding that is none',
      bytes: Buffer.from(told),
      headers: { 'content-encoding': 'middle-out' },
      right: [415],
    },
    {
      what: 'said to be gzip, is not',
      bytes: Buffer.from(told),
      headers: { 'content-encoding': 'gzip' },
      right: [400],
    },
    {
      what: 'gzip, cut off',
      bytes: gzipSync(told.repeat(1_000)).subarray(0, 60),
      headers: { 'content-encoding': 'gzip' },
      right: [400],
    },
    {
      what: `gzip of ${Math.round(bomb.length / 1024)} kB that is 200 MB`,
      bytes: bomb,
      headers: { 'content-encoding': 'gzip' },
      right: [413, 0],
    },
    {
      what: 'brotli of some bytes that is 200 MB',
      bytes: brotliCompressSync(Buffer.alloc(200 * MB, ' ')),
      headers: { 'content-encoding': 'br' },
      right: [413, 0],
    },
  ];
}

export const bodiesFault: Fault = {
  name: 'bodies',
  play: ({ seed, say }) =>
    rigged({ seed, speed: 5 }, async (rig) => {
      const all = bodies();
      rig.work();
      await sleep(10_000);
      const restingMb = residentMb(rig);
      let mostMb = restingMb;
      const looking = setInterval(() => {
        mostMb = Math.max(mostMb, residentMb(rig));
      }, 50);
      const wrong: string[] = [];
      const notes: string[] = [];
      const begunAt = performance.now();
      for (const body of all) {
        const begun = performance.now();
        const statuses = await Promise.all(Array.from({ length: EACH }, () => answerTo(rig, body)));
        const seen = [...new Set(statuses)];
        const took = Math.round(performance.now() - begun);
        const answered = seen.map((one) => one || 'cut off').join(', ');
        const most = Math.round(mostMb);
        notes.push(`${body.what}: ${answered}; ${took} ms for ${EACH}, memory at most ${most} MB by then`);
        say(notes.at(-1) ?? '');
        if (!seen.every((one) => body.right.includes(one)))
          wrong.push(`${body.what} was answered ${seen.join(', ')}`);
      }
      clearInterval(looking);
      const since = performance.now();
      await sleep(5_000);
      rig.rest();
      const grownMb = Math.round(mostMb - restingMb);
      if (grownMb > MOST_GROWTH_MB) wrong.push(`memory grew by ${grownMb} MB`);
      if (rig.process.lastExit !== null) wrong.push(`the service ended with ${rig.process.lastExit}`);
      notes.push(
        `memory ${Math.round(restingMb)} MB, at most ${Math.round(mostMb)} MB, ${EACH} of each at once`,
      );
      notes.push(`all of them took ${Math.round((since - begunAt) / 1_000)} s`);
      return rig.outcome(since, null, 120_000, { wrong, notes });
    }),
};

/** Memory of the service that is not swapped. */
function residentMb({ process: { pid } }: Rig): number {
  if (pid === null) return 0;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
}

/** The status; 0 when the connection was cut off. */
function answerTo(rig: Rig, { bytes, headers, chunked, signedAs }: Body): Promise<number> {
  const url = `${rig.url}/webhooks/hubspot`;
  const signed = sign(
    signedAs === undefined ? 'another secret' : SECRET,
    'POST',
    url,
    signedAs ?? '',
    rig.time.now(),
  );
  const length = chunked ? {} : { 'content-length': String(bytes.length) };
  return new Promise((resolve) => {
    const asking = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', ...signed, ...headers, ...length },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        response.once('close', () => asking.destroy());
      },
    );
    asking.once('error', () => {
      resolve(0);
    });
    asking.setTimeout(30_000, () => asking.destroy());
    if (chunked) {
      for (let from = 0; from < bytes.length; from += MB) asking.write(bytes.subarray(from, from + MB));
      asking.end();
    } else asking.end(bytes);
  });
}
