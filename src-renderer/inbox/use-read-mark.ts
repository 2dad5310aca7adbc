import { useEffect, useEffectEvent, useRef } from 'react';
import { markRead } from '../api/inbox/moves.ts';

/** Whoever only passes by, with a key held down, has read nothing, in milliseconds. */
const restMs = 400;

/** What the user says about the open conversation. */
interface ReadMark {
  readonly keepUnread: () => void;
  readonly isKept: () => boolean;
}

/**
 * Marks the open conversation as read while the window has the focus, also when replies come in; not after
 * the user has marked it as unread, until it is marked as read or another one is opened.
 */
export function useReadMark(phone: string | null, unreadCount: number): ReadMark {
  const keptUnread = useRef<string | null>(null);
  const wasUnread = useRef(false);
  const mark = useEffectEvent((of: string | null, unread: number) => {
    if (of === null || unread === 0 || keptUnread.current === of) return;
    if (!document.hasFocus()) return;
    // Where that fails, the conversation stays unread, and nothing is lost.
    markRead([of], true).catch(() => undefined);
  });
  useEffect(() => {
    const isMarkedRead = wasUnread.current && unreadCount === 0;
    if (keptUnread.current !== phone || isMarkedRead) keptUnread.current = null;
    wasUnread.current = unreadCount > 0;
  }, [phone, unreadCount]);
  useEffect(() => {
    const timer = setTimeout(() => mark(phone, unreadCount), restMs);
    const onFocus = () => mark(phone, unreadCount);
    window.addEventListener('focus', onFocus);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', onFocus);
    };
  }, [phone, unreadCount]);
  return {
    keepUnread: () => {
      keptUnread.current = phone;
    },
    isKept: () => keptUnread.current === phone,
  };
}
