/** Who the record is about: face, name, job, and whose lead it is. */
import { avatar } from './avatar.ts';
import { el, setText } from './element.ts';
import { optionLabel } from '../messages/portalWords.ts';
import type { MessageKey } from '../messages/say.ts';
import { chosenContact, type Part } from './state.ts';
import { statusTag } from './statusTag.ts';
import { words } from './wording.ts';

const FIELDS = ['record.owner', 'record.team', 'record.stage', 'record.leadStatus', 'record.email'] as const;

export function recordHeader(): Part {
  const face = avatar();
  const name = el('h1', { dir: 'auto', tabindex: '-1' });
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
    el('div', { class: 'record-who' }, el('div', { class: 'record-name' }, name, tag.element), job),
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
      const option = (property: string, value: string | null, label: string | null): string | null =>
        value === null ? label : optionLabel(viewer.language, property, value, label ?? value);
      const values: Readonly<Record<(typeof FIELDS)[number], string | null>> = {
        'record.owner': contact.ownerName ?? words(viewer, 'record.nobody'),
        'record.team': contact.teamName,
        'record.stage': option('lifecyclestage', contact.lifecycleStage, contact.lifecycleStageLabel),
        'record.leadStatus': option('hs_lead_status', contact.leadStatus, contact.leadStatusLabel),
        'record.email': contact.email,
      } satisfies Partial<Record<MessageKey, string | null>>;
      for (const { key, term, value } of drawn) {
        setText(term, words(viewer, key));
        setText(value, values[key] ?? '—');
      }
    },
  };
}
