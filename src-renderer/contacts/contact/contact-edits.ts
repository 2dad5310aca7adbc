import type { Contact, ContactDetail } from '../../../src-shared/contact/contact.ts';
import type { RequestInput } from '../../../src-shared/ipc/contract.ts';

/** What a person can change of a contact. */
export interface ContactValues {
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly timeZone: string | null;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, string>>;
}

/** What was typed and is not known to be saved yet; custom fields one by one. */
export type ContactEdits = Partial<ContactValues>;

/** What stands in the form: what was typed, over what is stored. */
export function valuesOf(detail: ContactDetail, edits: ContactEdits): ContactValues {
  const { phone, firstName, lastName, email, tags, customFields } = detail.contact;
  const stored = { phone, firstName, lastName, email, tags, timeZone: detail.timeZone };
  return { ...stored, ...edits, customFields: { ...customFields, ...edits.customFields } };
}

/** Another edit on top of those there are. */
export function withEdit(edits: ContactEdits, part: ContactEdits): ContactEdits {
  const customFields = { ...edits.customFields, ...part.customFields };
  return {
    ...edits,
    ...part,
    ...(Object.keys(customFields).length === 0 ? {} : { customFields }),
  };
}

/** What to save: what the contract always takes whole, and beside that only what was changed. */
export function updateOf(
  contact: Contact,
  edits: ContactEdits,
): RequestInput<'contacts.update'>['contact'] {
  const { phone, firstName, lastName, email } = contact;
  return { phone, firstName, lastName, email, ...edits };
}

/** The edits without those that were saved, unless they were changed again since. */
export function withoutSaved(edits: ContactEdits, saved: ContactEdits): ContactEdits {
  const { customFields, ...plain } = edits;
  const savedPlain: Readonly<Record<string, unknown>> = { ...saved };
  const left = Object.entries(plain).filter(([name, value]) => savedPlain[name] !== value);
  const fieldsLeft = Object.entries(customFields ?? {}).filter(
    ([name, value]) => saved.customFields?.[name] !== value,
  );
  return {
    ...Object.fromEntries(left),
    ...(fieldsLeft.length === 0 ? {} : { customFields: Object.fromEntries(fieldsLeft) }),
  };
}

/** Why nothing can be saved as it stands, or null. */
export function editsProblem(edits: ContactEdits): string | null {
  return edits.phone?.trim() === '' ? 'A contact needs a phone number.' : null;
}
