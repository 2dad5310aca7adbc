import { findForeignPlaceholders } from '../../../src-shared/template/foreign-placeholders.ts';
import { builtInFields } from '../../../src-shared/template/merge-field-names.ts';
import {
  compileTemplate,
  mergeFieldsOf,
  parseTemplate,
  valueOf,
} from '../../../src-shared/template/template.ts';
import type { Contact } from '../../../src-shared/contact/contact.ts';
import { customFieldNames } from '../../contacts/custom-fields.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { contactWithPhone } from './contact-of-number.ts';

/** What may stand in a text for a merge field: nothing in it is a placeholder of another program. */
const mergeFields = /\{\{.*?\}\}/gs;

/** Square brackets around words: what somebody meant to fill in by hand, as in `[First name]`. */
const bracketed = /\[[^[\]\n]*\p{L}[^[\]\n]*\]/gu;

/** A number that nobody has in their contacts has no name. */
function nobody(
  phone: string,
): Pick<Contact, 'phone' | 'firstName' | 'lastName' | 'email' | 'customFields'> {
  return { phone, firstName: '', lastName: '', email: '', customFields: {} };
}

/**
 * A text as the person with that number would read it. `missing` are merge fields that are empty for this
 * person and have no default, and what was left to fill in, as it stands in the text: each once. Refused
 * (`invalid`) where a merge field cannot be read.
 */
export function fillText(
  db: OvoDatabase,
  { phone, text }: { readonly phone: string; readonly text: string },
): { readonly text: string; readonly missing: readonly string[] } {
  const known = [...builtInFields, ...customFieldNames(db)];
  const fields = mergeFieldsOf(contactWithPhone(db, phone) ?? nobody(phone));
  const filled = compileTemplate(text)(fields);
  const { fieldsWithoutDefault } = parseTemplate(text, known);
  const plain = text.replaceAll(mergeFields, (field) => ' '.repeat(field.length));
  const placeholders = findForeignPlaceholders(plain, known).map(({ index, length }) =>
    plain.slice(index, index + length),
  );
  const left = plain.match(bracketed) ?? [];
  return {
    text: filled,
    missing: [
      ...new Set([
        ...fieldsWithoutDefault.filter((field) => valueOf(fields, field) === ''),
        ...placeholders,
        ...left,
      ]),
    ],
  };
}
