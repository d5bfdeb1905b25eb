/** A process that sends forged deliveries, fifty at a time, and says in the end what they were answered. */
import { Agent, request } from 'node:http';
import { systemTime } from '../../src/entry/timeSource.ts';
import { sign } from '../../src/sandbox/webhooks/sign.ts';

const ATONCE = 50;
const [url = '', count = '0', at = '0'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: ATONCE });
const body = JSON.stringify([
  { subscriptionType: 'contact.creation', objectId: 1, portalId: 1, occurredAt: 1 },
]);
const headers = {
  'content-type': 'application/json',
  ...sign('another secret', 'POST', url, body, Number(at) || systemTime.now()),
};
const answers: Record<string, number> = {};
let left = Number(count);

async function one(): Promise<void> {
  const status = await new Promise<string>((resolve) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve(String(response.statusCode));
      });
    })
      .once('error', () => {
        resolve('cut off');
      })
      .end(body);
  });
  answers[status] = (answers[status] ?? 0) + 1;
}

await Promise.all(
  Array.from({ length: ATONCE }, async () => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  }),
);
agent.destroy();
process.stdout.write(JSON.stringify(answers));
