import type { ContactDetail } from '../../../src-shared/contact/contact.ts';
import { words } from '../../words.ts';

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

/** Typed values that are not known to be saved; custom fields one by one. */
export type ContactEdits = Partial<ContactValues>;

/** The values of the form: the typed ones over the stored ones. */
export function valuesOf(detail: ContactDetail, edits: ContactEdits): ContactValues {
  const { phone, firstName, lastName, email, tags, customFields } = detail.contact;
  const stored = { phone, firstName, lastName, email, tags, timeZone: detail.timeZone };
  return { ...stored, ...edits, customFields: { ...customFields, ...edits.customFields } };
}

/** Adds an edit. */
export function withEdit(edits: ContactEdits, part: ContactEdits): ContactEdits {
  const customFields = { ...edits.customFields, ...part.customFields };
  return {
    ...edits,
    ...part,
    ...(Object.keys(customFields).length === 0 ? {} : { customFields }),
  };
}

/** The edits without the saved ones, unless they were changed again since. */
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

/** Why the edits cannot be saved, or null. */
export function editsProblem(edits: ContactEdits): string | null {
  return edits.phone?.trim() === '' ? words.contacts.contact.details.phoneMissing : null;
}
