/** A number with what is counted, as people say it: `1 contact`, `2 contacts`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
