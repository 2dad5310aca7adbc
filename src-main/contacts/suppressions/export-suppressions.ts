import type { OvoDatabase } from '../../database/open.ts';
import { csvLines, writeCsvText } from '../export/csv-writer.ts';
import { suppressionColumns } from '../export/export-format.ts';
import { exactTime } from '../export/export-lines.ts';
import { everySuppression } from './suppression-rows.ts';

/**
 * Writes all suppressions there ever were to a CSV, lifted ones too, with the evidence for both.
 * Refused as `writeCsvText` says.
 *
 * @param yieldToEventLoop awaited between pieces, so that many numbers hold nothing up.
 * @returns how many were written.
 */
export async function exportSuppressions(
  db: OvoDatabase,
  file: string,
  yieldToEventLoop: () => Promise<void>,
): Promise<{ readonly rows: number }> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string, void> {
    yield csvLines([suppressionColumns]);
    for (const page of everySuppression(db)) {
      rows += page.length;
      yield csvLines(
        page.map(({ phone, reason, evidence, at, liftedAt, liftedEvidence }) => [
          phone,
          reason,
          evidence ?? '',
          exactTime(at),
          exactTime(liftedAt),
          liftedEvidence ?? '',
        ]),
      );
      await yieldToEventLoop();
    }
  }
  await writeCsvText(file, lines());
  return { rows };
}
