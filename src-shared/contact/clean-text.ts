/** Everything that a line of text has no use for: control characters, line breaks among them. */
const control = /[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g;

/** A text as one clean line: control characters and line breaks become spaces, the ends are trimmed. */
export function cleanLine(text: string): string {
  return text.replace(control, ' ').trim();
}
