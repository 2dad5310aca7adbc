import { InvalidArgumentError, Option, type Command } from 'commander';
import path from 'node:path';
import {
  rejectProblems,
  type ColumnTarget,
  type RejectedRowsSummary,
  type RejectedRow,
  type ImportReject,
  type ImportResult,
  type ImportSummary,
  type OnDuplicate,
  type RejectProblem,
} from '../../src-shared/import/import.ts';
import {
  delimiters,
  encodings,
  type Delimiter,
  type Encoding,
} from '../../src-shared/import/file-reading.ts';
import { counted } from './counted.ts';
import { collectTags, parseCountry } from './contact-options.ts';
import {
  isoTime,
  parseId,
  withApplication,
  type Environment,
  type GlobalOptions,
} from './session.ts';

interface ImportOptions {
  readonly list?: string;
  readonly country?: string;
  readonly map: Readonly<Record<string, readonly string[]>>;
  readonly onDuplicate: OnDuplicate;
  readonly tag: readonly string[];
  readonly consent?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  readonly sheet?: string;
  /** False with --no-header. */
  readonly header: boolean;
}

/** The most rejected rows that are printed; all of them can be exported. */
const mostRows = 100;

/** Adds `contacts import`, `imports`, `undo` and `rejects`. */
export function addImportCommands(
  contacts: Command,
  environment: Environment,
  globals: () => GlobalOptions,
): void {
  const { output } = environment;
  const isJson = () => globals().json === true;

  contacts
    .command('import')
    .description('import the contacts of a CSV, an Excel workbook or vCards: all of them, or none')
    .argument('<file>', 'the file')
    .option('--list <name>', 'put them on this list, created if needed')
    .option(
      '--country <code>',
      'the country of numbers without a country code, such as US',
      parseCountry,
    )
    .option(
      '--map <field=column>',
      'what a column becomes: phone="Mobile Phone", tags=Groups, last_visit=Seen, ignore=Notes; repeat for more columns, and for further phones in their order',
      collectMapping,
      {},
    )
    .addOption(
      new Option('--on-duplicate <what>', 'what to do with a number that is a contact already')
        .choices(['update', 'fill', 'skip'])
        .default('update'),
    )
    .option(
      '--tag <name>',
      'give all contacts of the file this tag; repeat for more',
      collectTags,
      [],
    )
    .option('--consent <text>', 'how all people of the file agreed to be texted')
    .addOption(
      new Option('--encoding <name>', 'the encoding of the text; detected unless given').choices([
        ...encodings,
      ]),
    )
    .option(
      '--delimiter <character>',
      'the delimiter of the cells: , ; | or tab; detected unless given',
      parseDelimiter,
    )
    .option('--sheet <name>', 'the sheet of a workbook; the first that is not empty unless given')
    .option('--no-header', 'the first row is a contact, not the names of the columns')
    .action((file: string, options: ImportOptions) =>
      withApplication(environment, globals(), async (app) => {
        const letGo = environment.onInterrupt(() => void app.imports.cancel());
        try {
          const result = await app.imports.startAsSuggested({
            file: path.resolve(environment.currentFolder, file),
            country: options.country ?? null,
            reading: {
              encoding: options.encoding ?? null,
              delimiter: options.delimiter ?? null,
              sheet: options.sheet ?? null,
              hasHeader: options.header ? null : false,
            },
            choices: options.map,
            listName: options.list ?? null,
            tags: options.tag,
            consent: options.consent === undefined ? null : { source: options.consent },
            onDuplicate: options.onDuplicate,
          });
          if (isJson()) output(JSON.stringify(result));
          else for (const line of describeImport(result)) output(line);
        } finally {
          letGo();
        }
      }),
    );

  contacts
    .command('imports')
    .description('list the imports, the newest first')
    .action(() =>
      withApplication(environment, globals(), async (app) => {
        const { rows } = await app.imports.page({ offset: 0, limit: 500 });
        if (isJson()) output(JSON.stringify(rows.map((row) => ({ ...row, mended: row.fixed }))));
        else for (const summary of rows) output(describeSummary(summary));
      }),
    );

  contacts
    .command('undo')
    .description('undo an import; with --action, a removal or tagging')
    .argument('<id>', 'the ID that `contacts imports`, or the command, shows', parseId)
    .option('--action', 'the ID is that of a removal, a tagging or a change of a list')
    .action((id: number, { action }: { readonly action?: true }) =>
      withApplication(environment, globals(), async (app) => {
        if (action === true) {
          const undone = await app.contacts.undo(id);
          const also =
            undone.joined === 0
              ? ''
              : ` ${undone.joined} had been added again since and got back what they lacked.`;
          output(
            isJson()
              ? JSON.stringify(undone)
              : `${counted(undone.restored, 'contact')} as before.${also}`,
          );
          return;
        }
        const undone = await app.imports.undo(id);
        output(
          isJson()
            ? JSON.stringify(undone)
            : `${counted(undone.removed, 'contact')} removed, ${undone.reverted} as before, ${undone.kept} kept because they were changed since; ${counted(undone.suppressionsLifted, 'number')} can be texted again, ${undone.suppressionsKept} still not to be texted.`,
        );
      }),
    );

  contacts
    .command('rejects')
    .description('show the rejected rows of an import, and fix them')
    .argument('<id>', 'the ID of the import, as `contacts imports` shows it', parseId)
    .addOption(
      new Option('--fix <problem>', 'take Ovo’s fix for all rows with this problem').choices([
        ...rejectProblems,
      ]),
    )
    .option('--export <file>', 'write the rows that wait to be fixed to a CSV')
    .action(
      (importId: number, options: { readonly fix?: RejectProblem; readonly export?: string }) =>
        withApplication(environment, globals(), async (app) => {
          const { fix } = options;
          const fixed =
            fix === undefined ? null : await app.rejectedRows.acceptFixes(importId, fix);
          const file =
            options.export === undefined
              ? null
              : path.resolve(environment.currentFolder, options.export);
          const exported = file === null ? null : await app.rejectedRows.save(importId, file);
          const rejectedRows = await app.rejectedRows.get(importId);
          const page = { importId, problem: null, offset: 0, limit: mostRows };
          const { rows } = await app.rejectedRows.rows(page);
          if (isJson()) {
            const counts = { ...rejectedRows, ...fixed };
            // Names of earlier versions, which scripts rely on.
            const earlier = { mended: counts.fixed, setAside: counts.dismissed };
            output(JSON.stringify({ ...counts, ...earlier, exported, rows }));
            return;
          }
          if (fixed !== null) output(`${counted(fixed.fixed, 'row')} fixed.`);
          if (file !== null) output(`${counted(exported ?? 0, 'row')} in ${file}`);
          for (const line of describeRejectedRows(rejectedRows, rows)) output(line);
        }),
    );
}

