const layers = '[role=dialog], [role=menu], [role=listbox]';

/** Takes the focus over from whatever in it had the focus and is gone; it needs a `tabIndex`. */
export const keepsFocus = { 'data-keeps-focus': true } as const;

/**
 * Gives a focus that got lost back to what had it last outside of dialogs and menus: a button that was
 * disabled while its work went on, or the opener of a dialog that had lost the focus so. Where that is gone,
 * the nearest `keepsFocus` around it gets the focus. A person who clicked elsewhere keeps the focus nowhere.
 * Returns what ends it.
 */
export function keepFocus(): () => void {
  /** What had the focus, then what takes its place, from the inside out. */
  let last: readonly Element[] = [];
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest(layers) !== null) return;
    last = [target, ...keepersAround(target)];
  };
  const onPointer = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest(layers) === null) last = [];
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    const next = last.find(({ isConnected }) => isConnected);
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
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

function keepersAround(element: Element): readonly Element[] {
  const keeper = element.parentElement?.closest('[data-keeps-focus]') ?? null;
  return keeper === null ? [] : [keeper, ...keepersAround(keeper)];
}
