/** The gallery's page: every state of the card, without portal or service. */
import './styles/tokens.css';
import './styles/page.css';
import './styles/card.css';
import './styles/controls.css';
import './styles/reports.css';
import './styles/gallery.css';
import { openGallery } from './gallery/openGallery.ts';

const host = document.getElementById('page');
if (!host) throw new Error('gallery.html has no element with the id "page"');
openGallery(host);
