/** What saves the open forms. */
const open = new Set<() => Promise<unknown>>();

/** Saves what is pending in a form that is open, until the returned function is called. */
export function trackUnsaved(save: () => Promise<unknown>): () => void {
  open.add(save);
  return () => void open.delete(save);
}

/** Saves everything that is pending in the window, before it closes; resolves when that is done or failed. */
export async function saveEverything(): Promise<void> {
  await Promise.allSettled([...open].map((save) => save()));
}
