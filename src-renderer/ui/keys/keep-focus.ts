const layers = '[role=dialog], [role=menu], [role=listbox]';

/**
 * Gives a focus that got lost back to what had it last outside of dialogs and menus: a button that was
 * disabled while its work went on, or the opener of a dialog that had lost the focus so. A person who
 * clicked elsewhere keeps the focus nowhere. Returns what ends it.
 */
export function keepFocus(): () => void {
  let last: Element | null = null;
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.closest(layers) === null) last = target;
  };
  const onPointer = () => {
    last = null;
  };
  const observer = new MutationObserver(() => {
    const isLost = document.activeElement === document.body && last?.isConnected === true;
    if (isLost && last instanceof HTMLElement) last.focus({ preventScroll: true });
  });
  window.addEventListener('focusin', onFocus);
  window.addEventListener('pointerdown', onPointer, true);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    observer.disconnect();
    window.removeEventListener('focusin', onFocus);
    window.removeEventListener('pointerdown', onPointer, true);
  };
}
