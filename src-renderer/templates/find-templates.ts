/** What has every word of a search in its name or its text, whatever the capitals; everything while nothing is typed. */
export function templatesFound<T extends { readonly name: string; readonly body: string }>(
  all: readonly T[],
  typed: string,
): readonly T[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ name, body }) => {
    const text = `${name}\n${body}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
