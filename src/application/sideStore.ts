/** What a command may ask of the store while the service uses it: to read, to publish, and to tell of new properties. */
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
  'countedForQuota',
  'pipelineForQuota',
  'dealsReadAt',
  'handedOver',
  'endedHandOffs',
  'leadsBySource',
  'forgetValues',
] as const satisfies readonly (keyof Store)[];

export type SideMethod = (typeof SIDE_METHODS)[number];
export type SideStore = Pick<Store, SideMethod>;
