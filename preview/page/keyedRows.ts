/**
 * Keeps a list of elements in step with a list of items by key: rows are reused and moved, new ones slide in, and a
 * row whose signature changed flashes, so that one sees what was written.
 */
export interface Row<T> {
  readonly element: HTMLElement;
  update(item: T): void;
}

export interface KeyedRows<T> {
  update(items: readonly T[]): void;
  /** Forgets the rows, so that the next update neither slides nor flashes. */
  clear(): void;
}

export function keyedRows<T>(
  container: HTMLElement,
  keyOf: (item: T) => string,
  createRow: () => Row<T>,
  /** What a visitor would notice; null to never flash. */
  signatureOf: ((item: T) => string) | null,
): KeyedRows<T> {
  const rows = new Map<string, Row<T> & { signature: string | null }>();
  let first = true;

  return {
    update(items) {
      const focused = container.ownerDocument.activeElement;
      const keys = new Set(items.map(keyOf));
      for (const [key, row] of rows) {
        if (keys.has(key)) continue;
        row.element.remove();
        rows.delete(key);
      }
      items.forEach((item, index) => {
        const key = keyOf(item);
        const signature = signatureOf ? signatureOf(item) : null;
        const known = rows.get(key);
        const row = known ?? { ...createRow(), signature };
        rows.set(key, row);
        row.update(item);
        const there = container.children[index];
        if (there !== row.element) container.insertBefore(row.element, there ?? null);
        if (!known && !first) replay(row.element, 'entering');
        if (row.signature !== signature) replay(row.element, 'flash');
        row.signature = signature;
      });
      first = false;
      // Moving an element in the document takes its focus away.
      if (focused instanceof HTMLElement && container.contains(focused))
        focused.focus({ preventScroll: true });
    },
    clear() {
      container.replaceChildren();
      rows.clear();
      first = true;
    },
  };
}

/**
 * Plays a CSS animation by class, also when it is playing already. The class goes when the animation has ended, or a
 * row that is moved later would play it again; for the same reason a row that cannot be seen plays nothing.
 */
function replay(element: HTMLElement, name: string): void {
  element.classList.remove(name);
  if (!element.checkVisibility()) return;
  element.getBoundingClientRect();
  element.classList.add(name);
  element.addEventListener(
    'animationend',
    () => {
      element.classList.remove(name);
    },
    { once: true },
  );
}
