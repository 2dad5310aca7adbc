import { makeRuleBook, type RuleBook } from './engine/rule-book.ts';
import { MeaningBook } from './engine/evidence/meanings.ts';
import { dutch } from './languages/dutch.ts';
import { english } from './languages/english.ts';
import { firstNames, noNames } from './languages/first-names.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { italian } from './languages/italian.ts';
import type { LanguageWords } from './languages/language-words.ts';
import { dutchMeanings } from './languages/meanings/dutch.ts';
import { englishMeanings } from './languages/meanings/english.ts';
import { frenchMeanings } from './languages/meanings/french.ts';
import { germanMeanings } from './languages/meanings/german.ts';
import { italianMeanings } from './languages/meanings/italian.ts';
import { portugueseMeanings } from './languages/meanings/portuguese.ts';
import { spanishMeanings } from './languages/meanings/spanish.ts';
import { ordinaryWords, rareWords } from './languages/ordinary-words.ts';
import { portuguese } from './languages/portuguese.ts';
import { spanish } from './languages/spanish.ts';

/** Whatever the language of the business, people answer in their own: all of these count together. */
export const languages: readonly LanguageWords[] = [
  english,
  spanish,
  french,
  german,
  italian,
  portuguese,
  dutch,
];

let book: RuleBook | null = null;

/** The rules of every language. Made at the first reply, as not every start reads replies. */
export function ruleBook(): RuleBook {
  book ??= makeRuleBook({
    languages,
    ordinary: ordinaryWords,
    rare: rareWords,
    firstNames,
    noNames,
  });
  return book;
}

let meanings: readonly MeaningBook[] | null = null;

/** What words mean in each language, for replies that no rule knows. */
export function meaningBooks(): readonly MeaningBook[] {
  meanings ??= [
    englishMeanings,
    spanishMeanings,
    frenchMeanings,
    germanMeanings,
    italianMeanings,
    portugueseMeanings,
    dutchMeanings,
  ].map((words) => new MeaningBook(words));
  return meanings;
}
