import { audienceContacts, everyContact, type AudienceContact } from '../db/audience.ts';
import { requireList } from '../db/lists.ts';
import type { OvoDatabase } from '../db/open.ts';
import type { Clock } from '../engine/ports.ts';
import { writeCsvFile } from './csv-writer.ts';
import { exportColumns } from './own-files.ts';

/**
 * Writes all contacts, or those of one list, to a CSV that Excel opens and that Ovo imports as it was:
 * number, names, e-mail address, and a column for each custom field that any of them has. Refused
 * (`not-found`) without such a list, and as `writeCsvFile` says; the file is whole or not there.
 *
 * @returns how many contacts were written.
 */
export async function exportContacts(
  db: OvoDatabase,
  clock: Clock,
  file: string,
  options: { readonly listName?: string } = {},
): Promise<{ readonly rows: number }> {
  const listIds = options.listName === undefined ? null : [requireList(db, options.listName).id];
  const contacts = () => (listIds === null ? everyContact(db) : audienceContacts(db, listIds));
  const custom = new Set<string>();
  for (const page of contacts()) {
    for (const { customFields } of page) for (const name in customFields) custom.add(name);
    await new Promise<void>((resolve) => void clock.after(0, resolve));
  }
  const names = [...custom].toSorted();
  const written = await writeCsvFile(file, pagesOf(contacts(), names));
  return { rows: written - 1 };
}

function* pagesOf(
  contacts: Iterable<readonly AudienceContact[]>,
  custom: readonly string[],
): Generator<readonly (readonly string[])[], void> {
  yield [[...exportColumns.map(({ name }) => name), ...custom]];
  for (const page of contacts) {
    yield page.map(({ phone, firstName, lastName, email, customFields }) => [
      phone,
      firstName,
      lastName,
      email,
      ...custom.map((name) => customFields[name] ?? ''),
    ]);
  }
}
