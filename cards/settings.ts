/** What card and pages read from HubSpot's context, once, as values of its own. */
import type { ExtensionPointApiContext } from '@hubspot/ui-extensions';
import { localeOf, type Locale } from './messages/locale.ts';
import { knownZone } from './messages/wallTime.ts';

/** The same in the sidebar and in a tab. */
export type CardContext = ExtensionPointApiContext<'crm.record.sidebar'>;

/** What the settings page is told; nothing of a record. */
export type SettingsContext = ExtensionPointApiContext<'settings'>;

/** What the page of reports is told; nothing of a record either. */
export type PageContext = ExtensionPointApiContext<'pages'>;

export interface CardSettings {
  /** The service's address from the app's profile; null when the profile has none, which only an admin can mend. */
  readonly publicUrl: string | null;
  /** How fast time runs: 1 in a portal, more in the demo. */
  readonly speed: number;
  readonly locale: Locale;
  /** Zone of the viewer's wall clock. HubSpot does not tell a card the viewer's own, so the portal's stands in. */
  readonly zone: string;
}

export function readSettings(context: Pick<CardContext, 'variables' | 'user' | 'portal'>): CardSettings {
  const { PUBLIC_URL, DEMO_SPEED, DEMO_ZONE } = context.variables ?? {};
  return {
    publicUrl: typeof PUBLIC_URL === 'string' && /^https?:\/\/./.test(PUBLIC_URL) ? PUBLIC_URL : null,
    speed: typeof DEMO_SPEED === 'number' && DEMO_SPEED > 0 ? DEMO_SPEED : 1,
    locale: localeOf(context.user.locale, context.user.language),
    zone: knownZone(DEMO_ZONE, context.portal.timezone),
  };
}
