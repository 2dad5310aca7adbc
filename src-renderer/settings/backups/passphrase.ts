import { passphraseLengths } from '../../../src-shared/maintenance/backup.ts';
import { words } from '../../words.ts';

/** The form for a sealed copy. */
export interface PassphraseValues {
  readonly isSealed: boolean;
  readonly passphrase: string;
  readonly again: string;
}

const { copy } = words.backups;
const { shortest, longest } = passphraseLengths;

/** The problem with each field; none where the copy is not sealed. */
export function passphraseProblems(
  values: PassphraseValues,
): Partial<Record<'passphrase' | 'again', string>> {
  const { isSealed, passphrase, again } = values;
  if (!isSealed) return {};
  if (passphrase.length < shortest) {
    return { passphrase: copy.tooShort(shortest) };
  }
  if (passphrase.length > longest) return { passphrase: copy.tooLong(longest) };
  if (again !== passphrase) return { again: copy.different };
  return {};
}
