import {
  delimiters,
  encodings,
  type Delimiter,
  type Encoding,
} from '../../../src-shared/import/file-reading.ts';
import { words } from '../../words.ts';

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

const { encodings: encodingNames, delimiters: delimiterNames } = words.imports.mapping;

/** The text encodings in the order of the menu. */
export const encodingChoices: readonly Choice<Encoding>[] = encodings.map((value) => ({
  value,
  label: encodingNames[value],
}));

/** The delimiters in the order of the menu. */
export const delimiterChoices: readonly Choice<Delimiter>[] = delimiters.map((value) => ({
  value,
  label: delimiterNames[value],
}));
