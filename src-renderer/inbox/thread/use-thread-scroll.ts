import { arrivedAtEnd, firstKeyOf, newestOf, type ThreadItem } from './thread-items.ts';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How near its end a conversation counts as read to the end, in pixels. */
const nearEnd = 48;
/** How near its beginning older messages are read, in pixels. */
const nearStart = 200;

interface ThreadScroll {
  readonly items: readonly ThreadItem[];
  readonly onNearStart: () => void;
}

/**
 * Keeps a conversation where its reader is: at the end while they are at the end; at the same message while
 * older ones are added above, or a reply below, which is offered then. Whoever writes sees what they wrote.
 */
export function useThreadScroll({ items, onNearStart }: ThreadScroll) {
  const firstKey = firstKeyOf(items);
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const known = useRef({ firstKey, newest: newestOf(items), height: 0 });
  const [hasNewBelow, setHasNewBelow] = useState(false);

  const goToEnd = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    isAtEnd.current = true;
    setHasNewBelow(false);
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const before = known.current;
    const height = element.scrollHeight;
    const arrived = arrivedAtEnd(items, before.newest);
    known.current = { firstKey, newest: newestOf(items, before.newest), height };
    if (isAtEnd.current || arrived === 'ours') return goToEnd();
    if (before.firstKey !== firstKey) element.scrollTop += height - before.height;
    if (arrived === 'reply') setHasNewBelow(true);
  }, [firstKey, items, goToEnd]);

  // Pictures that arrive, and a field below that grows, move nobody away from the end.
  useEffect(() => {
    const [element, inner] = [scroller.current, content.current];
    if (element === null || inner === null) return undefined;
    const resized = new ResizeObserver(() => {
      known.current = { ...known.current, height: element.scrollHeight };
      if (isAtEnd.current) goToEnd();
    });
    resized.observe(element);
    resized.observe(inner);
    return () => resized.disconnect();
  }, [goToEnd]);

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    isAtEnd.current = below <= nearEnd;
    if (isAtEnd.current) setHasNewBelow(false);
    if (element.scrollTop < nearStart) onNearStart();
  };

  return { scroller, content, hasNewBelow, goToEnd, onScroll };
}
