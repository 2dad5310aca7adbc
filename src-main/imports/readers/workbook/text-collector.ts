import { FileFault } from '../file-fault.ts';
import { csvLimits } from '../text/csv-reader.ts';
import { words } from '../../../../src-shared/words/words.ts';

/** Joins the text of a cell from its runs, without the phonetic guides beside Japanese text. */
export class TextCollector {
  #text = '';
  #isInText = false;
  #isPhonetic = false;

  begin(): void {
    this.#text = '';
    this.#isInText = false;
    this.#isPhonetic = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 't') this.#isInText = !this.#isPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 't') this.#isInText = false;
  }

  /** Throws FileFault where the text is longer than a cell can be. */
  text(text: string): void {
    if (!this.#isInText) return;
    this.#text += text;
    // Each character can be written as seven.
    if (this.#text.length > 7 * csvLimits.cellLength) throw tooLong(null);
  }

  /** The text so far; `_x000D_` in it means the character with that number. A NUL becomes U+FFFD. */
  end(): string {
    const text = this.#text;
    if (!text.includes('_x')) return text;
    return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16) || 0xfffd),
    );
  }
}

/** The refusal of a cell that is too long, in that row. */
export function tooLong(line: number | null): FileFault {
  const { cellLength } = csvLimits;
  return new FileFault(
    line,
    line === null
      ? words.contactsFiles.workbook.cellTooLong(cellLength)
      : words.contactsFiles.workbook.cellOfRowTooLong(line, cellLength),
  );
}
