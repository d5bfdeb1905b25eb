/**
 * Uses the demo as a visitor does: `npm run check:demo` starts it, waits until a promise breaks and the portal says so,
 * looks at the page in Chromium, reads the reports, acts on the card until the portal's notice comes back, pauses and
 * resumes writing on the settings page, takes pictures, and stops it with Ctrl-C. The pictures are left in artifacts/;
 * `npm run pictures` puts them in docs/, where the README shows them.
 */
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { visit } from './demoVisit.ts';

const { values: options } = parseArgs({ options: { to: { type: 'string', default: 'artifacts' } } });
const STARTS_WITHIN_MS = 60_000;
const BREAKS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 15_000;
const contactsSchema = z.object({
  contacts: z.array(z.object({ id: z.string(), slaStatus: z.string().nullable() })),
});
const recordSchema = z.object({
  tasks: z.array(z.object({ effectKey: z.string().nullable(), status: z.string() })),
});

const demo = spawn('npm', ['run', '--silent', 'demo', '--', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const ended = new Promise<number | null>((resolve) => {
  demo.once('exit', (code) => {
    resolve(code);
  });
});

try {
  const url = await within(STARTS_WITHIN_MS, 'the demo to start', addressOf());
  const contactId = await newlyOverdue(url);
  console.log(`contact ${contactId} went overdue; the portal has its flag and its task`);
  await visit({ url, contactId, to: options.to });
  process.kill(-(demo.pid ?? 0), 'SIGINT');
  await within(STOPS_WITHIN_MS, 'the demo to stop', Promise.all([ended, silence(url)]));
  console.log('stopped');
} catch (error) {
  if (demo.exitCode === null && demo.signalCode === null) process.kill(-(demo.pid ?? 0), 'SIGKILL');
  throw error;
}

function addressOf(): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    demo.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      text += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (address) resolve(address);
    });
    void ended.then((code) => {
      reject(new Error(`the demo ended with ${code} before it was ready`));
    });
  });
}

/** A contact that was not overdue when we came and is now, with an open task for it. */
async function newlyOverdue(url: string): Promise<string> {
  const overdue = async (): Promise<readonly string[]> => {
    const { contacts } = contactsSchema.parse(await asked(`${url}/desk/contacts`));
    return contacts.filter(({ slaStatus }) => slaStatus === 'overdue').map(({ id }) => id);
  };
  const before = new Set(await overdue());
  const until = performance.now() + BREAKS_WITHIN_MS;
  while (performance.now() < until) {
    for (const id of await overdue()) {
      if (before.has(id)) continue;
      const { tasks } = recordSchema.parse(await asked(`${url}/desk/contacts/${id}`));
      const made = tasks.filter(({ effectKey }) => effectKey?.endsWith('/overdue'));
      if (made.some(({ status }) => status === 'NOT_STARTED')) return id;
    }
    await pause(500);
  }
  throw new Error(`no contact went overdue within ${BREAKS_WITHIN_MS} ms`);
}

/** npm is gone at once on Ctrl-C; what counts is that nobody answers any more. */
async function silence(url: string): Promise<void> {
  for (;;) {
    try {
      await asked(`${url}/desk/session`);
    } catch {
      return;
    }
    await pause(200);
  }
}

async function asked(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  const timeout = new AbortController();
  const late = pause(ms, undefined, { signal: timeout.signal }).then(() => {
    throw new Error(`waited ${ms} ms for ${what}`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    timeout.abort();
    late.catch(() => undefined);
  }
}
