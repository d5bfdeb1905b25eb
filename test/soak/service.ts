/**
 * The service as a process of its own that can be killed, on a clock its parent moves: each message names an instant, and
 * is answered when everything that was due by then is done.
 */
import { pino } from 'pino';
import { startService } from '../../src/entry/compose.ts';
import { MovedTime } from '../support/movedTime.ts';
import { settingsOf, type ServiceOrders } from './orders.ts';

const orders = JSON.parse(process.argv[2] ?? '') as ServiceOrders;
const time = new MovedTime(orders.startAt);
const service = await startService({
  environment: settingsOf(orders, 'error'),
  agreementText: orders.agreementText,
  time,
  log: pino({ level: 'error' }),
  onFatal: (error) => {
    throw error;
  },
});

process.on('message', (now: number) => {
  const done = time.jumpTo(now, () => service.idle());
  process.send?.({ told: now });
  void done.then(() => process.send?.({ done: now }));
});
process.send?.({ ready: true });
