/**
 * A text with what does not count when two are compared taken out: how line ends are written, and
 * blanks around it. Providers change both.
 */
export function comparable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
