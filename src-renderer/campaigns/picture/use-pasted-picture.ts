import { useEffect, useEffectEvent } from 'react';
import { isDialogOpen } from '../../ui/keys/keyboard.ts';

/** Takes a picture that is pasted while no dialog is open, where the clipboard has no text beside it. */
export function usePastedPicture(onPicture: (file: File) => void): void {
  const take = useEffectEvent(onPicture);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      const file = clipboardData?.files[0];
      const isText = clipboardData?.types.includes('text/plain') === true;
      if (file?.type.startsWith('image/') !== true || isText || isDialogOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      take(file);
    };
    // Before the field that has the focus.
    window.addEventListener('paste', onPaste, true);
    return () => window.removeEventListener('paste', onPaste, true);
  }, []);
}
