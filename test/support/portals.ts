/** Sandbox portals as tests want them, with the story's reps. */
import { readFile } from 'node:fs/promises';
import { type TimeSource } from '../../src/application/timeSource.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { REPS } from '../../src/sandbox/story/cast.ts';
import { readSubscriptions } from '../../src/sandbox/webhooks/subscriptions.ts';

/** One that tells nobody of anything: to be asked only. */
export function silentPortal(time: TimeSource, accessToken: string): Promise<Sandbox> {
  return startSandbox({
    time,
    people: REPS,
    accessToken,
    clientSecret: 'unused',
    serviceUrl: 'http://127.0.0.1:9',
    subscriptions: [],
  });
}

/** One that tells a service on this machine of what the shipped app subscribes to. */
export async function tellingPortal(
  time: TimeSource,
  { accessToken, clientSecret, port }: { accessToken: string; clientSecret: string; port: number },
): Promise<Sandbox> {
  const hsmeta: unknown = JSON.parse(await readFile('webhooks/webhooks-hsmeta.json', 'utf8'));
  return startSandbox({
    time,
    people: REPS,
    accessToken,
    clientSecret,
    serviceUrl: `http://127.0.0.1:${port}`,
    subscriptions: readSubscriptions(hsmeta),
  });
}
