/** The service as a process of its own, on a clock that runs faster than the machine's. */
import { pino } from 'pino';
import { startService } from '../../src/entry/compose.ts';
import { acceleratedTime, systemTime } from '../../src/entry/timeSource.ts';
import { settingsOf } from '../soak/orders.ts';
import { type PacedOrders } from './orders.ts';

const orders = JSON.parse(process.argv[2] ?? '') as PacedOrders;
const { speed, begunAt, startAt } = orders;
const passed = (systemTime.now() - begunAt) * speed;
await startService({
  environment: settingsOf(orders, 'silent'),
  agreementText: orders.agreementText,
  time: acceleratedTime({ speed, startAt: startAt + passed }),
  log: pino({ level: 'silent' }),
  onFatal: (error) => {
    throw error;
  },
});
process.send?.('up');
