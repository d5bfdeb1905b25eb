/** Where the parts of a YAML text stand, so that a problem can name its line. */
import { isCollection, isMap, isNode, isScalar, isSeq, type Document } from 'yaml';

export type Path = readonly (string | number)[];

/** The offset of the part at `path`; for a missing part, of its nearest parent. */
export function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true);
    const offset = isCollection(parent) ? entryOffset(parent, path[length - 1]) : null;
    if (offset !== null) return offset;
  }
  return document.contents?.range?.[0] ?? 0;
}

/** Of a map's entry the key, of a list's the item; null when there is none. */
function entryOffset(parent: unknown, step: string | number | undefined): number | null {
  if (isSeq(parent)) {
    const item = typeof step === 'number' ? parent.items[step] : undefined;
    return isNode(item) ? (item.range?.[0] ?? null) : null;
  }
  if (!isMap(parent)) return null;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
}
