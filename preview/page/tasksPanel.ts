/** The record's tasks: open ones by due date, then the done ones, last done first. */
import type { Task } from '../desk/shapes.ts';
import { el, setText } from './element.ts';
import { ICONS } from './icons.ts';
import { keyedRows, type Row } from './keyedRows.ts';
import { panel } from './panel.ts';
import type { Part } from './state.ts';
import { isDone, openFirst } from './taskOrder.ts';
import { sayNumber, sayWhen, words, type Viewer } from './wording.ts';

interface ShownTask {
  readonly task: Task;
  readonly viewer: Viewer;
  readonly now: number;
}

export function tasksPanel(): Part {
  const box = panel('tasks');
  const list = el('ul', { class: 'task-list', role: 'list' });
  const empty = el('p', { class: 'empty' });
  box.body.append(list, empty);
  const rows = keyedRows<ShownTask>(
    list,
    ({ task }) => task.id,
    taskRow,
    ({ task }) => `${task.status} ${task.subject} ${task.dueAt ?? ''} ${task.ownerName ?? ''}`,
  );
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
      const { tasks } = record;
      box.draw(words(viewer, 'tasks.title'), tasks.length > 0 ? sayNumber(viewer, tasks.length) : '');
      rows.update(openFirst(tasks).map((task) => ({ task, viewer, now })));
      empty.hidden = tasks.length > 0;
      setText(empty, words(viewer, 'tasks.none'));
    },
  };
}

function taskRow(): Row<ShownTask> {
  const check = el('span', { class: 'task-check' }, ICONS.check());
  const subject = el('bdi');
  const status = el('span', { class: 'task-status' });
  const priority = el('span', { class: 'task-priority' }, ICONS.flag());
  const priorityWords = el('span', {});
  priority.append(priorityWords);
  const ours = el('span', { class: 'ours' }, 'SLA Clock');
  const body = el('bdi');
  const bodyLine = el('p', { class: 'task-body' }, body);
  const due = el('span', { class: 'task-due' });
  const owner = el('span', { class: 'task-owner' });
  const element = el(
    'li',
    { class: 'task' },
    check,
    el(
      'div',
      { class: 'task-words' },
      el('div', { class: 'task-top' }, el('strong', { class: 'task-subject' }, subject), status),
      bodyLine,
      el('div', { class: 'task-facts' }, due, owner, priority, ours),
    ),
  );
  return {
    element,
    update({ task, viewer, now }) {
      const done = isDone(task);
      const overdue = !done && task.dueAt !== null && task.dueAt < now;
      const high = !done && task.priority === 'HIGH';
      element.dataset.state = done ? 'done' : overdue ? 'overdue' : 'open';
      element.dataset.priority = high ? 'high' : 'normal';
      setText(subject, task.subject);
      setText(
        status,
        words(viewer, done ? 'tasks.doneAtSomeTime' : overdue ? 'tasks.overdue' : 'tasks.open'),
      );
      setText(body, task.body ?? '');
      bodyLine.hidden = task.body === null || done;
      setText(due, timeWords(task, viewer, now));
      setText(owner, task.ownerName === null ? '' : words(viewer, 'tasks.for', { name: task.ownerName }));
      priority.hidden = !high;
      setText(priorityWords, words(viewer, 'tasks.high'));
      ours.hidden = task.effectKey === null;
    },
  };
}

function timeWords(task: Task, viewer: Viewer, now: number): string {
  if (isDone(task)) {
    if (task.completedAt === null) return '';
    return words(viewer, 'tasks.done', { when: sayWhen(viewer, task.completedAt, now) });
  }
  if (task.dueAt === null) return '';
  const key = task.dueAt < now ? 'tasks.wasDue' : 'tasks.due';
  return words(viewer, key, { when: sayWhen(viewer, task.dueAt, now) });
}
