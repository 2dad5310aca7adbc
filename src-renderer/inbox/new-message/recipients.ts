import type { Contact } from '../../../src-shared/contact/contact.ts';

/** Whom a new message can go to. */
export type RecipientOption =
  | { readonly kind: 'number'; readonly key: 'number'; readonly number: string }
  | { readonly kind: 'contact'; readonly key: string; readonly contact: Contact };

/** Whether what is typed is a number rather than a name: three digits or more, and no letters. */
export function isNumberLike(typed: string): boolean {
  return /^\+?\d{3,}$/.test(typed.replaceAll(/[\s().\-/]/g, ''));
}

/** What the list below the field offers: a typed number first, then contacts. */
export function recipientOptions(
  typed: string,
  contacts: readonly Contact[],
): readonly RecipientOption[] {
  const number = typed.trim();
  const found = contacts.map(
    (contact) => ({ kind: 'contact', key: `contact ${contact.id}`, contact }) as const,
  );
  return isNumberLike(number) ? [{ kind: 'number', key: 'number', number }, ...found] : found;
}

/**
 * The place of the option that Enter takes; -1 for none. The one that somebody went to stays theirs while it
 * is listed. Else the first: contacts only once they are those of the text that stands in the field.
 */
export function markedPlace(
  options: readonly RecipientOption[],
  chosen: string | null,
  areCurrent: boolean,
): number {
  const place = options.findIndex(({ key }) => key === chosen);
  if (place !== -1) return place;
  return options[0]?.kind === 'number' || (areCurrent && options.length > 0) ? 0 : -1;
}
