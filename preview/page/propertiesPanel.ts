/** The record's properties: those that SLA Clock writes first, then the lead's own. A value that changes flashes. */
import type { Property } from '../desk/shapes.ts';
import { propertyLabel, sourceName } from '../messages/portalWords.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import { keyedRows, type Row } from './keyedRows.ts';
import { panel } from './panel.ts';
import type { Part } from './state.ts';
import { statusKind } from './status.ts';
import { sayValue, sayWhen, words, type Viewer } from './wording.ts';

interface ShownProperty {
  readonly property: Property;
  readonly viewer: Viewer;
  readonly now: number;
}

/** The portal names the group by its name or by its label; both are ours. */
export function isSlaGroup(group: string): boolean {
  return /^sla[\s_-]?clock$/i.test(group.trim());
}

export function propertiesPanel(): Part {
  const box = panel('properties');
  const ours = group('properties-sla');
  const theirs = group('properties-lead');
  const live = el('span', { class: 'live' });
  ours.head.prepend(ICONS.clock());
  ours.head.append(live);
  box.body.append(ours.element, theirs.element);
  let recordId: string | null = null;

  return {
    element: box.element,
    draw({ viewer, record }, now) {
      box.draw(words(viewer, 'properties.title'), '');
      box.element.hidden = record === null;
      if (!record) return;
      if (recordId !== record.contact.id) {
        recordId = record.contact.id;
        ours.rows.clear();
        theirs.rows.clear();
      }
      setText(ours.title, words(viewer, 'properties.group.sla'));
      setText(theirs.title, words(viewer, 'properties.group.lead'));
      setText(live, words(viewer, 'properties.live'));
      const shown = record.properties.map((property) => ({ property, viewer, now }));
      const sla = shown.filter(({ property }) => isSlaGroup(property.group));
      const lead = shown.filter(({ property }) => !isSlaGroup(property.group));
      ours.rows.update(sla);
      theirs.rows.update(lead);
      ours.element.hidden = sla.length === 0;
      theirs.element.hidden = lead.length === 0;
    },
  };
}

function group(className: string) {
  const title = el('span', {});
  const head = el('h3', {}, title);
  const list = el('dl', { class: 'property-list' });
  const rows = keyedRows<ShownProperty>(
    list,
    ({ property }) => property.name,
    propertyRow,
    ({ property }) => property.value ?? '',
  );
  return { element: el('div', { class: className }, head, list), head, title, rows };
}

function propertyRow(): Row<ShownProperty> {
  const label = el('dt', {});
  const value = el('dd', {});
  const element = el('div', { class: 'property' }, label, value);
  return {
    element,
    update({ property, viewer, now }) {
      element.dataset.property = property.name;
      setText(label, propertyLabel(viewer.language, property.name, property.label));
      const said = sayValue(viewer, property, now);
      setText(value, said ?? '—');
      value.classList.toggle('property-empty', said === null);
      if (property.name === 'sla_status' && said !== null) value.dataset.kind = statusKind(property.value);
      else delete value.dataset.kind;
      const { source, changedAt } = property;
      element.title =
        source !== null && changedAt !== null
          ? words(viewer, 'properties.written', {
              source: sourceName(source),
              when: sayWhen(viewer, changedAt, now),
            })
          : '';
    },
  };
}
