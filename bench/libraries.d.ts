/**
 * The little the benchmark uses of the libraries it compares with. Declared here because they are installed by
 * `npm run bench` only, and the types must hold where it never ran.
 */
declare module 'moment-business-time' {
  interface BusinessMoment {
    addWorkingTime(amount: number, unit: 'minutes'): BusinessMoment;
    valueOf(): number;
  }
  function moment(instant: number): BusinessMoment;
  export default moment;
}

declare module 'dayjs' {
  interface BusinessDayjs {
    addBusinessMinutes(amount: number): BusinessDayjs;
    valueOf(): number;
  }
  interface DayjsFactory {
    (instant: number): BusinessDayjs;
    extend(plugin: unknown): void;
  }
  const dayjs: DayjsFactory;
  export default dayjs;
}

declare module 'dayjs-business-time' {
  const plugin: unknown;
  export default plugin;
}

declare module 'autocannon' {
  interface Request {
    readonly method: string;
    readonly setupRequest?: (request: Request) => Request;
  }
  interface Result {
    readonly '2xx': number;
    readonly non2xx: number;
    readonly errors: number;
    readonly start: Date;
    readonly finish: Date;
    readonly latency: { readonly p99: number };
  }
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Requests a second of all connections together. */
    readonly overallRate?: number;
    readonly requests: readonly Request[];
  }): Promise<Result>;
}

declare module 'd3-random' {
  export const randomPoisson: {
    source(random: () => number): (mean: number) => () => number;
  };
}
