import { readHeader } from '../../../../src-main/imports/columns/header-row.ts';
import { suggestTargets } from '../../../../src-main/imports/columns/suggest-targets.ts';

/**
 * What is suggested for a file, a column each: a field in capitals, with its priority where it has one;
 * a custom field's name; `-` for nothing.
 */
export function suggested(country: string, header: string, ...rows: readonly string[]): string {
  const all = [header, ...rows].map((row) => row.split(','));
  const read = readHeader(all, country, null);
  const contacts = read.isInFile ? all.slice(1) : all;
  return suggestTargets(read, contacts, country)
    .map((target) => {
      if (target.kind === 'field') return `${target.field.toUpperCase()}${target.priority ?? ''}`;
      return target.kind === 'custom' ? target.name : '-';
    })
    .join(' ');
}
