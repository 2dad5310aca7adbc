import { counting } from '../counting.ts';
import { importFiles } from '../shared/import-files.ts';

const chooseContacts = `Choose ${importFiles.formats}.`;
const chooseFilled = 'Choose a file with contacts in it.';
const exportAsCsv = 'Export the contacts as CSV where it came from.';
const unpack = 'Unpack it, and choose the file in it that holds the contacts.';
const copyTable = 'Copy the table into a spreadsheet program and save it as CSV UTF-8.';
const saveAsCsv = 'Open it in a spreadsheet program and save it as CSV UTF-8.';
const importSheetAsCsv = 'Save the sheet as CSV UTF-8 and import that.';
const saveAgain = 'Open it in a spreadsheet program and save it again.';
const ownSheet = 'Keep the columns with contacts in a sheet of their own.';
const checkTheFile = 'Check that the file is a CSV, or save it again as CSV UTF-8.';
const exportAgain = 'there is longer than any of a vCard. Export the contacts again.';

/** Why a file cannot be read, and what to do. Lines, rows and columns count from 1. */
export const contactsFiles = {
  canceled: (file: string) => `Reading ${file} was canceled. Nothing was imported.`,
  missing: (file: string) => `There is no file ${file}. Check its name and folder.`,
  notAllowed: (file: string) =>
    `Ovo may not read ${file}. Check its permissions, or copy it to another folder.`,
  folder: (file: string) => `${file} is a folder. Choose a file in it.`,
  notAFile: (file: string) => `${file} is not a file. Choose a file of contacts.`,
  empty: (file: string) => `${file} is empty. ${chooseFilled}`,
  noRows: (file: string) => `${file} has no rows. ${chooseFilled}`,
  noSheet: (file: string, sheet: string, sheets: readonly string[]) =>
    `${file} has no sheet “${sheet}” with anything in it. Its sheets are ${sheets.map((name) => `“${name}”`).join(', ')}.`,
  failed: (file: string, cause: string) =>
    `${file} cannot be read (${cause}). If it is on a drive or in a cloud folder, copy it to this computer.`,
  /** `fault` is a sentence of `text`, `card` or `workbook`. */
  damaged: (file: string, fault: string) =>
    `${file} cannot be read: ${fault} Nothing was imported.`,
  damagedFrom: (file: string, line: number, fault: string) =>
    `${file} cannot be read on from line ${line}: ${fault} Nothing was imported.`,

  otherKind: (file: string, { what, advice }: { readonly what: string; readonly advice: string }) =>
    `${file} has no contacts to read: it is ${what}. ${advice}`,
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
    markup: { what: 'a web page or XML, even where its name says Excel or CSV', advice: saveAsCsv },
    json: { what: 'JSON', advice: exportAsCsv },
    binaryWorkbook: {
      what: 'a binary Excel workbook (.xlsb)',
      advice: 'Save it in Excel as a workbook (.xlsx) or as CSV UTF-8.',
    },
    damagedWorkbook: { what: 'a damaged Excel workbook', advice: saveAsCsv },
    lockedWorkbook: {
      what: 'a workbook protected by a password',
      advice: 'Open it in Excel with its password, and save a copy without one.',
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
      `There is a NUL character in the row of line ${line}: this is not plain text, or it is in another encoding. If nothing else is wrong with that row, remove the character there. ${checkTheFile}`,
    openQuote: (line: number) =>
      `The quotation mark opened on line ${line} isn’t closed, so the rows after that can’t be told apart. Close the quotation mark, or write it twice if it belongs to the text.`,
  },

  card: {
    cardTooLong: `The card ${exportAgain}`,
    lineTooLong: `A line ${exportAgain}`,
  },

  workbook: {
    damaged: `This workbook is damaged. ${saveAgain}`,
    incomplete: `This workbook is damaged or not all there. ${saveAgain}`,
    noSheet: `This workbook is damaged or not all there: no sheet can be found in it. ${saveAgain}`,
    textsMissing: `The texts of this workbook are not all in it. ${saveAgain}`,
    impossibleRow: (after: number, says: string) =>
      `After row ${after} a row says that it is number ${says}, more than any sheet has. Open the workbook in a spreadsheet program and save it again.`,
    tooManyColumns: (row: number, most: number) =>
      `Row ${row} has something in it beyond the ${counting.number(most)}th column. ${ownSheet}`,
    rowTooLong: (row: number, longest: number) =>
      `Row ${row} is longer than ${counting.number(longest)} characters. ${ownSheet}`,
    cellTooLong: (longest: number) =>
      `A cell is longer than ${counting.number(longest)} characters. Shorten it in a spreadsheet program.`,
    cellOfRowTooLong: (row: number, longest: number) =>
      `A cell of row ${row} is longer than ${counting.number(longest)} characters. Shorten it in a spreadsheet program.`,
    tooMuchText: `There is more text in this workbook than Ovo takes in at once. ${importSheetAsCsv}`,
    tooMuchOfNothing:
      'There are millions of empty cells in this sheet and nothing between them. Copy the contacts into a new workbook, or save the sheet as CSV UTF-8.',
    tooBig: (megabytes: number) =>
      `A part of this workbook unpacks to ${counting.number(megabytes)} MB, more than Ovo takes in. ${importSheetAsCsv}`,
  },
} as const;
