/** HubSpot's alert over the page, which goes by itself. */
import { el } from '../page/element.ts';

const SHOWN_MS = 5_000;

export function showToast(message: string): void {
  const toast = el('div', { class: 'hs-toast', role: 'status' }, message);
  document.body.append(toast);
  setTimeout(() => {
    toast.remove();
  }, SHOWN_MS);
}
