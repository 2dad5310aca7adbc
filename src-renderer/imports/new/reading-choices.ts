import type { Delimiter, Encoding } from '../../../src-shared/import/file-reading.ts';

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** The text encodings in the order of the menu. */
export const encodingChoices: readonly Choice<Encoding>[] = [
  { value: 'utf-8', label: 'Unicode (UTF-8)' },
  { value: 'utf-16le', label: 'Unicode (UTF-16, little endian)' },
  { value: 'utf-16be', label: 'Unicode (UTF-16, big endian)' },
  { value: 'windows-1252', label: 'Western (Windows-1252)' },
  { value: 'windows-1250', label: 'Central European (Windows)' },
  { value: 'windows-1251', label: 'Cyrillic (Windows)' },
  { value: 'macintosh', label: 'Western (Mac Roman)' },
  { value: 'shift_jis', label: 'Japanese (Shift_JIS)' },
  { value: 'gb18030', label: 'Chinese (GB18030)' },
];

/** The delimiters in the order of the menu. */
export const delimiterChoices: readonly Choice<Delimiter>[] = [
  { value: ',', label: 'Comma ,' },
  { value: ';', label: 'Semicolon ;' },
  { value: '\t', label: 'Tab' },
  { value: '|', label: 'Vertical bar |' },
];
