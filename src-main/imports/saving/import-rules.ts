import { z } from 'zod';
import {
  importConsentSchema,
  importTagsSchema,
  type OnDuplicate,
} from '../../../src-shared/import/import.ts';
import type { ImportRow } from '../import-records.ts';
import { words } from '../../../src-shared/words/words.ts';

/** What an import does with every row of its file. */
export interface ImportRules {
  readonly importId: number;
  readonly fileName: string;
  /** The list that every contact of the file goes on; null for none. */
  readonly listId: number | null;
  readonly onDuplicate: OnDuplicate;
  /** Tags that every contact of the file gets. */
  readonly tags: readonly string[];
  /** How everybody in the file agreed to be texted; null where nobody says so. */
  readonly consent: { readonly source: string } | null;
}

const recordedRulesSchema = z.object({
  tags: importTagsSchema.default([]),
  consent: importConsentSchema.nullable().default(null),
});

/** The rules that an import was recorded with. */
export function rulesOf(record: ImportRow): ImportRules {
  const { id, fileName, listId, onDuplicate, reading } = record;
  const { tags, consent } = recordedRulesSchema.parse(JSON.parse(reading));
  return { importId: id, fileName, listId, onDuplicate, tags, consent };
}

/** Where a row stands, as the evidence for consent and opt-outs names it: `people.csv, line 7`. */
export function sourceOf(rules: ImportRules, line: number): string {
  return `${words.imports.evidence.beforeLine(rules.fileName)}${line}`;
}

/**
 * What shows that everybody in the file agreed, in two parts: the number of the line goes between them.
 * Null where nobody says so.
 */
export function consentEvidence(
  rules: ImportRules,
): { readonly beforeLine: string; readonly afterLine: string } | null {
  if (rules.consent === null) return null;
  const source = words.imports.evidence.beforeLine(rules.fileName);
  return { beforeLine: `${rules.consent.source} (${source}`, afterLine: ')' };
}
