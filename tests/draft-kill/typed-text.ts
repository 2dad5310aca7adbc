/** The beginning of one long text, in which no two places are alike. */
export function typedText(length: number): string {
  let text = '';
  for (let count = 0; text.length < length; count += 1) text += `${count}é. `;
  // No blank at the end: what is saved is trimmed nowhere else.
  return text.slice(0, length).replaceAll(' ', '_');
}
