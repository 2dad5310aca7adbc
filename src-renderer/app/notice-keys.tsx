import { useEffect } from 'react';
import { isForOverlay } from '../ui/keys/keyboard.ts';
import { closeNewestNotice, closePassingNotices } from '../ui/notices.tsx';
import type { AppRouter } from './router.tsx';

/** Closes notices: the newest one with Esc, and those of a screen when the user leaves that screen. */
export function NoticeKeys({ router }: { readonly router: AppRouter }) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isForOverlay(event)) return;
      if (closeNewestNotice()) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      if (pathChanged) closePassingNotices();
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [router]);
  return null;
}
