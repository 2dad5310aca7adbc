import { InvalidArgumentError, Option, type Command } from 'commander';
import path from 'node:path';
import { countrySchema, type ImportResult } from '../../src-shared/contact/import.ts';
import { withApplication, type Environment, type GlobalOptions } from './session.ts';

interface ImportOptions {
  readonly list?: string;
  readonly country?: string;
  readonly map: Readonly<Record<string, string>>;
  readonly onDuplicate: 'update' | 'skip';
}

/** Adds `contacts …` and `suppressions …` to the program. */
export function addContactCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;

  const contacts = program.command('contacts').description('bring contacts in and out, count them');

  contacts
    .command('import')
    .description('bring the contacts of a CSV in: all of them, or none')
    .argument('<file>', 'the CSV')
    .option('--list <name>', 'puts them on this list, made where there is none')
    .option('--country <code>', 'of numbers without a country code, such as US', parseCountry)
    .option(
      '--map <field=column>',
      'what a column is: phone="Mobile Phone"; fields are phone, first_name, last_name, full_name, email; again for more',
      collectMapping,
      {},
    )
    .addOption(
      new Option('--on-duplicate <what>', 'with a number that a contact has already')
        .choices(['update', 'skip'])
        .default('update'),
    )
    .action((file: string, options: ImportOptions) =>
      withApplication(environment, globals(), async (app) => {
        const result = await app.imports.startAsSuggested({
          file: path.resolve(environment.currentFolder, file),
          country: options.country ?? null,
          choices: options.map,
          listName: options.list ?? null,
          onDuplicate: options.onDuplicate,
        });
        if (isJson()) output(JSON.stringify(result));
        else for (const line of describeImport(result)) output(line);
      }),
    );

  contacts
    .command('count')
    .description('count the contacts')
    .option('--list <name>', 'only those on this list')
    .action(({ list }: { readonly list?: string }) =>
      withApplication(environment, globals(), (app) => {
        const count = app.contacts.count(list);
        output(isJson() ? JSON.stringify({ count }) : String(count));
      }),
    );

  contacts
    .command('export')
    .description('write the contacts to a CSV that spreadsheets open')
    .argument('<file>', 'the CSV to write')
    .option('--list <name>', 'only those on this list')
    .action((file: string, { list }: { readonly list?: string }) =>
      withApplication(environment, globals(), async (app) => {
        const target = path.resolve(environment.currentFolder, file);
        const written = await app.contacts.export(target, list);
        output(isJson() ? JSON.stringify(written) : `${written.rows} contacts in ${target}`);
      }),
    );

  const suppressions = program
    .command('suppressions')
    .description('numbers that must not be texted');

  suppressions
    .command('add')
    .argument('<number>', 'in any form')
    .option('--reason <text>', 'why', 'Added at the command line.')
    .action((number: string, { reason }: { readonly reason: string }) =>
      withApplication(environment, globals(), (app) => {
        const phone = app.contacts.suppress(number, reason);
        output(isJson() ? JSON.stringify({ phone, reason }) : `${phone} will not be texted.`);
      }),
    );

  suppressions.command('list').action(() =>
    withApplication(environment, globals(), (app) => {
      const { rows } = app.contacts.suppressions({ offset: 0, limit: 1_000_000 });
      if (isJson()) output(JSON.stringify(rows));
      else for (const { phone, reason } of rows) output(`${phone}  ${reason}`);
    }),
  );
}

function parseCountry(text: string): string {
  const parsed = countrySchema.safeParse(text.toUpperCase());
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('It has to be a two-letter country code, such as US.');
}

function collectMapping(
  text: string,
  known: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const at = text.indexOf('=');
  if (at > 0) return { ...known, [text.slice(0, at)]: text.slice(at + 1) };
  throw new InvalidArgumentError('It has to be a field and a column: phone="Mobile Phone".');
}

function describeImport(result: ImportResult): readonly string[] {
  const { rows, added, updated, skipped, invalid, seconds, rejects } = result;
  return [
    `${rows} rows in ${seconds.toFixed(1)} s: ${added} added, ${updated} updated, ${skipped} skipped, ${invalid} rejected.`,
    ...rejects.map(({ line, column, value, reason }) =>
      [`Line ${line}`, ...(column === null ? [] : [`${column} “${value}”`]), reason].join(': '),
    ),
    ...(invalid > rejects.length ? [`… and ${invalid - rejects.length} more.`] : []),
  ];
}
