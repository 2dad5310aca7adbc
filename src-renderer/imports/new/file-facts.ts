import { fileFormats } from '../../../src-shared/import/file-reading.ts';
import type { ImportForecast, ImportPreview } from '../../../src-shared/import/import.ts';
import { words } from '../../words.ts';
import { formatBytes } from '../../ui/text/numbers.ts';

const { facts, encodingFacts } = words.imports.mapping;

/** A file in one line: `CSV · 1,204 rows · 8 columns · Unicode (UTF-8) · 92 kB`. */
export function fileFacts(preview: ImportPreview, forecast: ImportForecast | undefined): string {
  const { format, sizeBytes, source, columns, reading } = preview;
  const parts: readonly string[] = [
    fileFormats[format].name,
    ...(forecast === undefined ? [] : [rowsText(forecast)]),
    facts.columns(columns.length),
    ...(reading.encoding === null ? [] : [encodingFacts[reading.encoding]]),
    formatBytes(sizeBytes),
    ...(source === null ? [] : [facts.source(source)]),
  ];
  return parts.join(' · ');
}

function rowsText({ rows, isExact }: ImportForecast): string {
  return isExact ? facts.rows(rows) : facts.aboutRows(roundedCount(rows));
}

/** An estimate to two digits: 1,234,567 is about 1,200,000. */
function roundedCount(count: number): number {
  return Number(count.toPrecision(2));
}
