import { en, type Words } from '../src-shared/words/en/index.ts';
import { pseudoOf } from '../src-shared/words/pseudo.ts';

/**
 * Every text that a person reads, in the language of this window: `words.ui.close`. The language is
 * chosen once, when the window starts.
 */
export const words: Words = chosen();

/** Builds for tests may ask for the language that shows what is cut off or not in the catalogue. */
function chosen(): Words {
  // Tests of units have no window.
  if (typeof window === 'undefined' || import.meta.env.MODE === 'production') return en;
  return window.sessionStorage.getItem('ovo-words') === 'pseudo' ? pseudoOf(en) : en;
}
