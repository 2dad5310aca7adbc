import { counting } from '../counting.ts';

const nothing = 'Nothing was imported.';

/** Why nothing was imported, fixed or undone. */
export const imports = {
  notFound: (id: number) => `There is no import ${id}.`,
  anotherRuns:
    'Another file is being imported, so this one wasn’t. Wait for that import to finish, or cancel it first.',
  canceled: (file: string) => `The import of ${file} was canceled. ${nothing}`,
  unknownCountry: (country: string) =>
    `Ovo doesn’t know the country “${country}”. Give a two-letter code, such as US.`,
  diskFull: (cause: string) =>
    `Couldn’t write the contacts to the disk (${cause}). ${nothing} Free up some space and import the file again.`,
  databaseBusy: `Another Ovo process is writing to the database. ${nothing} Try again in a moment.`,

  /** What the columns of a file become. */
  columns: {
    quoted: (names: readonly string[], more: number) => {
      const shown = names.map((name) => `“${name}”`).join(', ');
      return more > 0 ? `${shown} and ${counting.number(more)} more` : shown;
    },
    oneOnly: (target: string, count: number, columns: string) =>
      `${counting.number(count)} columns are mapped to “${target}”: ${columns}. Keep one.`,
    otherCount: (now: number, mapped: number) =>
      `The file has ${counting.count(now, { one: 'column', other: 'columns' })} now, and ${counting.number(mapped)} were mapped. Nothing was imported. Choose the file again.`,
    noPhone: (columns: string) =>
      `No column is the phone number, so nothing was imported. The columns are ${columns}. Choose the one with the numbers (on the command line: --map phone="COLUMN").`,
    sameTarget: (columns: string, target: string) =>
      `${columns} are all mapped to “${target}”. Nothing was imported. Keep one of them.`,
    reservedName: (name: string) =>
      `A custom field can’t be called “${name}”: texts use that name for something else. Nothing was imported. Choose another name.`,
    severalPhones: (columns: string, first: string) =>
      `${columns} all look like phone numbers, and nothing says which to text. ${nothing} Choose one: --map phone="${first}". Give --map again for a second choice.`,
    noSuchTarget: (target: string, fields: string) =>
      `A column can’t become “${target}”. Use ${fields}, ignore, or a custom field in snake case, such as last_visit.`,
    givenTwice: (column: string) =>
      `The column “${column}” was given twice. A column can become one thing only.`,
    noSuchColumn: (column: string, columns: string) =>
      `There is no column “${column}”. The columns are ${columns}.`,
  },

  /** Rows that wait to be fixed. */
  rows: {
    importUndone: (file: string) =>
      `The import of ${file} was undone, so its rows can’t be fixed. Nothing was changed. Import the file again.`,
    skippedMeanwhile: (line: number) =>
      `Line ${line} has been skipped in the meantime. Nothing was changed. Restore the row to fix it.`,
    fixedAlready: (line: number) =>
      `Line ${line} was already fixed, perhaps in another window. Nothing was changed.`,
    ofAnotherImport: (line: number) =>
      `Line ${line} belongs to another import. Nothing was changed.`,
    gone: 'This row no longer exists. Nothing was changed.',
    diskFull: (cause: string) =>
      `Couldn’t write the changes to the disk (${cause}). No row was changed. Free up some space and try again.`,
  },

  undoneAlready: (file: string) =>
    `The import of ${file} was already undone. Nothing was changed. Import the file again to get its contacts back.`,
  /** Why a number can be texted again. */
  onlyImportUndone: (file: string) =>
    `Only “${file}” said that this number opted out, and that import was undone.`,

  /** What shows that people agreed, or opted out, as recorded with them. */
  evidence: {
    /** Goes before the number of a line. */
    beforeLine: (file: string) => `${file}, line `,
    said: (column: string, cell: string) => `Column “${column}”: “${cell}”`,
    /** Goes between two pieces of evidence. */
    also: 'Also: ',
  },

  /** Files of numbers that must not be texted. */
  doNotText: {
    noNumbers: (file: string, columns: string) =>
      `${file} has no column with phone numbers. Its columns are ${columns}. ${nothing}`,
    canceled: (file: string) => `The import of ${file} was canceled. No number was added.`,
    /** `time`: the column and cell that say when, if any; `by`: who imported the file, or empty. */
    evidence: (
      line: number,
      file: string,
      time: { readonly column: string; readonly said: string } | null,
      by: string,
    ) =>
      `Line ${line} of “${file}”${time === null ? '' : ` (${time.column}: “${time.said}”)`}, imported${by === '' ? '' : ` ${by}`}.`,
    listedIn: (file: string) => `Listed in “${file}”`,
  },
} as const;
