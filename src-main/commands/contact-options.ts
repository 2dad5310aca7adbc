import { InvalidArgumentError, type Command } from 'commander';
import type { ContactSelection } from '../../src-shared/contact/contact.ts';
import { contactFilterSchema, type ContactFilter } from '../../src-shared/contact/filter.ts';
import { countrySchema } from '../../src-shared/import/import.ts';
import { contactLimits, tagSchema } from '../../src-shared/contact/field-rules.ts';
import { UserError } from '../../src-shared/lib/result.ts';
import type { Application } from '../application.ts';

/** Which contacts a command means, as its options say. */
export interface FilterOptions {
  readonly list?: string;
  readonly search?: string;
  readonly tag: readonly string[];
  readonly withoutTag: readonly string[];
}

/** Gives a command the options that say which contacts it means. */
export function withFilterOptions(command: Command): Command {
  return command
    .option('--list <name>', 'only those on this list')
    .option(
      '--search <words>',
      'only those with these words in name, number, e-mail, tags or fields',
    )
    .option('--tag <name>', 'only those with this tag; again for more', collectTags, [])
    .option('--without-tag <name>', 'only those without this tag; again for more', collectTags, []);
}

/** The same for what is made of a filter: a list has its own name, so that only the filter is meant. */
export function filterOf(options: Omit<FilterOptions, 'list'>): ContactFilter {
  const { search, tag, withoutTag } = options;
  return contactFilterSchema.parse({
    ...(search === undefined ? {} : { search }),
    ...(tag.length === 0 ? {} : { tags: tag }),
    ...(withoutTag.length === 0 ? {} : { withoutTags: withoutTag }),
  });
}

/**
 * The contacts that the options mean, a list by filter being what its filter finds. Refused
 * (`not-found`) without that list, and (`usage`) where its filter asks for something that an option
 * asks for, too.
 */
export async function requireFilter(
  app: Application,
  options: FilterOptions,
): Promise<ContactFilter> {
  const own = filterOf(options);
  if (options.list === undefined) return own;
  const { id } = await app.contacts.requireList(options.list);
  const list = (await app.contacts.lists()).find((known) => known.id === id);
  const ofList = list?.filter ?? { listIds: [id] };
  const twice = Object.keys(own).find((key) => key in ofList);
  if (twice !== undefined) {
    throw new UserError(
      'usage',
      `“${list?.name ?? options.list}” is a list by filter that asks for ${twice} already. Leave that option out.`,
    );
  }
  return { ...ofList, ...own };
}

/**
 * Contacts by their numbers, or all that the options mean. Refused (`usage`) where neither is given, or
 * both; (`invalid`, `not-found`) where a number is none, or nobody's.
 */
export async function requireSelection(
  app: Application,
  numbers: readonly string[],
  options: FilterOptions,
): Promise<ContactSelection> {
  const filter = await requireFilter(app, options);
  const hasFilter = Object.keys(filter).length > 0;
  if (hasFilter === numbers.length > 0) {
    throw new UserError(
      'usage',
      hasFilter
        ? 'Give numbers, or say which contacts with --list, --search or --tag, not both. Nothing was changed.'
        : 'Say which contacts: by their numbers, or with --list, --search or --tag. Nothing was changed.',
    );
  }
  if (hasFilter) return { kind: 'filter', filter, except: [] };
  const ids: number[] = [];
  for (const number of numbers) ids.push((await app.contacts.find(number)).contact.id);
  return { kind: 'ids', ids };
}

/** Reads a tag of an option that can be given again. */
export function collectTags(text: string, known: readonly string[]): readonly string[] {
  const parsed = tagSchema.safeParse(text);
  if (parsed.success) return [...known, parsed.data];
  throw new InvalidArgumentError(
    `A tag has 1 to ${contactLimits.tagLength} characters and no comma or semicolon.`,
  );
}

/** Reads a country. */
export function parseCountry(text: string): string {
  const parsed = countrySchema.safeParse(text.toUpperCase());
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('It has to be a two-letter country code, such as US.');
}
