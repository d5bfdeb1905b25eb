/** What happened to the record, newest first: who set what to what. What SLA Clock did is marked. */
import type { ContactRecord, TimelineEntry } from '../desk/shapes.ts';
import { propertyLabel, sourceName } from '../messages/portalWords.ts';
import type { MessageKey } from '../messages/say.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import { keyedRows, type Row } from './keyedRows.ts';
import { panel } from './panel.ts';
import type { Part } from './state.ts';
import { newestFirst } from './timelineOrder.ts';
import { sayValue, sayWhen, words, type Viewer } from './wording.ts';

/** The name under which the app writes. */
const OURS = 'SLA Clock';
const SHOWN_AT_MOST = 80;

/** By the status a task got, as value or English label without case and underscores. */
const TASK_WORDS: Readonly<Record<string, MessageKey>> = {
  'not started': 'timeline.taskMade',
  completed: 'timeline.taskDone',
};

interface ShownEntry {
  readonly key: string;
  readonly entry: TimelineEntry;
  /** The property the entry speaks of; null for other entries. */
  readonly property: { readonly name: string; readonly type: string } | null;
  readonly viewer: Viewer;
  readonly now: number;
}

export function timelinePanel(): Part {
  const box = panel('timeline');
  const list = el('ol', { class: 'timeline-list', role: 'list' });
  const empty = el('p', { class: 'empty' });
  box.body.append(list, empty);
  const rows = keyedRows<ShownEntry>(list, ({ key }) => key, entryRow, null);
  let recordId: string | null = null;

  return {
    element: box.element,
    draw({ viewer, record }, now) {
      box.element.hidden = record === null;
      if (!record) return;
      if (recordId !== record.contact.id) {
        recordId = record.contact.id;
        rows.clear();
      }
      box.draw(words(viewer, 'timeline.title'), '');
      rows.update(shownEntries(record, viewer, now));
      empty.hidden = record.timeline.length > 0;
      setText(empty, words(viewer, 'timeline.none'));
    },
  };
}

function shownEntries(record: ContactRecord, viewer: Viewer, now: number): readonly ShownEntry[] {
  const byLabel = new Map(record.properties.map(({ name, label, type }) => [label, { name, type }]));
  return newestFirst(record.timeline)
    .slice(0, SHOWN_AT_MOST)
    .map(({ key, entry }) => ({
      key,
      entry,
      property: entry.kind === 'property' ? (byLabel.get(entry.label) ?? null) : null,
      viewer,
      now,
    }));
}

function entryRow(): Row<ShownEntry> {
  const mark = el('span', { class: 'entry-mark' });
  const label = el('strong', { class: 'entry-label' });
  const from = el('span', { class: 'entry-from', dir: 'auto' });
  const arrow = el('span', { class: 'entry-arrow', 'aria-hidden': 'true' });
  const to = el('span', { class: 'entry-to', dir: 'auto' });
  const change = el('div', { class: 'entry-change' }, from, arrow, to);
  const by = el('span', { class: 'entry-by' });
  const at = el('span', { class: 'entry-at' });
  const element = el(
    'li',
    { class: 'entry' },
    mark,
    el('div', { class: 'entry-words' }, label, change, el('div', { class: 'entry-facts' }, by, at)),
  );
  return {
    element,
    update({ entry, property, viewer, now }) {
      const ours = entry.by?.includes(OURS) === true;
      if (element.dataset.kind !== entry.kind || element.dataset.ours !== String(ours)) {
        element.dataset.kind = entry.kind;
        element.dataset.ours = String(ours);
        mark.replaceChildren(ours ? ICONS.clock() : markOf(entry.kind));
      }
      setText(label, labelWords(entry, property, viewer));
      const [before, after] = changeWords({ entry, property, viewer, now });
      change.hidden = before === null && after === null;
      setText(from, before ?? '');
      from.hidden = arrow.hidden = before === null;
      setText(to, after ?? words(viewer, 'timeline.empty'));
      setText(
        by,
        ours ? OURS : entry.by === null ? '' : words(viewer, 'timeline.by', { name: sourceName(entry.by) }),
      );
      by.className = ours ? 'ours' : 'entry-by';
      setText(at, sayWhen(viewer, entry.at, now));
    },
  };
}

function labelWords(entry: TimelineEntry, property: ShownEntry['property'], viewer: Viewer): string {
  switch (entry.kind) {
    case 'created':
    case 'merged':
    case 'deleted':
      return words(viewer, `timeline.${entry.kind}`);
    case 'property':
      return property ? propertyLabel(viewer.language, property.name, entry.label) : entry.label;
    case 'task':
      return words(viewer, TASK_WORDS[entry.to?.toLowerCase().replaceAll('_', ' ') ?? ''] ?? 'timeline.task');
  }
}

/** What it was and what it became. A task's entry names the task in place of a value. */
function changeWords(shown: Omit<ShownEntry, 'key'>): readonly [string | null, string | null] {
  const { entry, property, viewer, now } = shown;
  if (entry.kind === 'task') return [null, entry.label];
  const said = (value: string | null): string | null => {
    const { name, type } = property ?? { name: null, type: null };
    return sayValue(viewer, { name, type, value, valueLabel: null }, now);
  };
  return [said(entry.from), said(entry.to)];
}

function markOf(kind: TimelineEntry['kind']): SVGElement {
  switch (kind) {
    case 'created':
    case 'merged':
    case 'deleted':
      return ICONS.person();
    case 'property':
      return ICONS.pencil();
    case 'task':
      return ICONS.task();
  }
}
