/** What the visitor of the gallery chose. It stands in the address, so that a state can be linked to and looked at again. */
import type { CardLocation } from '../host/extension.ts';
import type { Language } from '../messages/say.ts';
import { preferences } from '../page/preferences.ts';
import type { Look } from '../page/state.ts';
import { STATES, type GalleryState } from './states.ts';

export type Place = 'sidebar' | 'tab';

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
};

/** Reads `?language=ar&look=dark&place=tab&only=stale,overdue`; what is not named is as the visitor had it last. */
export function readChoices(search: string): Choices {
  const named = new URLSearchParams(search);
  const language = named.get('language');
  const look = named.get('look');
  return {
    language: language === 'en' || language === 'ar' ? language : preferences.language(),
    look: look === 'light' || look === 'dark' ? look : preferences.look(),
    place: named.get('place') === 'tab' ? 'tab' : 'sidebar',
    only: (named.get('only') ?? '').split(',').filter((id) => STATES.some((state) => state.id === id)),
  };
}

export function addressOf({ language, look, place, only }: Choices): string {
  const named = new URLSearchParams({ language, look, place });
  if (only.length > 0) named.set('only', only.join(','));
  return `?${named}`;
}

export function chosenStates({ only }: Choices): readonly GalleryState[] {
  return only.length === 0 ? STATES : STATES.filter(({ id }) => only.includes(id));
}
