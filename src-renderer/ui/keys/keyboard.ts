/** Whether keys belong to a dialog, a menu or a list of choices. */
export function isOverlayOpen(): boolean {
  const overlays = document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]');
  // The list of a closed field is there, but hidden.
  return [...overlays].some((overlay) => overlay.checkVisibility());
}

/** Whether keys belong to a text field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
  );
}
