// Raw SQL: the answers that Ovo's are compared with are found without its index and its filters.
import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../../src-main/application.ts';
import type { ContactsQuery } from '../../../src-main/contacts/search/search-pages.ts';
import type { ContactFilter } from '../../../src-shared/contact/filter.ts';
import type { PlainSqlite } from './plain-fts5.ts';

/** What of the contacts of the bench a search looks at besides the number, each word after a space. */
const words = `lower(' ' || first_name || ' ' || last_name || ' '
  || replace(replace(email, '@', ' '), '.', ' ') || ' ' || (custom_fields ->> '$.city') || ' '
  || replace(custom_fields ->> '$.last_visit', '-', ' ')
  || iif(id IN (SELECT contact_id FROM contact_tags WHERE tag_id = 1), ' vip', ''))`;

function hasWord(word: string): string {
  return `${words} LIKE '% ${word}%'`;
}

/** The number with its country's code, without, and without its area's begins so, or a word does. */
function begins(digits: string): string {
  const places = [2, 3, 6].map((place) => `substr(phone, ${place}) LIKE '${digits}%'`);
  return `(${[...places, hasWord(digits)].join(' OR ')})`;
}

function ends(digits: string): string {
  return `phone LIKE '%${digits}'`;
}

/** Texts with what each means in plain SQL. */
const searched: Readonly<Record<string, string>> = {
  corda: hasWord('corda'),
  'elfin mona': `${hasWord('elfin')} AND ${hasWord('mona')}`,
  'gmail vip': `${hasWord('gmail')} AND ${hasWord('vip')}`,
  '2026': begins('2026'),
  '+1': begins('1'),
  '01': `(${begins('01')} OR ${begins('1')})`,
  '(212) 20': `(${begins('21220')} OR ${ends('21220')} OR (${begins('212')} AND ${begins('20')}))`,
  '+1 415 2': `(${begins('14152')} OR ${ends('14152')}
    OR (${begins('1')} AND ${begins('415')} AND ${begins('2')}))`,
  '0107': `(${begins('0107')} OR ${begins('107')} OR ${ends('0107')})`,
};

/** What each filter is asked together with. */
const word = 'anbe';

/** A question, and the condition that says the same in plain SQL. */
type Sample = readonly [ContactFilter, ContactsQuery['sort'], string];

/**
 * Compares the first hundred ids and the count of a sample of searches and of each filter, with and
 * without a word, with those of plain SQL; returns how many. Throws where one differs.
 *
 * @param filters each with the condition that says the same in plain SQL.
 */
export async function compareAnswers(
  { search }: Application,
  plain: PlainSqlite,
  filters: Readonly<Record<string, readonly [ContactFilter, string]>>,
): Promise<number> {
  const sample = [
    ...Object.entries(searched).map(([text, condition], index): Sample => [
      { search: text },
      index % 2 === 0 ? 'name' : 'phone',
      condition,
    ]),
    ...Object.values(filters).flatMap(([filter, condition]): readonly Sample[] => [
      [filter, 'email', condition],
      [{ ...filter, search: word }, 'name', `${condition} AND ${hasWord(word)}`],
    ]),
  ];
  for (const [filter, sort, condition] of sample) {
    const query = { filter, sort, descending: false, offset: 0, limit: 100 } as const;
    const { rows, total } = await search.page(query);
    const found = {
      ids: rows.map(({ id }) => id),
      total: await search.count(filter),
    };
    const meant = plain.filter(condition, sort);
    const isSame = isDeepStrictEqual(found, meant) && (total === null || total === meant.total);
    if (isSame) continue;
    throw new Error(
      `${JSON.stringify(filter)} by ${sort}: Ovo finds ${found.total} (${total ?? 'no count'} with the page), plain SQL ${meant.total}, or other ids.`,
    );
  }
  return sample.length;
}
