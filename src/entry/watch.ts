/** How much time has passed, whatever is done to the machine's clock and whatever the machine does. */

/**
 * Milliseconds that only grow, by whichever of the machine's two clocks goes on faster: the steady one stands still while
 * the machine sleeps, the other one may be set back.
 */
export function growingWatch(): () => number {
  let passed = 0;
  let steadyAt = performance.now();
  let clockAt = Date.now();
  return () => {
    const steady = performance.now();
    const clock = Date.now();
    passed += Math.max(steady - steadyAt, clock - clockAt);
    steadyAt = steady;
    clockAt = clock;
    return passed;
  };
}
