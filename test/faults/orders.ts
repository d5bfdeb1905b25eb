/** What the faults tell the process of the service they start. */
import { type ServiceOrders } from '../soak/orders.ts';

export interface PacedOrders extends ServiceOrders {
  /** How many times faster than the machine's clock the service's runs. */
  readonly speed: number;
  /** The instant of the machine's clock at which the service's showed `startAt`. */
  readonly begunAt: number;
}

/** By how much the machine's clock is wrong from now on, ms. */
export interface Sway {
  readonly shiftMs: number;
}
