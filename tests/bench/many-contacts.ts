import type { WritableDatabase } from '../../src-main/database/open.ts';
import {
  improveSearchIndex,
  purgeSearchIndex,
} from '../../src-main/contacts/search/search-index.ts';

const syllables = 'an be cor da el fin ga hu is jo kar li mo na ol pe ro sa tho vi wil zi'.split(
  ' ',
);
const domains = ['gmail.com', 'yahoo.com', 'outlook.com', 'example.com', 'example.org'];
const areaCodes = [206, 212, 305, 312, 404, 415, 512, 617, 702, 808];

/** Numbers from 0 to below `limit` that look random and are the same every time. */
function sameNumbers(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * limit);
  };
}

/**
 * Fills an empty database with people whose names are spread like people's (few are common, many rare),
 * with a city and a date as custom fields, every tenth tagged `vip`, every second on the list `Half`, and
 * some suppressed. Their numbers look like numbers of the United States; none is ever texted.
 */
export function addManyContacts(db: WritableDatabase, count: number): void {
  const next = sameNumbers();
  const word = (length: number) => {
    const text = Array.from({ length }, () => syllables[next(syllables.length)]).join('');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  };
  const firstNames = Array.from({ length: 2000 }, () => word(2));
  const lastNames = Array.from({ length: 20_000 }, () => word(2 + next(2)));
  const oftenTheFirst = (names: readonly string[]) =>
    names[Math.floor(names.length * (next(1_000_000) / 1_000_000) ** 3)] ?? '';
  const { sqlite } = db;
  sqlite.transaction(() => {
    sqlite.exec(`CREATE TEMP TABLE people (phone, first_name, last_name, email, custom_fields)`);
    const insert = sqlite.prepare('INSERT INTO temp.people VALUES (?, ?, ?, ?, ?)');
    for (let index = 0; index < count; index += 1) {
      const firstName = oftenTheFirst(firstNames);
      const lastName = oftenTheFirst(lastNames);
      const areaCode = areaCodes[next(areaCodes.length)];
      const line = String(2_000_000 + ((index * 7) % 8_000_000));
      const domain = domains[next(domains.length)];
      insert.run(
        `+1${areaCode}${line}`,
        firstName,
        lastName,
        `${firstName}.${lastName}${index % 97}@${domain}`.toLowerCase(),
        JSON.stringify({
          city: `${oftenTheFirst(lastNames)}ville`,
          last_visit: `2026-0${1 + (index % 9)}-${10 + (index % 19)}`,
        }),
      );
    }
    sqlite.exec(`
      INSERT INTO contacts (phone, first_name, last_name, email, custom_fields, created_at, updated_at)
      SELECT phone, first_name, last_name, email, custom_fields, 1, 1 FROM temp.people ORDER BY rowid;
      DROP TABLE temp.people;
      INSERT INTO lists (name, created_at) VALUES ('Everybody', 1), ('Half', 1), ('Few', 1);
      INSERT INTO list_contacts (list_id, contact_id) SELECT 1, id FROM contacts;
      INSERT INTO list_contacts (list_id, contact_id) SELECT 2, id FROM contacts WHERE id % 2 = 0;
      INSERT INTO list_contacts (list_id, contact_id) SELECT 3, id FROM contacts WHERE id % 5000 = 0;
      INSERT INTO tags (name) VALUES ('vip');
      INSERT INTO contact_tags (tag_id, contact_id) SELECT 1, id FROM contacts WHERE id % 10 = 1;
      INSERT INTO suppressions (phone, reason, at) SELECT phone, 'opted out', 1 FROM contacts WHERE id % 500 = 0;
    `);
  })();
}

/** Builds the search index as the writing thread does; says what the pieces took, in milliseconds. */
export function buildIndex(db: WritableDatabase): readonly number[] {
  const pieces: number[] = [];
  const timed = <T>(act: () => T): T => {
    const startedAt = performance.now();
    const result = act();
    pieces.push(performance.now() - startedAt);
    return result;
  };
  while (timed(() => improveSearchIndex(db)) > 0);
  for (let isFirst = true; timed(() => purgeSearchIndex(db, isFirst)); isFirst = false);
  return pieces;
}
