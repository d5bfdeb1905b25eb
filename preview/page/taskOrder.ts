/** The order of tasks: open ones by due date, then the done ones, last done first. */
import type { Task } from '../desk/shapes.ts';

export const isDone = (task: Task): boolean => task.status === 'COMPLETED';

export function openFirst(tasks: readonly Task[]): readonly Task[] {
  const open = tasks.filter((task) => !isDone(task));
  const done = tasks.filter(isDone);
  open.sort((a, b) => (a.dueAt ?? a.createdAt) - (b.dueAt ?? b.createdAt));
  done.sort((a, b) => (b.completedAt ?? b.createdAt) - (a.completedAt ?? a.createdAt));
  return [...open, ...done];
}
