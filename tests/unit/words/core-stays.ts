const ownWords = 'Words of people, by which their replies are recognized; sources of the words';

/**
 * Files of `src-main` and `src-shared` whose texts stay where they are, each with the reason. What a person
 * reads beside these texts in such a file is in the catalogue all the same.
 */
export const coreStays: Readonly<Record<string, string>> = {
  'src-main/contacts/export/export-format.ts':
    'The columns of files that Ovo writes, by which an import knows such a file again, whatever the language.',
  'src-main/gateways/twilio/message-resource.ts':
    'What Twilio itself puts before a text, to tell the text apart from that.',
  'src-main/gateways/twilio/outcomes-of-errors.ts':
    'Notes and sources of a table, for whoever checks the table; no person is shown these.',
  'src-main/gateways/twilio/pictures/fetch-picture.ts': 'Types of files, as HTTP names them',
  'src-main/gateways/twilio/pictures/host-picture.ts':
    'Headers of HTTP, and the name of a service at Twilio by which Ovo finds it again',
  'src-main/imports/columns/header-meaning.ts':
    'Words into which headers are cut, to be recognized',
  'src-main/imports/readers/file-signature.ts': 'The first bytes of files',
  'src-main/imports/readers/file-sources.ts': 'Names of programs, and of columns in their exports',
  'src-main/imports/readers/vcard/vcard-source.ts':
    'Names of columns, by which mappings are suggested and remembered: the same in every language',
  'src-main/imports/rows/row-country.ts': 'Names of countries, to be recognized',
  'src-shared/inbox/classify/languages/dutch.ts': ownWords,
  'src-shared/inbox/classify/languages/english-harmless.ts': ownWords,
  'src-shared/inbox/classify/languages/english.ts': ownWords,
  'src-shared/inbox/classify/languages/french.ts': ownWords,
  'src-shared/inbox/classify/languages/german.ts': ownWords,
  'src-shared/inbox/classify/languages/italian.ts': ownWords,
  'src-shared/inbox/classify/languages/portuguese.ts': ownWords,
  'src-shared/inbox/classify/languages/spanish.ts': ownWords,
  'src-shared/settings/place-hours.ts':
    'Names of places and sources of the law, as these call themselves',
  'src-shared/template/formats/format-date.ts': 'Words of the language of merge fields',
  'src-shared/template/formats/read-date.ts': 'Words of the language of merge fields',
};
