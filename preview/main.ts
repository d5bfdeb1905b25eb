/** The demo's page: a contact record as HubSpot shows it, with the card at its side. */
import './styles/tokens.css';
import './styles/page.css';
import './styles/list.css';
import './styles/record.css';
import './styles/activity.css';
import './styles/card.css';
import './styles/controls.css';
import './styles/reports.css';
import { openPage } from './page/page.ts';

const host = document.getElementById('page');
if (!host) throw new Error('index.html has no element with the id "page"');
openPage(host);
