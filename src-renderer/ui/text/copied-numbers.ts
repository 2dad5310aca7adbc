/** An element that shows a number, and what to copy for it. */
export interface CopiedNumber {
  readonly element: Element;
  /** In E.164. */
  readonly phone: string;
}

/**
 * Lets every number that is shown by `PhoneNumber` be copied in E.164, whatever else is selected with it,
 * until the returned function is called. A part of a number is copied as it is shown.
 */
export function copyNumbersInFull(document: Document): () => void {
  const onCopy = (event: ClipboardEvent) => {
    if (event.defaultPrevented || isField(event.target)) return;
    const selection = document.getSelection();
    const text = selection === null ? null : selectedInFull(selection, shownIn(selection));
    if (text === null) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  return () => document.removeEventListener('copy', onCopy);
}

/**
 * The selected text with E.164 for each of these numbers that is wholly selected; null where none is.
 * `numbers` are in the order in which they stand on the page.
 */
export function selectedInFull(
  selection: Selection,
  numbers: readonly CopiedNumber[],
): string | null {
  if (selection.isCollapsed) return null;
  let text = selection.toString();
  let from = 0;
  let isChanged = false;
  for (const { element, phone } of numbers) {
    const shown = element.textContent;
    if (shown === '' || !selection.containsNode(element, true)) continue;
    const place = text.indexOf(shown, from);
    if (place < 0) continue;
    text = text.slice(0, place) + phone + text.slice(place + shown.length);
    from = place + phone.length;
    isChanged = true;
  }
  return isChanged ? text : null;
}

function shownIn(selection: Selection): readonly CopiedNumber[] {
  if (selection.rangeCount === 0) return [];
  const around = selection.getRangeAt(0).commonAncestorContainer;
  const root = around instanceof Element ? around : around.parentElement;
  const own = root?.closest('[data-copies]') ?? null;
  const elements = own === null ? (root?.querySelectorAll('[data-copies]') ?? []) : [own];
  return [...elements].map((element) => ({
    element,
    phone: element.getAttribute('data-copies') ?? element.textContent,
  }));
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
