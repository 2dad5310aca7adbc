import type { ReviewPerson } from '../../../src-shared/campaign/review.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import {
  compileTemplate,
  mergeFieldsOf,
  parseTemplate,
} from '../../../src-shared/template/template.ts';
import { customFieldNames } from '../../contacts/custom-fields.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { sortedIds } from '../../database/sorted-ids.ts';
import { contactsWithIds } from '../audience.ts';

/** Contacts with a text as they will read it, in the order of the ids; who is gone is missing. */
export function peopleAsTexted(
  db: OvoDatabase,
  body: string,
  ids: readonly number[],
): readonly ReviewPerson[] {
  const { ok } = parseTemplate(body, customFieldNames(db));
  const render = ok ? compileTemplate(body) : () => body;
  const contacts = new Map(
    [...contactsWithIds(db, sortedIds(ids))].flat().map((contact) => [contact.id, contact]),
  );
  return ids.flatMap((id) => {
    const contact = contacts.get(id);
    if (contact === undefined) return [];
    const fields = mergeFieldsOf(contact);
    const text = render(fields);
    const { segments } = countSegments(text);
    return [{ id, name: fields['full_name'] ?? '', phone: contact.phone, body: text, segments }];
  });
}
