/**
 * Lets whoever came to a screen start at its heading, or where they will type (`data-first-focus`);
 * whoever is in the screen or in a dialog already stays there. Returns what ends it.
 *
 * A screen that waits for its data draws its heading anew: until the person does something, a focus that
 * was lost with the first one goes to the next.
 */
export function focusScreen(main: HTMLElement): () => void {
  const { activeElement } = document;
  const isThere = main.contains(activeElement) || activeElement?.closest('[role=dialog]');
  if (!isThere) focusStart(main);

  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body) focusStart(main);
  });
  const end = () => {
    observer.disconnect();
    for (const event of endings) window.removeEventListener(event, end, true);
  };
  for (const event of endings) window.addEventListener(event, end, true);
  observer.observe(main, { childList: true, subtree: true });
  return end;
}

const endings = ['keydown', 'pointerdown'] as const;

function focusStart(main: HTMLElement): void {
  const start = main.querySelector<HTMLElement>('[data-first-focus]') ?? main.querySelector('h1');
  (start ?? main).focus({ preventScroll: true });
}
