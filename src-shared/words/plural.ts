/** The forms of a noun that a language tells apart; `other` serves where a form is missing. */
export type Forms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** Writes counts with their nouns, in one language. */
export interface Counting {
  /** A whole number with the separators of the system, such as `1,234`. */
  readonly number: (value: number) => string;
  /** The form of a noun that fits a count, without the count. */
  readonly form: (count: number, forms: Forms) => string;
  /** A count with its noun: `1 contact`, `2,000 contacts`. */
  readonly count: (count: number, forms: Forms) => string;
}

/** The counting of a language, named as in BCP 47; numbers are written as the system writes them. */
export function countingIn(language: string): Counting {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat();
  const form = (count: number, forms: Forms) => forms[rules.select(count)] ?? forms.other;
  return {
    number: (value) => numbers.format(value),
    form,
    count: (count, forms) => `${numbers.format(count)} ${form(count, forms)}`,
  };
}
