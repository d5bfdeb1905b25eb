/** What the faults tell the process of the service and the threads they start, and what those answer. */
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

export interface CrowdOrders {
  readonly port: number;
  readonly connections: number;
}

/** Told once when the last connection was opened, and with how many were cut off when the crowd is asked to leave. */
export type FromCrowd = { readonly open: true } | { readonly cut: number };

export interface ForgerOrders {
  readonly url: string;
  readonly requests: number;
  /** The service's time when it begins, epoch ms. */
  readonly now: number;
}

/** How often each status was answered; 0: the connection broke. */
export type Forged = Readonly<Record<string, number>>;
