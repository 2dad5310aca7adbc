/** The open fields for an answer, by the number that they are about. */
const open = new Map<string, (text: string) => void>();

/** Lets a field take back texts that were not sent, until the returned function is called. */
export function takeGivenBack(phone: string, take: (text: string) => void): () => void {
  open.set(phone, take);
  return () => {
    if (open.get(phone) === take) open.delete(phone);
  };
}

/** Gives the words of a text that was not sent back to their field; whether it is open. Else they are its draft. */
export function giveBack(phone: string, text: string): boolean {
  const take = open.get(phone);
  take?.(text);
  return take !== undefined;
}

/** Both texts, where something new was written meanwhile. */
export function joined(returned: string, written: string): string {
  if (written.trim() === '' || written === returned) return returned;
  return `${returned}\n${written}`;
}
