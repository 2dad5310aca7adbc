import { useEffect, useEffectEvent, useRef } from 'react';
import { markRead } from '../api/inbox/moves.ts';

/** Whoever only passes by, with a key held down, has read nothing, in milliseconds. */
const restMs = 400;

/**
 * Marks the open conversation as read while the window has the focus, also when replies come in; not after
 * the user has marked it as unread, until another one is opened. Returns what keeps it unread.
 */
export function useReadMark(phone: string | null, unreadCount: number): () => void {
  const keptUnread = useRef<string | null>(null);
  const mark = useEffectEvent((of: string | null, unread: number) => {
    if (of === null || unread === 0 || keptUnread.current === of) return;
    if (!document.hasFocus()) return;
    // Where that fails, the conversation stays unread, and nothing is lost.
    markRead([of], true).catch(() => undefined);
  });
  useEffect(() => {
    if (keptUnread.current !== phone) keptUnread.current = null;
  }, [phone]);
  useEffect(() => {
    const timer = setTimeout(() => mark(phone, unreadCount), restMs);
    const onFocus = () => mark(phone, unreadCount);
    window.addEventListener('focus', onFocus);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', onFocus);
    };
  }, [phone, unreadCount]);
  return () => {
    keptUnread.current = phone;
  };
}
