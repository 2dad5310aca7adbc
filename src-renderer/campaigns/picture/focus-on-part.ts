import { useEffect, useRef, type RefObject } from 'react';

/** What can be gone on with in the field of a picture. */
export type Part = 'choose' | 'address' | 'words';

/** Whether the focus may move into the element: it is there already, or nowhere else in particular. */
export function mayTakeFocus(element: Element): boolean {
  const { activeElement } = document;
  if (activeElement === null) return true;
  // A focus that got lost is around it, on the body at last.
  return element.contains(activeElement) || activeElement.contains(element);
}

/**
 * Gives what puts the focus on a part of the field, once that is drawn: to be called with the change that
 * draws it. Whoever has gone on elsewhere in the meantime keeps the focus.
 */
export function useFocusOnPart(root: RefObject<HTMLElement | null>): (part: Part) => void {
  const wanted = useRef<Part>(null);
  useEffect(() => {
    const field = root.current;
    const part = field?.querySelector<HTMLElement>(`[data-part="${wanted.current}"]`);
    if (!field || !part) return;
    wanted.current = null;
    if (mayTakeFocus(field)) part.focus();
  });
  return (part) => {
    wanted.current = part;
  };
}
