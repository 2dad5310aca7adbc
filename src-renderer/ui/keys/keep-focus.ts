/** The focus in a menu or a list of choices is a passing one. */
const passing = '[role=menu], [role=listbox]';
const dialog = '[role=dialog]';

/** Takes the focus over from whatever in it had the focus and is gone; it needs a `tabIndex`. */
export const keepsFocus = { 'data-keeps-focus': true } as const;

/** Where the focus was last, in one dialog or on the page. */
interface Place {
  /** Null for the page. */
  readonly dialog: Element | null;
  /** What had the focus, then what takes its place, from the inside out. */
  readonly elements: readonly Element[];
}

/**
 * Gives a focus that got lost back to what had it last: a button that was disabled while its work went on, or
 * the opener of a dialog that had lost the focus so. While a dialog is open, the focus stays in it: the Tab
 * key would lead nowhere from behind a dialog. Where what had the focus is gone, the nearest `keepsFocus`
 * around it gets the focus. A person who clicked elsewhere on the page keeps the focus nowhere there.
 * Returns what ends it.
 */
export function keepFocus(): () => void {
  /** One for each dialog and one for the page, the newest at the end. */
  let places: readonly Place[] = [];
  const putPlace = (place: Place) => {
    const others = places.filter((one) => one.dialog !== place.dialog && isThere(one));
    places = [...others, place];
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest(passing) !== null) return;
    putPlace({ dialog: target.closest(dialog), elements: [target, ...keepersAround(target)] });
  };
  const onPointer = ({ target }: PointerEvent) => {
    if (!(target instanceof Element) || target.closest(`${passing}, ${dialog}`) !== null) return;
    putPlace({ dialog: null, elements: [] });
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    const place =
      places.findLast((one) => one.dialog?.checkVisibility() === true) ??
      places.find((one) => one.dialog === null);
    const next = place?.elements.find(({ isConnected }) => isConnected);
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

function isThere(place: Place): boolean {
  return place.dialog === null || place.dialog.isConnected;
}

/** From the inside out; the last is the dialog itself, if the element is in one. */
function keepersAround(element: Element): readonly Element[] {
  const keeper = element.parentElement?.closest(`[data-keeps-focus], ${dialog}`) ?? null;
  if (keeper === null) return [];
  return keeper.matches(dialog) ? [keeper] : [keeper, ...keepersAround(keeper)];
}
