import { session } from 'electron';
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../../../src-shared/settings/settings.ts';
import type { Log } from '../log.ts';

/** The language of the dictionary that Ovo comes with. */
const language = 'en-US';
/** As this version of Chromium names its dictionary of that language. */
const dictionaryName = 'en-US-10-1.bdic';
/** Where Chromium would fetch a dictionary from: nothing is there, and no network either. */
const nowhere = 'https://dictionaries.invalid/';

/** Those whose dictionary is in place. */
let languages: string[] = [];

export interface SpellingOptions {
  /** Electron's own folder, below the data folder. */
  readonly stateFolder: string;
  /** The folder of the dictionaries that Ovo comes with. */
  readonly dictionaries: string;
  readonly log: Log;
}

/**
 * Lets Chromium check spelling with the dictionary that Ovo comes with, and never download one. macOS checks
 * with its own. Call before the first window is made.
 */
export function prepareSpelling({ stateFolder, dictionaries, log }: SpellingOptions): void {
  if (process.platform === 'darwin') return;
  const { defaultSession } = session;
  defaultSession.setSpellCheckerDictionaryDownloadURL(nowhere);
  // A dictionary that is read before there is a page may never reach the page.
  defaultSession.setSpellCheckerLanguages([]);
  try {
    placeFile(path.join(dictionaries, dictionaryName), path.join(stateFolder, 'Dictionaries'));
    languages = [language];
  } catch (error) {
    // Without a dictionary nothing is checked, and nothing is looked for elsewhere.
    log.warn('The dictionary could not be put in place: spelling is not checked', error);
  }
}

/** Copies a file to a folder unless one of its size is there: an older one has another. */
function placeFile(file: string, folder: string): void {
  const target = path.join(folder, path.basename(file));
  const { size } = statSync(file);
  if (statSync(target, { throwIfNoEntry: false })?.size === size) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyFileSync(file, target);
}

/** Checks spelling, or not, as the settings say. Call once the page is there, and when they change. */
export function followSpelling({ checkSpelling }: Settings): void {
  const { defaultSession } = session;
  // Languages switch the check on, too: the setting comes last.
  if (process.platform !== 'darwin') {
    defaultSession.setSpellCheckerLanguages(checkSpelling ? languages : []);
  }
  defaultSession.setSpellCheckerEnabled(checkSpelling);
}
