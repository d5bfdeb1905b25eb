/** The app's own page in HubSpot: how promises are kept, for reps, managers and admins. */
import { hubspot } from '@hubspot/ui-extensions';
import { ReportsPage } from './components/page/ReportsPage.tsx';

export { ReportsPage as SlaReports };

hubspot.extend<'pages'>(({ context }) => <ReportsPage context={context} />);
