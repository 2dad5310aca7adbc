import { z } from 'zod';
import { words } from '../words/words.ts';

/** The formats that contacts are read from; a reader for each is in `src-main/imports/readers`. */
export const fileFormatSchema = z.enum(['csv', 'xlsx', 'vcf']);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** How each format is called, and how the names of its files end. */
export const fileFormats: Readonly<
  Record<FileFormat, { readonly name: string; readonly extensions: readonly string[] }>
> = {
  csv: { name: words.importFiles.names.csv, extensions: ['csv', 'tsv', 'txt'] },
  xlsx: { name: words.importFiles.names.xlsx, extensions: ['xlsx'] },
  vcf: { name: words.importFiles.names.vcf, extensions: ['vcf'] },
};

/** The formats in a sentence such as “Choose …”. */
export const formatsInWords = words.importFiles.formats;

/** Text encodings that a file can be read in. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'shift_jis',
  'gb18030',
] as const;
export const encodingSchema = z.enum(encodings);
export type Encoding = z.infer<typeof encodingSchema>;

export const delimiters = [',', ';', '\t', '|'] as const;
export const delimiterSchema = z.enum(delimiters);
export type Delimiter = z.infer<typeof delimiterSchema>;

/**
 * How a file is read. Null leaves it to Ovo; in a preview null means that the format has no such thing: a
 * workbook has no encoding and no delimiter, vCards have no sheet and no header.
 */
export const readingOptionsSchema = z
  .object({
    encoding: encodingSchema.nullable(),
    delimiter: delimiterSchema.nullable(),
    /** The name of a workbook's sheet. */
    sheet: z.string().max(200).nullable(),
    /** Whether the first row names the columns. */
    hasHeader: z.boolean().nullable(),
  })
  .readonly();
export type ReadingOptions = z.infer<typeof readingOptionsSchema>;

/** Leaves everything to Ovo. */
export const undecided: ReadingOptions = {
  encoding: null,
  delimiter: null,
  sheet: null,
  hasHeader: null,
};
