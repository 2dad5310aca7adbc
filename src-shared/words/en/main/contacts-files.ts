import { counting } from '../counting.ts';
import { importFiles } from '../shared/import-files.ts';

const chooseContacts = `Choose ${importFiles.formats}.`;
const chooseFilled = 'Choose a file with contacts in it.';
const exportAsCsv = 'Export the contacts as CSV from the program that made the file.';
const unpack = 'Unpack it, and choose the file with the contacts.';
const copyTable = 'Copy the table into a spreadsheet program and save it as CSV UTF-8.';
const saveAsCsv = 'Open the file in a spreadsheet program and save it as CSV UTF-8.';
const importSheetAsCsv = 'Save the sheet as CSV UTF-8 and import that file.';
const saveAgain = 'Open the file in a spreadsheet program and save it again.';
const ownSheet = 'Move the columns with contacts to a sheet of their own.';
const checkTheFile = 'Check that the file is a CSV, or save it again as CSV UTF-8.';
const exportAgain = 'there is longer than vCards allow. Export the contacts again.';

/** Why a file cannot be read, and what to do. Lines, rows and columns count from 1. */
export const contactsFiles = {
  canceled: (file: string) => `You canceled reading ${file}. Nothing was imported.`,
  missing: (file: string) => `There is no file ${file}. Check the name and the folder.`,
  notAllowed: (file: string) =>
    `Ovo isn’t allowed to read ${file}. Check the file’s permissions, or copy the file to another folder.`,
  folder: (file: string) => `${file} is a folder. Choose a file in it.`,
  notAFile: (file: string) => `${file} isn’t a file. Choose a file of contacts.`,
  empty: (file: string) => `${file} is empty. ${chooseFilled}`,
  noRows: (file: string) => `${file} has no rows. ${chooseFilled}`,
  noSheet: (file: string, sheet: string, sheets: readonly string[]) =>
    `${file} has no sheet “${sheet}” with anything in it. The sheets are ${sheets.map((name) => `“${name}”`).join(', ')}.`,
  failed: (file: string, cause: string) =>
    `Couldn’t read ${file} (${cause}). If the file is on a drive or in a cloud folder, copy it to this computer.`,
  /** `fault` is a sentence of `text`, `card` or `workbook`. */
  damaged: (file: string, fault: string) => `Couldn’t read ${file}. ${fault} Nothing was imported.`,
  damagedFrom: (file: string, line: number, fault: string) =>
    `Couldn’t read ${file} from line ${line} on. ${fault} Nothing was imported.`,

  otherKind: (file: string, { what, advice }: { readonly what: string; readonly advice: string }) =>
    `Couldn’t find contacts in ${file}: this is ${what}. ${advice}`,
  /** Kinds of file that hold no contacts, and what to do instead. */
  kinds: {
    pdf: { what: 'a PDF', advice: exportAsCsv },
    picture: { what: 'a picture', advice: chooseContacts },
    archive: { what: 'an archive', advice: unpack },
    compressed: { what: 'a compressed file', advice: unpack },
    zip: { what: 'a zip archive', advice: unpack },
    database: { what: 'a database', advice: chooseContacts },
    outlook: {
      what: 'an Outlook data file (.pst)',
      advice: 'Export the contacts from Outlook as CSV.',
    },
    parquet: { what: 'a Parquet file', advice: chooseContacts },
    rtf: { what: 'a text document (RTF)', advice: copyTable },
    program: { what: 'a program', advice: chooseContacts },
    markup: { what: 'a web page or XML, even if its name says Excel or CSV', advice: saveAsCsv },
    json: { what: 'JSON', advice: exportAsCsv },
    binaryWorkbook: {
      what: 'a binary Excel workbook (.xlsb)',
      advice: 'Save it in Excel as a workbook (.xlsx) or as CSV UTF-8.',
    },
    damagedWorkbook: { what: 'a damaged Excel workbook', advice: saveAsCsv },
    lockedWorkbook: {
      what: 'a workbook protected with a password',
      advice: 'Open the workbook in Excel, and save a copy without a password.',
    },
    oldWorkbook: {
      what: 'an old Excel workbook (.xls)',
      advice: 'Open it in Excel and save it as a workbook (.xlsx) or as CSV UTF-8.',
    },
    word: { what: 'a Word document', advice: copyTable },
    oldWord: { what: 'an old Word document (.doc)', advice: copyTable },
    presentation: { what: 'a presentation', advice: chooseContacts },
    numbers: {
      what: 'a Numbers spreadsheet',
      advice: 'In Numbers, choose File > Export To > CSV, with the encoding Unicode (UTF-8).',
    },
    openDocument: { what: 'an OpenDocument spreadsheet', advice: saveAsCsv },
  },

  text: {
    tooManyCells: (line: number, most: number) =>
      `Line ${line} has more than ${counting.number(most)} cells. ${checkTheFile}`,
    rowTooLong: (line: number, longest: number) =>
      `Line ${line} is longer than ${counting.number(longest)} characters. ${checkTheFile}`,
    cellTooLong: (line: number, longest: number) =>
      `A cell on line ${line} is longer than ${counting.number(longest)} characters. ${checkTheFile}`,
    nul: (line: number) =>
      `There is a NUL character on line ${line}: the file isn’t plain text, or is in another encoding. If nothing else is wrong with that row, remove the character. ${checkTheFile}`,
    openQuote: (line: number) =>
      `The quotation mark opened on line ${line} isn’t closed, so Ovo can’t tell where the rows after that begin. Close the quotation mark, or write it twice if it belongs to the text.`,
  },

  card: {
    cardTooLong: `The card ${exportAgain}`,
    lineTooLong: `A line ${exportAgain}`,
  },

  workbook: {
    damaged: `This workbook is damaged. ${saveAgain}`,
    incomplete: `This workbook is damaged or incomplete. ${saveAgain}`,
    noSheet: `This workbook is damaged or incomplete: it has no sheet. ${saveAgain}`,
    textsMissing: `Some texts of this workbook are missing. ${saveAgain}`,
    impossibleRow: (after: number, says: string) =>
      `The row after row ${after} says that it is row ${says}, more than any sheet has. Open the workbook in a spreadsheet program and save it again.`,
    tooManyColumns: (row: number, most: number) =>
      `Row ${row} has something in it beyond the ${counting.number(most)}th column. ${ownSheet}`,
    rowTooLong: (row: number, longest: number) =>
      `Row ${row} is longer than ${counting.number(longest)} characters. ${ownSheet}`,
    cellTooLong: (longest: number) =>
      `A cell is longer than ${counting.number(longest)} characters. Shorten it in a spreadsheet program.`,
    cellOfRowTooLong: (row: number, longest: number) =>
      `A cell of row ${row} is longer than ${counting.number(longest)} characters. Shorten it in a spreadsheet program.`,
    tooMuchText: `This workbook has more text than Ovo can read at once. ${importSheetAsCsv}`,
    tooMuchOfNothing:
      'This sheet has millions of empty cells and nothing between them. Copy the contacts into a new workbook, or save the sheet as CSV UTF-8.',
    tooBig: (megabytes: number) =>
      `A part of this workbook unpacks to ${counting.number(megabytes)} MB, more than Ovo can read. ${importSheetAsCsv}`,
  },
} as const;
