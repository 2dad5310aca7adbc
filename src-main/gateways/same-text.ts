/** A text for comparing: line ends as \n, no spaces around it. Providers change both. */
export function comparable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}
