/** Makes a process's clock wrong. */
const RealDate = Date;

/** @param shiftMs by how much it is wrong; asked each time somebody looks at it */
export function shiftDate(shiftMs: () => number): void {
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(RealDate.now() + shiftMs());
      else super(...(given as [number]));
    }

    static override now(): number {
      return RealDate.now() + shiftMs();
    }
  } as DateConstructor;
}
