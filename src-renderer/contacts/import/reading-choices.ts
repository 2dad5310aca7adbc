import type { Delimiter, Encoding } from '../../../src-shared/contact/import.ts';

const encodingLabels: Readonly<Record<Encoding, string>> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16, little endian)',
  'utf-16be': 'Unicode (UTF-16, big endian)',
  'windows-1252': 'Western (Windows-1252)',
  macintosh: 'Western (Mac Roman)',
  shift_jis: 'Japanese (Shift_JIS)',
  gb18030: 'Chinese (GB18030)',
};

const delimiterLabels: Readonly<Record<Delimiter, string>> = {
  ',': 'Comma ,',
  ';': 'Semicolon ;',
  '\t': 'Tab',
  '|': 'Vertical bar |',
};

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

export const encodingChoices = choicesOf(encodingLabels);
export const delimiterChoices = choicesOf(delimiterLabels);

function choicesOf<T extends string>(labels: Readonly<Record<T, string>>): readonly Choice<T>[] {
  // The keys of a record are exactly its type's; Object.keys cannot say so.
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));
}
