import { getCountries } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import {
  delimiterChoices,
  encodingChoices,
} from '../../../src-renderer/imports/new/reading-choices.ts';
import { countriesByName } from '../../../src-renderer/ui/text/countries.ts';
import { delimiters, encodings } from '../../../src-shared/import/file-reading.ts';

test('every country whose numbers Ovo can read can be chosen, by a name', () => {
  const offered = countriesByName();
  expect(offered.map(({ code }) => code).toSorted()).toEqual(getCountries().toSorted());
  expect(offered.filter(({ code, name }) => name === code)).toEqual([]);
});

test('every encoding and every delimiter that Ovo can read can be chosen', () => {
  expect(encodingChoices.map(({ value }) => value)).toEqual([...encodings]);
  expect(delimiterChoices.map(({ value }) => value)).toEqual([...delimiters]);
});
