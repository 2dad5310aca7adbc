/** The formats that contacts are read from. */
export const importFiles = {
  names: { csv: 'CSV', xlsx: 'Excel workbook', vcf: 'vCards' },
  /** All of them, in a sentence such as “Choose …”. */
  formats: 'a CSV, an Excel workbook (.xlsx) or a vCard (.vcf)',
  countryCode: 'a two-letter country code, such as US',
} as const;
