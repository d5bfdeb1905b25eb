/** One contact of the list: who, whose, and how the promise stands. */
import type { Contact } from '../desk/shapes.ts';
import { avatar } from './avatar.ts';
import { el, setText } from './element.ts';
import type { Row } from './keyedRows.ts';
import { contactHash } from './route.ts';
import { statusKind } from './status.ts';
import { statusTag } from './statusTag.ts';
import { sayDistance, sayWhen, words, type Viewer } from './wording.ts';

export interface ListedContact {
  readonly contact: Contact;
  readonly viewer: Viewer;
  readonly now: number;
  readonly chosen: boolean;
}

export function contactRow(): Row<ListedContact> {
  const face = avatar();
  const name = el('bdi');
  const company = el('span', { class: 'contact-company' });
  const tag = statusTag();
  const due = el('span', { class: 'contact-due' });
  const link = el(
    'a',
    { class: 'contact' },
    face.element,
    el(
      'span',
      { class: 'contact-words' },
      el('span', { class: 'contact-name' }, name),
      company,
      el('span', { class: 'contact-state' }, tag.element, due),
    ),
  );
  const element = el('li', {}, link);
  return {
    element,
    update({ contact, viewer, now, chosen }) {
      element.dataset.contactId = contact.id;
      element.dataset.slaStatus = contact.slaStatus ?? 'none';
      link.setAttribute('href', contactHash(contact.id));
      if (chosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
      face.draw(contact.id, contact.name);
      setText(name, contact.name);
      const owner = contact.ownerName ?? words(viewer, 'list.noOwner');
      setText(company, [contact.company, owner].filter(Boolean).join(' · '));
      tag.draw(viewer, contact.slaStatus);
      setText(due, dueWords(contact, viewer, now));
      due.title =
        contact.slaDeadlineAt === null
          ? ''
          : words(viewer, contact.slaDeadlineAt < now ? 'list.wasDue' : 'list.due', {
              when: sayWhen(viewer, contact.slaDeadlineAt, now),
            });
    },
  };
}

/** When the promise is or was due, and how far that is on the calendar; nothing where no clock runs. */
function dueWords({ slaDeadlineAt, slaStatus }: Contact, viewer: Viewer, now: number): string {
  const kind = statusKind(slaStatus);
  const running = kind === 'overdue' || kind === 'dueSoon' || kind === 'onTrack';
  if (!running || slaDeadlineAt === null) return '';
  return words(viewer, slaDeadlineAt < now ? 'list.wasDue' : 'list.due', {
    when: sayDistance(viewer, slaDeadlineAt, now),
  });
}
