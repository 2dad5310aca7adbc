import { passphraseLengths } from '../../../src-shared/maintenance/backup.ts';

/** The form for a sealed copy. */
export interface PassphraseValues {
  readonly isSealed: boolean;
  readonly passphrase: string;
  readonly again: string;
}

const { shortest, longest } = passphraseLengths;

/** The problem with each field; none where the copy is not sealed. */
export function passphraseProblems(
  values: PassphraseValues,
): Partial<Record<'passphrase' | 'again', string>> {
  const { isSealed, passphrase, again } = values;
  if (!isSealed) return {};
  if (passphrase.length < shortest) {
    return { passphrase: `Use ${shortest} characters or more; a few words in a row are good.` };
  }
  if (passphrase.length > longest) return { passphrase: `Use ${longest} characters at most.` };
  if (again !== passphrase) return { again: 'This is not the same. Type it once more.' };
  return {};
}
