/** Preloaded into a process: its clock begins at the instant of SHIFTED_CLOCK and runs on from there. */
const shift = Date.parse(process.env.SHIFTED_CLOCK ?? '') - Date.now();
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
