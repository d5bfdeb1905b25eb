/** Who the record is about: face, name, job, and whose lead it is. */
import { avatar } from './avatar.ts';
import { el, setText } from './element.ts';
import { chosenContact, type Part } from './state.ts';
import { statusTag } from './statusTag.ts';
import { words } from './wording.ts';

const FIELDS = ['record.owner', 'record.team', 'record.email'] as const;

export function recordHeader(): Part {
  const face = avatar();
  const name = el('bdi');
  const tag = statusTag();
  const job = el('p', { class: 'record-job' });
  const facts = el('dl', { class: 'record-facts' });
  const drawn = FIELDS.map((key) => {
    const term = el('dt', {});
    const value = el('dd', {});
    facts.append(el('div', {}, term, value));
    return { key, term, value };
  });
  const element = el(
    'div',
    { class: 'record-head' },
    face.element,
    el(
      'div',
      { class: 'record-who' },
      el('div', { class: 'record-name' }, el('h1', {}, name), tag.element),
      job,
    ),
    facts,
  );

  return {
    element,
    draw(state) {
      const { viewer } = state;
      const contact = chosenContact(state);
      element.hidden = contact === null;
      if (!contact) return;
      face.draw(contact.id, contact.name);
      setText(name, contact.name);
      tag.draw(viewer, contact.slaStatus);
      const both = contact.jobTitle !== null && contact.company !== null;
      setText(
        job,
        both
          ? words(viewer, 'record.atCompany', { job: contact.jobTitle ?? '', company: contact.company ?? '' })
          : (contact.jobTitle ?? contact.company ?? ''),
      );
      const values: Readonly<Record<(typeof FIELDS)[number], string | null>> = {
        'record.owner': contact.ownerName ?? words(viewer, 'record.nobody'),
        'record.team': contact.teamName,
        'record.email': contact.email,
      };
      for (const { key, term, value } of drawn) {
        setText(term, words(viewer, key));
        setText(value, values[key] ?? '—');
      }
    },
  };
}
