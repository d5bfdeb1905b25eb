/** Preloaded into a process: its machine's clock can be set forward and back, by messages of its parent. */
import { shiftDate } from '../../support/shiftedDate.ts';
import { type Sway } from '../orders.ts';

let shift = 0;
shiftDate(() => shift);
process.on('message', (message: Sway) => {
  shift = message.shiftMs;
});
