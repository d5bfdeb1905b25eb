/** What the visitor of the gallery chose. It stands in the address, so that a state can be linked to and looked at again. */
import type { CardLocation } from '../host/extension.ts';
import type { Language } from '../messages/say.ts';
import { preferences } from '../page/preferences.ts';
import type { Look } from '../page/state.ts';
import { REPORTS_STATES } from './reportsStates.ts';
import { SETTINGS_STATES } from './settingsStates.ts';
import { STATES, type GalleryState } from './states.ts';

export type Place = 'sidebar' | 'tab' | 'reports' | 'settings';

export interface Choices {
  readonly language: Language;
  readonly look: Look;
  readonly place: Place;
  /** The only states to show; all of them when none is named. */
  readonly only: readonly string[];
}

export const LOCATIONS: Readonly<Record<Place, CardLocation>> = {
  sidebar: 'crm.record.sidebar',
  tab: 'crm.record.tab',
  reports: 'pages',
  settings: 'settings',
};

export const PLACES: readonly Place[] = ['sidebar', 'tab', 'reports', 'settings'];

/** What there is to see in each place. */
const STATES_OF: Readonly<Record<Place, readonly GalleryState[]>> = {
  sidebar: STATES,
  tab: STATES,
  reports: REPORTS_STATES,
  settings: SETTINGS_STATES,
};

/** Reads `?language=ar&look=dark&place=tab&only=stale,overdue`; what is not named is as the visitor had it last. */
export function readChoices(search: string): Choices {
  const named = new URLSearchParams(search);
  const language = named.get('language');
  const look = named.get('look');
  const place = PLACES.find((one) => one === named.get('place')) ?? 'sidebar';
  return {
    language: language === 'en' || language === 'ar' ? language : preferences.language(),
    look: look === 'light' || look === 'dark' ? look : preferences.look(),
    place,
    only: (named.get('only') ?? '')
      .split(',')
      .filter((id) => STATES_OF[place].some((state) => state.id === id)),
  };
}

export function addressOf({ language, look, place, only }: Choices): string {
  const named = new URLSearchParams({ language, look, place });
  if (only.length > 0) named.set('only', only.join(','));
  return `?${named}`;
}

/** Of the states that were named those that the place has; all of them where it has none of them. */
export function chosenStates({ place, only }: Choices): readonly GalleryState[] {
  const named = STATES_OF[place].filter(({ id }) => only.includes(id));
  return named.length === 0 ? STATES_OF[place] : named;
}
