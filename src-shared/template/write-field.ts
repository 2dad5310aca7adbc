import type { FieldUse } from './template-syntax.ts';

/** Filters that say how a value is written; a field that a person edits has at most one of them. */
export const formatFilters = ['date', 'number', 'capitalize', 'upcase', 'downcase'] as const;

/** One filter with its values as they are written: in quotes, a number, or a field. */
export type WrittenFilter = FieldUse['filters'][number];

/** A field as it stands in a text: `{{ first_name | default: "there" }}`. */
export function writeField({ name, filters }: Pick<FieldUse, 'name' | 'filters'>): string {
  const parts = filters.map((filter) =>
    filter.values.length === 0 ? filter.name : `${filter.name}: ${filter.values.join(', ')}`,
  );
  return `{{ ${[name, ...parts].join(' | ')} }}`;
}

/** A text in quotes, which `textInQuotes` reads as the same text. */
export function inQuotes(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

/** The field with that text for whoever has no value, in quotes; without any where it is null. */
export function withFallback(use: FieldUse, quoted: string | null): string {
  const others = use.filters.filter(({ name }) => name !== 'default');
  const fallback = quoted === null ? [] : [{ name: 'default', values: [quoted] }];
  return writeField({ name: use.name, filters: [...others, ...fallback] });
}

/** The field with that format in the place of the one it has; without any where it is null. */
export function withFormat(use: FieldUse, format: WrittenFilter | null): string {
  const others = use.filters.filter(({ name }) => !formatFilters.some((known) => known === name));
  return writeField({ name: use.name, filters: [...(format === null ? [] : [format]), ...others] });
}