function collectMapping(
  text: string,
  known: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  const at = text.indexOf('=');
  if (at <= 0) {
    throw new InvalidArgumentError('It has to be a field and a column: phone="Mobile Phone".');
  }
  const field = text.slice(0, at);
  const before = Object.hasOwn(known, field) ? (known[field] ?? []) : [];
  return { ...known, [field]: [...before, text.slice(at + 1)] };
}

function parseDelimiter(text: string): Delimiter {
  const wanted = text === 'tab' || text === '\\t' ? '\t' : text;
  const found = delimiters.find((delimiter) => delimiter === wanted);
  if (found !== undefined) return found;
  throw new InvalidArgumentError('It has to be , ; | or tab.');
}

function describeImport(result: ImportResult): readonly string[] {
  const { rows, added, updated, skipped, invalid, seconds, rejects } = result;
  const { landlines, suppressed, consents, columns, optOuts, unusedNames, unusedConsents } = result;
  return [
    ...(result.sheet === null ? [] : [`From the sheet “${result.sheet}”.`]),
    ...describeColumns(columns),
    `${counted(rows, 'row')} in ${seconds.toFixed(1)} s: ${added} added, ${updated} updated, ${skipped} skipped, ${invalid} rejected.`,
    ...(landlines > 0 ? [`${counted(landlines, 'landline')}, which most texts do not reach.`] : []),
    ...(suppressed > 0 ? [`${counted(suppressed, 'number')} not to be texted.`] : []),
    ...optOuts.map(
      ({ column, rows: count }) =>
        `${counted(count, 'row')} opted out in the column “${column}”: never texted.`,
    ),
    ...(unusedNames.length === 0
      ? []
      : [
          `No contact got a name. ${unusedNames.map((name) => `“${name}”`).join(', ')} may hold names: --map fullName="${unusedNames[0] ?? ''}"`,
        ]),
    ...unusedConsents.map(
      (name) =>
        `“${name}” may say who agreed to be texted, but its answers were not understood: they keep nobody from being texted. If it does: --map consent="${name}"`,
    ),
    ...(consents > 0 ? [`${consents} agreed to be texted, which was not on record before.`] : []),
    ...rejects.map((reject) => describeReject(reject)),
    ...(invalid > rejects.length ? [`… and ${invalid - rejects.length} more.`] : []),
    ...(invalid > 0 ? [`Fix them: contacts rejects ${result.importId}`] : []),
  ];
}

