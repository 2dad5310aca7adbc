/**
 * What a draft says once a text that did not go comes back to it: that text, and below it what was written
 * since. Told twice of the same text, it has that once.
 */
export function joinedDraft(returned: string, written: string): string {
  if (returned.trim() === '') return written;
  if (written.trim() === '' || written === returned) return returned;
  return written.startsWith(`${returned}\n`) ? written : `${returned}\n${written}`;
}
