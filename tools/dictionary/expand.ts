/** What is made of a Hunspell dictionary: plain words, without rules of affixes. */
export interface Expanded {
  readonly words: ReadonlySet<string>;
  /** Words that are right and are never suggested. */
  readonly unsuggested: ReadonlySet<string>;
  /** Parts of words that are often mistaken for each other. */
  readonly replacements: readonly (readonly [string, string])[];
  /** The letters, the most frequent first. */
  readonly letters: string;
}

interface Affix {
  readonly isPrefix: boolean;
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

interface AffixClass {
  readonly isCombined: boolean;
  readonly affixes: Affix[];
}

/**
 * Makes every word of a Hunspell dictionary with flags of one letter and affixes of one level, as the English
 * ones have. Compounds are left out: in English they are numbers.
 *
 * @param rules the .aff file
 * @param stems the .dic file
 */
export function expand(rules: string, stems: string): Expanded {
  const { classes, lines } = readRules(rules);
  const valueOf = (name: string) => lines.find(([first]) => first === name)?.[1] ?? '';
  const [noSuggest, onlyInCompound] = [valueOf('NOSUGGEST'), valueOf('ONLYINCOMPOUND')];
  const words = new Set<string>();
  const unsuggested = new Set<string>();
  for (const line of stems.split('\n').slice(1)) {
    const [stem = '', flags = ''] = line.trim().split('/');
    if (!/^\p{L}/u.test(stem) || (onlyInCompound !== '' && flags.includes(onlyInCompound)))
      continue;
    const target = noSuggest !== '' && flags.includes(noSuggest) ? unsuggested : words;
    for (const word of formsOf(stem, flags, classes)) target.add(word);
  }
  for (let number = 1; number <= 100; number += 1) words.add(`${number}${ordinalEnd(number)}`);
  return {
    words,
    unsuggested,
    replacements: lines.flatMap(([name, from, to]) =>
      name === 'REP' && from !== undefined && to !== undefined
        ? [[from.replaceAll('_', ' '), to.replaceAll('_', ' ')] as const]
        : [],
    ),
    letters: valueOf('TRY'),
  };
}

function ordinalEnd(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[number % 10] ?? 'th';
}

function readRules(rules: string) {
  const lines = rules.split('\n').map((line) => line.trim().split(/\s+/));
  const classes = new Map<string, AffixClass>();
  for (const [kind, flag = '', third = '', add = '', condition] of lines) {
    if (kind !== 'PFX' && kind !== 'SFX') continue;
    const known = classes.get(flag);
    if (known === undefined) {
      classes.set(flag, { isCombined: third === 'Y', affixes: [] });
      continue;
    }
    const isPrefix = kind === 'PFX';
    const pattern = condition === undefined || condition === '.' ? '' : condition;
    known.affixes.push({
      isPrefix,
      strip: third === '0' ? '' : third,
      add: add === '0' ? '' : add,
      condition: new RegExp(isPrefix ? `^${pattern}` : `${pattern}$`, 'u'),
    });
  }
  return { classes, lines };
}

function* formsOf(
  stem: string,
  flags: string,
  classes: ReadonlyMap<string, AffixClass>,
): Generator<string> {
  yield stem;
  const own = flags.split('').flatMap((flag) => classes.get(flag) ?? []);
  for (const { isCombined, affixes } of own) {
    for (const affix of affixes) {
      const form = withAffix(stem, affix);
      if (form === null) continue;
      yield form;
      if (!affix.isPrefix || !isCombined) continue;
      const endings = own.filter((other) => other.isCombined).flatMap((other) => other.affixes);
      for (const ending of endings) {
        const both = ending.isPrefix ? null : withAffix(stem, ending);
        if (both !== null) yield affix.add + both.slice(affix.strip.length);
      }
    }
  }
}

/** Null where the affix does not go with the word. */
function withAffix(word: string, { isPrefix, strip, add, condition }: Affix): string | null {
  if (!condition.test(word)) return null;
  if (isPrefix) return word.startsWith(strip) ? add + word.slice(strip.length) : null;
  return word.endsWith(strip) ? word.slice(0, word.length - strip.length) + add : null;
}
