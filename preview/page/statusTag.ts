/** A contact's SLA status as a tag with a dot. */
import { el, setText } from './element.ts';
import { statusKind } from './status.ts';
import { words, type Viewer } from './wording.ts';

export interface StatusTag {
  readonly element: HTMLElement;
  draw(viewer: Viewer, slaStatus: string | null): void;
}

export function statusTag(): StatusTag {
  const element = el('span', { class: 'tag' });
  return {
    element,
    draw(viewer, slaStatus) {
      const kind = statusKind(slaStatus);
      element.dataset.kind = kind;
      setText(element, words(viewer, `status.${kind}`));
    },
  };
}
