/** Preloaded into a process: its machine's clock can be set forward and back, by messages of its parent. */
import { type Sway } from '../orders.ts';

let shift = 0;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: readonly unknown[]) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
} as DateConstructor;

process.on('message', (message: Sway) => {
  shift = message.shiftMs;
});
