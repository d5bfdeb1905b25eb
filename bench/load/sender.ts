/**
 * Sends deliveries and cards' calls from a process of its own, so that the sender's work is not taken for the service's. Started by
 * `startSender`; takes one order after the other and answers each.
 */
import autocannon from 'autocannon';
import { paced } from './paced.ts';
import { type Order, type Sent } from './sending.ts';
import { cardCalls, traffic } from './traffic.ts';

let begun = 0;

process.on('message', (order: Order) => {
  void run(order).then((sent) => process.send?.(sent));
});

async function run({ url, what, eventsARequest, connections, forMs, requestsASecond }: Order): Promise<Sent> {
  // Ids are drawn from far apart for each order: a notice told before would be no news.
  const next = what === 'cardCalls' ? cardCalls(url) : traffic(url, eventsARequest, (begun += 1) * 1e9);
  const method = what === 'cardCalls' ? 'GET' : 'POST';
  if (requestsASecond !== undefined) return paced({ url, method, connections, forMs, requestsASecond, next });
  const result = await autocannon({
    url,
    connections,
    duration: forMs / 1000,
    requests: [{ method, setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  return {
    perSecond: (result['2xx'] * 1000) / (result.finish.getTime() - result.start.getTime()),
    refused: result.non2xx + result.errors,
    p99Ms: result.latency.p99,
  };
}
