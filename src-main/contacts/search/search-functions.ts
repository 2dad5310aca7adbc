import { hasAllTerms, searchTermsOf, searchWordsOf, type SearchTerms } from './search-words.ts';
import type { OvoDatabase } from '../../database/open.ts';

const prepared = new WeakSet<object>();

/**
 * Gives a connection what SQLite lacks for filters: `has_words(search, first name, last name, email,
 * phone, custom fields, tags)`, `without_capitals(text)`, and `number_in(text)` (null where it is none).
 * They cannot be used in triggers or views.
 */
export function addSearchFunctions({ sqlite }: OvoDatabase): void {
  if (prepared.has(sqlite)) return;
  prepared.add(sqlite);
  const options = { deterministic: true, directOnly: true };
  let known: { readonly search: string; readonly terms: SearchTerms } | null = null;
  sqlite.function('has_words', { ...options, varargs: true }, (...values: readonly unknown[]) => {
    const [search = '', firstName = '', lastName = '', email = '', phone = '', customFields, tags] =
      values.map((value) => (typeof value === 'string' ? value : undefined));
    if (known?.search !== search) known = { search, terms: searchTermsOf(search) };
    const words = searchWordsOf({
      firstName,
      lastName,
      email,
      phone,
      customFields: customFields ?? '{}',
      tags: tags ?? '',
    });
    return hasAllTerms(words, known.terms) ? 1 : 0;
  });
  sqlite.function('without_capitals', options, (text: unknown) =>
    typeof text === 'string' ? withoutCapitals(text) : null,
  );
  sqlite.function('number_in', options, (text: unknown) =>
    typeof text === 'string' ? numberIn(text) : null,
  );
}

/** A text in which capitals make no difference, the same for every way to write an accent. */
export function withoutCapitals(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** The number that a text is, thousands with or without commas; null where it is none. */
export function numberIn(text: string): number | null {
  const bare = text.trim();
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(bare)) return null;
  return Number(bare.replaceAll(',', ''));
}