/** What each column became, those that became nothing last. */
function describeColumns(columns: ImportResult['columns']): readonly string[] {
  const taken = columns.filter(({ target }) => target.kind !== 'ignore');
  const left = columns.filter(({ target }) => target.kind === 'ignore');
  const names = left.map(({ name }) => `“${name}”`).join(', ');
  return [
    `Columns: ${taken.map(({ name, target }) => `“${name}” → ${describeTarget(target)}`).join(', ')}.`,
    ...(left.length === 0 ? [] : [`Not imported: ${names}.`]),
  ];
}

function describeTarget(target: ColumnTarget): string {
  switch (target.kind) {
    case 'field':
      return target.field === 'phone' && target.priority !== undefined
        ? `phone (${target.priority})`
        : target.field;
    case 'custom':
      return `{{ ${target.name} }}`;
    case 'ignore':
      return 'nothing';
  }
}

function describeReject({ line, column, value, reason, fix }: ImportReject): string {
  const parts = [`Line ${line}`, ...(column === null ? [] : [`${column} “${value}”`]), reason];
  return fix === null ? parts.join(': ') : `${parts.join(': ')} Fix: ${fix}`;
}

function describeSummary(summary: ImportSummary): string {
  const { id, fileName, listName, at, rows, added, updated, skipped, left, undoneAt } = summary;
  return [
    `${id}  ${isoTime(at) ?? ''}  ${fileName}${listName === null ? '' : ` on “${listName}”`}:`,
    `${counted(rows, 'row')}, ${added} added, ${updated} updated, ${skipped} skipped, ${left} left to fix`,
    ...(undoneAt === null ? [] : [`(undone ${isoTime(undoneAt) ?? ''})`]),
  ].join(' ');
}

function describeRejectedRows(
  rejectedRows: RejectedRowsSummary,
  rows: readonly RejectedRow[],
): readonly string[] {
  const { left, fixed, dismissed, columns } = rejectedRows;
  return [
    `${counted(left, 'row')} left to fix, ${fixed} fixed, ${dismissed} dismissed.`,
    ...rejectedRows.problems.map(
      ({ problem, left: count, withFix }) =>
        `${problem}: ${count}${withFix === 0 ? '' : `, ${withFix} with a fix (--fix ${problem})`}`,
    ),
    ...rows.map(({ line, cells, cellIndex, problem, reason, fix }) => {
      const column = cellIndex === null ? null : (columns[cellIndex]?.name ?? null);
      const value = cells[cellIndex ?? 0] ?? '';
      return describeReject({ line, column, value, reason, problem, fix });
    }),
    ...(left > rows.length ? [`… and ${left - rows.length} more (--export FILE for all).`] : []),
  ];
}
