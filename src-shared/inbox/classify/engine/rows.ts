import type { Token } from './sentences.ts';

/** Rows of words, found by their first word: what is looked for at a place of a sentence. */
export class Rows<Value> {
  readonly #rows = new Map<string, { readonly row: readonly string[]; readonly value: Value }[]>();

  add(row: readonly string[], value: Value): void {
    const [first = ''] = row;
    const rows = this.#rows.get(first) ?? [];
    rows.push({ row, value });
    this.#rows.set(first, rows);
  }

  /** The longest row that begins at a place. */
  at(tokens: readonly Token[], place: number): { length: number; value: Value } | null {
    let best: { length: number; value: Value } | null = null;
    for (const { row, value } of this.#rows.get(tokens[place]?.word ?? '') ?? []) {
      if (row.length <= (best?.length ?? 0)) continue;
      if (row.every((word, at) => tokens[place + at]?.word === word)) {
        best = { length: row.length, value };
      }
    }
    return best;
  }
}
