/** Everything that a line of text has no use for: control characters, line breaks among them. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A text as one clean line: control characters and line breaks become spaces, the ends are trimmed. */
export function cleanLine(text: string): string {
  return text.replace(control, ' ').trim();
}
