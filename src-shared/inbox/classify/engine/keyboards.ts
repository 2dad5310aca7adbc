/** Keys as they stand on phones: rows of letters, each with the place of its first key. */
interface Row {
  readonly keys: string;
  readonly from: number;
}

const rows: Readonly<Record<Keyboard, readonly Row[]>> = {
  qwerty: [
    { keys: 'qwertyuiop', from: 0 },
    { keys: 'asdfghjkl', from: 0.5 },
    { keys: 'zxcvbnm', from: 1.5 },
  ],
  qwertz: [
    { keys: 'qwertzuiop', from: 0 },
    { keys: 'asdfghjkl', from: 0.5 },
    { keys: 'yxcvbnm', from: 1.5 },
  ],
  azerty: [
    { keys: 'azertyuiop', from: 0 },
    { keys: 'qsdfghjklm', from: 0 },
    { keys: 'wxcvbn', from: 2 },
  ],
};

export type Keyboard = 'qwerty' | 'qwertz' | 'azerty';

/** For each letter of a keyboard, the letters beside it. */
export function neighborsOn(keyboard: Keyboard): ReadonlyMap<string, string> {
  const keys = rows[keyboard].flatMap(({ keys: row, from }, y) =>
    row.split('').map((letter, at) => ({ letter, x: from + at, y })),
  );
  return new Map(
    keys.map(({ letter, x, y }) => [
      letter,
      keys
        .filter((key) => key.letter !== letter)
        .filter((key) => Math.abs(key.y - y) <= 1 && Math.abs(key.x - x) <= 1)
        .map((key) => key.letter)
        .join(''),
    ]),
  );
}
