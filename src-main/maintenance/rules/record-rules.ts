// Raw SQL: a rule is one condition in SQL, which both check and repair use.
import { gatewayKinds } from '../../../src-shared/campaign/snapshot.ts';
import { rejectOutcomes, rejectProblems } from '../../../src-shared/import/import.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { unreadableSettings } from '../../database/settings.ts';
import { rebuildSearchIndex } from '../../contacts/search/search-index.ts';
import {
  quarantineRule,
  columnRule,
  findingOf,
  keepRows,
  sqlTexts,
  told,
  type Rule,
  type Told,
} from './rule.ts';
import { words } from '../../../src-shared/words/words.ts';

/** The log of events is final, except for what cannot be read of it: that is kept beside it. */
const eventRule: Rule = {
  name: 'event-impossible',
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'events:' || id`)} FROM events WHERE NOT json_valid(detail) LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.detailsUnreadable)),
  repair(db, { now }) {
    const where = 'NOT json_valid(detail)';
    const quarantined = keepRows(db, { table: 'events', where, reason: 'event-impossible', now });
    const { changes } = db.sqlite
      .prepare(`UPDATE events SET detail = json_object('unreadable', detail) WHERE ${where}`)
      .run();
    return { changed: changes, quarantined };
  },
};

/** Of settings that this Ovo does not know, only whether they can be read can be said. */
function impossibleSettings(db: OvoDatabase): string {
  const names = sqlTexts(unreadableSettings(db).map(({ name }) => name));
  return `key IN (${names}) OR NOT json_valid(value)`;
}

/** A setting with a value that it cannot have: nothing is sent until it is chosen again or repaired. */
const settingRule: Rule = {
  name: 'setting-impossible',
  find: (db, _context, most) =>
    db.sqlite
      .prepare<[number], Told>(
        `SELECT ${told(`'settings:' || key`, ['key'])}
           FROM settings WHERE ${impossibleSettings(db)} LIMIT ?`,
      )
      .raw()
      .all(most)
      .map((row) => findingOf(row, words.findings.settingInvalid)),
  repair(db, { now }) {
    const where = impossibleSettings(db);
    const reason = 'setting-impossible';
    const quarantined = keepRows(db, { table: 'settings', where, reason, now });
    db.sqlite.exec(`DELETE FROM settings WHERE ${where}`);
    return { changed: 0, quarantined };
  },
};

/** What says how far the search index has come: one row, and no further than there are contacts. */
const searchRule: Rule = {
  name: 'search-index-unsure',
  find: (db) =>
    isSearchSure(db)
      ? []
      : [
          {
            subject: 'search',
            detail: words.findings.searchOutdated,
          },
        ],
  repair(db) {
    if (isSearchSure(db)) return { changed: 0, quarantined: 0 };
    db.sqlite.exec(
      'DELETE FROM search_index; INSERT INTO search_index (id, indexed_to) VALUES (1, 0)',
    );
    rebuildSearchIndex(db);
    return { changed: 1, quarantined: 0 };
  },
};

function isSearchSure(db: OvoDatabase): boolean {
  return (
    db.sqlite
      .prepare<[], number>(
        `SELECT (SELECT count(*) FROM search_index) = 1 AND EXISTS (
           SELECT 1 FROM search_index WHERE id = 1 AND indexed_to BETWEEN 0 AND max(
             coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'contacts'), 0),
             coalesce((SELECT max(id) FROM contacts), 0)))`,
      )
      .pluck()
      .get() === 1
  );
}

const outcomes = sqlTexts(rejectOutcomes);
const problems = sqlTexts(rejectProblems);

/** What must hold of imports, settings, events and Ovo's own bookkeeping. */
export const recordRules: readonly Rule[] = [
  columnRule({
    name: 'import-impossible',
    table: 'imports',
    where: `on_duplicate NOT IN ('update', 'fill', 'skip') OR NOT json_valid(mapping) OR NOT json_valid(reading)`,
    reads: ['file_name'],
    detail: words.findings.readingInvalid,
    set: `on_duplicate = iif(on_duplicate IN ('update', 'fill', 'skip'), on_duplicate, 'update'),
          mapping = iif(json_valid(mapping), mapping, '[]'), reading = iif(json_valid(reading), reading, '{}')`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'import-counts-impossible',
    table: 'imports',
    where: `min(rows, added, updated, skipped, invalid, landlines, suppressed, consents) < 0
            OR max(added, updated, skipped, invalid) > ${Number.MAX_SAFE_INTEGER}
            OR added + updated + skipped + invalid <> rows`,
    reads: ['file_name', 'rows', 'added', 'updated', 'skipped', 'invalid'],
    detail: words.findings.importCounts,
    set: `added = ${within('added')}, updated = ${within('updated')}, skipped = ${within('skipped')},
          invalid = ${within('invalid')}, landlines = max(landlines, 0), suppressed = max(suppressed, 0),
          consents = max(consents, 0),
          rows = ${within('added')} + ${within('updated')} + ${within('skipped')} + ${within('invalid')}`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'rejected-row-impossible',
    table: 'import_rejects',
    where: `CASE WHEN json_valid(raw) THEN json_type(raw) <> 'array' ELSE true END`,
    reads: ['line'],
    detail: words.findings.cellsUnreadable,
    set: `raw = json_array(raw)`,
    keepsOriginal: true,
  }),
  columnRule({
    name: 'rejected-row-impossible',
    table: 'import_rejects',
    where: `cell_index < 0 OR outcome NOT IN (${outcomes})
            OR (outcome IS NULL) <> (resolved_at IS NULL)`,
    reads: ['line'],
    detail: words.findings.resultInvalid,
    set: `cell_index = iif(cell_index < 0, NULL, cell_index),
          outcome = iif(resolved_at IS NULL OR outcome NOT IN (${outcomes}), NULL, outcome),
          resolved_at = iif(outcome IN (${outcomes}), resolved_at, NULL)`,
  }),
  columnRule({
    name: 'rejected-row-impossible',
    table: 'import_rejects',
    where: `problem NOT IN (${problems}) OR NOT json_valid(params) OR json_type(params) <> 'object'`,
    reads: ['line'],
    detail: words.findings.problemInvalid,
    set: `problem = iif(problem IN (${problems}), problem, 'not-a-number'), params = '{}'`,
    keepsOriginal: true,
  }),
  quarantineRule({
    name: 'import-change-impossible',
    table: 'import_changes',
    where: `CASE WHEN json_valid(before) AND json_valid(after)
                 THEN json_type(before) <> 'object' OR json_type(after) <> 'object' ELSE true END`,
    detail: words.findings.changesUnreadable,
  }),
  settingRule,
  quarantineRule({
    name: 'usage-impossible',
    table: 'sender_usage',
    where: `gateway NOT IN (${sqlTexts(gatewayKinds)})`,
    reads: ['gateway'],
    detail: words.findings.unknownGateway,
  }),
  columnRule({
    name: 'usage-impossible',
    table: 'sender_usage',
    where: `segments < 0`,
    reads: ['segments'],
    detail: words.findings.segmentsImpossible,
    set: `segments = 0`,
  }),
  eventRule,
  searchRule,
];

/** A count between nothing and more than any file has. */
function within(column: string): string {
  return `min(max(${column}, 0), 1000000000)`;
}
