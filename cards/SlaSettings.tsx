/** The settings page of the app, for admins. */
import { hubspot } from '@hubspot/ui-extensions';
import { SettingsPage } from './components/settings/SettingsPage.tsx';

export { SettingsPage as SlaSettings };

hubspot.extend<'settings'>(({ context, actions }) => <SettingsPage context={context} actions={actions} />);
