const overlays = '[role=dialog], [role=menu], [role=listbox]';

/** Whether a key belongs to a dialog, a menu or a list of choices, also to one that this very key has closed. */
export function isForOverlay({ target }: Pick<KeyboardEvent, 'target'>): boolean {
  return isAnyShown(overlays) || (target instanceof Element && target.closest(overlays) !== null);
}

/** Whether a dialog stands before the page. */
export function isDialogOpen(): boolean {
  return isAnyShown('[role=dialog]');
}

function isAnyShown(selector: string): boolean {
  // The list of a closed field is there, but hidden.
  return [...document.querySelectorAll(selector)].some((element) => element.checkVisibility());
}

/** Whether keys belong to a text field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
  );
}
