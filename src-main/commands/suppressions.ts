import type { Command } from 'commander';
import path from 'node:path';
import type { Suppression, SuppressionState } from '../../src-shared/contact/contact.ts';
import type { SuppressionImport } from '../../src-shared/import/import.ts';
import type { Application } from '../application.ts';
import { counted } from './counted.ts';
import { parseCountry } from './contact-options.ts';
import { isoTime, withApplication, type Environment, type GlobalOptions } from './session.ts';

/** Suppressions that are read at once. */
const pageSize = 500;

/** Adds `suppressions …` to the program. */
export function addSuppressionCommands(program: Command, environment: Environment): void {
  const { output } = environment;
  const globals = () => program.opts<GlobalOptions>();
  const isJson = () => globals().json === true;
  const inFolder = (file: string) => path.resolve(environment.currentFolder, file);

  const suppressions = program
    .command('suppressions')
    .description('numbers that must not be texted');

  suppressions
    .command('add')
    .description('never text a number again')
    .argument('<number>', 'in any form')
    .option('--reason <text>', 'why', 'Added at the command line.')
    .option('--evidence <text>', 'what shows it: a call, a letter', '')
    .action((number: string, options: { readonly reason: string; readonly evidence: string }) =>
      withApplication(environment, globals(), async (app) => {
        const { reason, evidence } = options;
        const added = await app.suppressions.add({ number, reason, evidence });
        const { phone, isNew } = added;
        const said = isNew ? `${phone} will not be texted.` : `${phone} was not texted already.`;
        output(isJson() ? JSON.stringify({ phone, reason, isNew }) : said);
      }),
    );

  suppressions
    .command('list')
    .description('list them, the newest first')
    .option('--all', 'also those that were lifted')
    .option('--search <text>', 'only those with this in number, reason or evidence', '')
    .action((options: { readonly all?: true; readonly search: string }) =>
      withApplication(environment, globals(), async (app) => {
        const rows: Suppression[] = [];
        for await (const page of everyOne(
          app,
          options.search,
          options.all === true ? 'all' : 'active',
        )) {
          rows.push(...page);
        }
        if (isJson()) output(JSON.stringify(rows));
        else for (const suppression of rows) output(describe(suppression));
      }),
    );

  suppressions
    .command('lift')
    .description('let a number be texted again, with what shows that its owner asked for that')
    .argument('<number>', 'in any form')
    .requiredOption('--evidence <text>', 'how the owner asked for texts again')
    .action((number: string, { evidence }: { readonly evidence: string }) =>
      withApplication(environment, globals(), async (app) => {
        const phone = await app.suppressions.lift(number, evidence);
        output(isJson() ? JSON.stringify({ phone }) : `${phone} may be texted again.`);
      }),
    );

  suppressions
    .command('import')
    .description(
      'never text the numbers of a file again: a number a row, reason and date beside it',
    )
    .argument('<file>', 'a CSV or an Excel workbook')
    .option('--country <code>', 'of numbers without a country code, such as US', parseCountry)
    .action((file: string, { country }: { readonly country?: string }) =>
      withApplication(environment, globals(), async (app) => {
        const result = await app.suppressions.importFile(inFolder(file), country);
        if (isJson()) output(JSON.stringify(result));
        else for (const line of describeImport(result)) output(line);
      }),
    );

  suppressions
    .command('export')
    .description('write all of them to a CSV, with the evidence, lifted ones too')
    .argument('<file>', 'the CSV to write')
    .action((file: string) =>
      withApplication(environment, globals(), async (app) => {
        const written = await app.suppressions.export(inFolder(file));
        output(
          isJson()
            ? JSON.stringify(written)
            : `${counted(written.rows, 'suppression')} in ${inFolder(file)}`,
        );
      }),
    );
}

async function* everyOne(
  { suppressions }: Application,
  search: string,
  show: SuppressionState,
): AsyncGenerator<readonly Suppression[], void> {
  for (let offset = 0; ; offset += pageSize) {
    const { rows } = await suppressions.page({ offset, limit: pageSize, search, show });
    yield rows;
    if (rows.length < pageSize) return;
  }
}

function describe({ phone, reason, evidence, at, liftedAt, liftedEvidence }: Suppression): string {
  return [
    `${phone}  ${reason}`,
    ...(evidence === null ? [] : [`(${evidence})`]),
    isoTime(at) ?? '',
    ...(liftedAt === null ? [] : [`lifted ${isoTime(liftedAt) ?? ''}: ${liftedEvidence}`]),
  ].join('  ');
}

function describeImport(result: SuppressionImport): readonly string[] {
  const { rows, added, already, invalid, rejects } = result;
  return [
    `${counted(rows, 'row')}: ${counted(added, 'number')} not to be texted from now on, ${already} that were not before, ${invalid} rejected.`,
    ...rejects.map(({ line, value, reason }) => `Line ${line}: “${value}”: ${reason}`),
    ...(invalid > rejects.length ? [`… and ${invalid - rejects.length} more.`] : []),
  ];
}
