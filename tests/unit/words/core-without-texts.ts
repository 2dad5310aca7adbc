/** Files of `src-main` and `src-shared` that seem to have texts and have none, each with the reason. */
export const coreWithoutTexts: Readonly<Record<string, string>> = {
  'src-main/imports/columns/header-meaning.ts':
    'words into which headers are cut, to be recognized',
  'src-main/imports/readers/file-signature.ts': 'the first bytes of files',
  'src-main/imports/readers/file-sources.ts': 'names of programs, and of columns in their exports',
  'src-main/imports/readers/vcard/vcard-source.ts':
    'names of columns, by which mappings are suggested and remembered: the same in every language',
  'src-main/imports/rows/row-country.ts': 'names of countries, to be recognized',
};
