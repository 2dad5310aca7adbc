import type { FilterPart } from './contact-filter.ts';
import { matchExpression, searchTermsOf } from './search-words.ts';

/** The names of a contact's tags, in one text. */
const tagsOfContact = `(SELECT group_concat(tags.name, ', ')
  FROM contact_tags CROSS JOIN tags ON tags.id = contact_tags.tag_id
 WHERE contact_tags.contact_id = contacts.id)`;

const hasWords = `has_words(?, contacts.first_name, contacts.last_name, contacts.email,
  contacts.phone, contacts.custom_fields, ${tagsOfContact})`;

const indexedTo = '(SELECT indexed_to FROM search_index)';

/**
 * What was typed into a search as a part of a filter; null where that is no word. The index answers, and
 * for contacts that it does not have as they are now they themselves do, so that the answer is complete
 * at any time. Needs `addSearchFunctions`.
 */
export function searchPart(search: string): FilterPart | null {
  const match = matchExpression(searchTermsOf(search));
  if (match === null) return null;
  const ids = `
    SELECT rowid FROM contacts_search WHERE contacts_search MATCH ?
       AND rowid NOT IN (SELECT contact_id FROM search_pending)
    UNION ALL
    SELECT id FROM contacts WHERE id > ${indexedTo} AND ${hasWords}
    UNION ALL
    SELECT id FROM contacts
     WHERE id IN (SELECT contact_id FROM search_pending) AND id <= ${indexedTo} AND ${hasWords}`;
  const parameters = [match, search, search];
  return {
    condition: { sql: `contacts.id IN (${ids})`, parameters },
    ids: { sql: ids, parameters },
    ofFew: { sql: hasWords, parameters: [search] },
  };
}
