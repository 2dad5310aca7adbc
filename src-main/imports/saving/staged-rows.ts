// Raw SQL: drizzle knows no temporary tables.
import type { OvoDatabase } from '../../database/open.ts';
import type { NumberedRow } from './contact-fields.ts';

/** Staged rows by their places: those after `after`, up to and with `upTo`. */
export interface Places {
  readonly after: number;
  readonly upTo: number;
}

interface StagedRow extends Omit<NumberedRow, 'isLandline' | 'hasConsent' | 'tags'> {
  readonly isLandline: number | null;
  readonly hasConsent: number | null;
  readonly tags: string | null;
}

/** Rows that are in memory at once: at first, and at most. */
const firstPage = 50;
const largestPage = 2000;

/** Characters of custom fields that are in memory at once: few rows can be long ones. */
const charactersOfPage = 4_000_000;

/** The next so many staged rows after a place, and how many there are; null after the last. */
export function nextPlaces(
  { sqlite }: OvoDatabase,
  after: number,
  limit: number,
): (Places & { readonly rows: number }) | null {
  const found = sqlite
    .prepare<[number, number], { readonly upTo: number | null; readonly rows: number }>(
      `SELECT max(id) AS upTo, count(*) AS rows
         FROM (SELECT id FROM temp.staged_contacts WHERE id > ? ORDER BY id LIMIT ?)`,
    )
    .get(after, limit);
  return found === undefined || found.upTo === null
    ? null
    : { after, upTo: found.upTo, rows: found.rows };
}

/** The first place of the staged rows, and the last; both 0 where there are none. */
export function placesStaged({ sqlite }: OvoDatabase): {
  readonly first: number;
  readonly last: number;
} {
  const range = sqlite.prepare<[], { readonly first: number; readonly last: number }>(
    // Each alone is found at an end of the table; both in one query would read all of it.
    `SELECT coalesce((SELECT min(id) FROM temp.staged_contacts), 0) AS first,
            coalesce((SELECT max(id) FROM temp.staged_contacts), 0) AS last`,
  );
  return range.get() ?? { first: 0, last: 0 };
}

/** Whether a staged row has tags of its own. */
export function hasStagedTags({ sqlite }: OvoDatabase): boolean {
  const tagged = sqlite.prepare(`SELECT 1 FROM temp.staged_extras WHERE tags <> '[]' LIMIT 1`);
  return tagged.get() !== undefined;
}

/**
 * The staged rows at these places that are no contacts yet, a page at a time, in the order of the file.
 *
 * @param base the contact at place p gets the id base + p.
 */
export function* rowsNotSaved(
  { sqlite }: OvoDatabase,
  { after, upTo }: Places,
  base: number,
): Generator<readonly NumberedRow[], void> {
  const select = sqlite.prepare<
    [Places & { readonly base: number; readonly limit: number }],
    StagedRow
  >(
    `SELECT staged.id AS line, phone, first_name AS firstName, last_name AS lastName, email,
            custom_fields AS customFields, time_zone AS timeZone, is_landline AS isLandline, tags,
            has_consent AS hasConsent, consent_at AS consentAt, consent_method AS consentMethod,
            consent_source AS consentSource, opt_out AS optOut, not_agreed AS notAgreed
       FROM temp.staged_contacts AS staged
            LEFT JOIN temp.staged_extras AS extras ON extras.id = staged.id
      WHERE staged.id > :after AND staged.id <= :upTo
        AND NOT EXISTS (SELECT 1 FROM contacts WHERE contacts.id = :base + staged.id)
      ORDER BY staged.id LIMIT :limit`,
  );
  let limit = firstPage;
  for (let last = after; ;) {
    const rows = select.all({ after: last, upTo, base, limit });
    const end = rows.at(-1);
    if (end === undefined) return;
    const characters = rows.reduce((sum, row) => sum + row.customFields.length, 1);
    const fitting = Math.floor((charactersOfPage * rows.length) / characters);
    limit = Math.max(1, Math.min(largestPage, 4 * limit, fitting));
    yield rows.map(asRow);
    last = end.line;
  }
}

function asRow({ isLandline, hasConsent, tags, ...row }: StagedRow): NumberedRow {
  return {
    ...row,
    isLandline: isLandline === 1,
    hasConsent: hasConsent === 1,
    tags: tags === null ? [] : parseTags(tags),
  };
}

function parseTags(json: string): readonly string[] {
  const tags: unknown = JSON.parse(json);
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}
