/** What a command may ask of the store while the service uses it: to read, and to publish. */
import { type Store } from './store.ts';

export const SIDE_METHODS = [
  'versions',
  'publish',
  'owners',
  'counts',
  'recordCount',
  'timelines',
  'facts',
  'clocks',
  'figures',
  'trend',
  'delay',
  'clocksOfFigures',
  'board',
  'habits',
  'arrivals',
  'unowned',
] as const satisfies readonly (keyof Store)[];

export type SideMethod = (typeof SIDE_METHODS)[number];
export type SideStore = Pick<Store, SideMethod>;
