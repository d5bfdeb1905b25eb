/** Preloaded into a process: its clock begins at the instant of SHIFTED_CLOCK and runs on from there. */
import { shiftDate } from './shiftedDate.ts';

const shift = Date.parse(process.env.SHIFTED_CLOCK ?? '') - Date.now();
shiftDate(() => shift);
