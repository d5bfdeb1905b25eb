/** Draws a card's component tree as DOM and keeps it in step: only what changed is touched, so focus stays put. */
import {
  KIND_TEXT,
  type RemoteReceiver,
  type RemoteReceiverAttachable,
  type RemoteReceiverAttachableChild,
  type RemoteReceiverAttachableComponent,
} from '@remote-ui/core';
import { drawerOf, type Props } from './components.ts';

interface Drawn {
  readonly node: Node;
  end(): void;
}

/** Draws into `host` until the returned function is called. */
export function drawTree(receiver: RemoteReceiver, host: HTMLElement): () => void {
  const { root } = receiver.attached;
  const children = keptInStep(receiver, host);
  children.update(root.children);
  const unsubscribe = receiver.attached.subscribe(root, () => {
    children.update(root.children);
  });
  return () => {
    unsubscribe();
    children.end();
  };
}

function draw(receiver: RemoteReceiver, child: RemoteReceiverAttachableChild): Drawn {
  if (child.kind === KIND_TEXT) {
    const node = document.createTextNode(child.text);
    const end = receiver.attached.subscribe(child, (text) => {
      node.data = text.text;
    });
    return { node, end };
  }
  const drawn = drawerOf(child.type as string)();
  const children = keptInStep(receiver, drawn.slot);
  const update = (component: RemoteReceiverAttachableComponent): void => {
    const props = component.props as Props;
    if (typeof props.testId === 'string') drawn.element.dataset.testid = props.testId;
    drawn.update(props);
    children.update(component.children);
  };
  update(child);
  const unsubscribe = receiver.attached.subscribe<RemoteReceiverAttachableComponent>(child, update);
  return {
    node: drawn.element,
    end() {
      unsubscribe();
      children.end();
    },
  };
}

/** Children of one element by the identity of their remote nodes. */
function keptInStep(receiver: RemoteReceiver, slot: HTMLElement) {
  const drawnById = new Map<RemoteReceiverAttachable['id'], Drawn>();
  return {
    update(children: readonly RemoteReceiverAttachableChild[]): void {
      const kept = new Set(children.map((child) => child.id));
      for (const [id, drawn] of drawnById) {
        if (kept.has(id as string)) continue;
        drawn.end();
        drawn.node.parentNode?.removeChild(drawn.node);
        drawnById.delete(id);
      }
      children.forEach((child, index) => {
        const drawn = drawnById.get(child.id) ?? draw(receiver, child);
        drawnById.set(child.id, drawn);
        if (slot.childNodes[index] !== drawn.node)
          slot.insertBefore(drawn.node, slot.childNodes[index] ?? null);
      });
    },
    end(): void {
      for (const drawn of drawnById.values()) drawn.end();
    },
  };
}
