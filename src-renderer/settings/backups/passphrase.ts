import { passphraseLengths } from '../../../src-shared/maintenance/backup.ts';

/** What a person types to seal a copy. */
export interface PassphraseValues {
  readonly isSealed: boolean;
  readonly passphrase: string;
  readonly again: string;
}

const { shortest, longest } = passphraseLengths;

/** What keeps a passphrase from being used, by field; nothing where the copy is not to be sealed. */
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
