import type { Keyboard } from '../engine/keyboards.ts';

/**
 * What replies in one language say. A list has its entries between bars; an entry of several words joins
 * these by `_`, and `~` at the end of a word stands for any ending. Accents and capitals are as in the
 * language; replies are recognized without. Patterns are explained in `engine/pattern.ts`.
 */
export interface LanguageWords {
  readonly language: string;
  readonly keyboard: Keyboard;
  /** Where the words come from, and when that was read: YYYY-MM-DD. */
  readonly sources: readonly { readonly source: string; readonly checkedOn: string }[];
  readonly keywords: {
    /** Say the same whatever else the reply says. */
    readonly sure: string;
    /** Words for “stop”: surely meant where these stand alone, perhaps as a sentence beside others. */
    readonly stop: string;
    /** Words for “cancel”, “end” and the like: meant where these are the whole reply. */
    readonly alone: string;
    /** The whole reply, and yet perhaps something else. */
    readonly perhaps: string;
    readonly start: string;
    readonly help: string;
  };
  /** What people say before, after or instead of a request: greetings, thanks, names of devices. */
  readonly polite: string;
  /** What may stand beside a keyword without changing what that means. */
  readonly beside: string;
  /** Lists that patterns name. */
  readonly groups: Readonly<Record<string, string>>;
  /** By the code of the rule. */
  readonly stop: Readonly<Record<string, readonly string[]>>;
  readonly maybe: Readonly<Record<string, readonly string[]>>;
  /** Perhaps an opt-out, where no other rule knows better. */
  readonly hints: readonly string[];
  readonly start: Readonly<Record<string, readonly string[]>>;
  readonly wrongNumber: Readonly<Record<string, readonly string[]>>;
  /** What has words of an opt-out and is none: what begins inside such a passage does not count. */
  readonly harmless: readonly string[];
  /** Beginnings of replies that a machine wrote. */
  readonly automatic: readonly string[];
  /** What phones put before (`heads`) and after (`tails`) the text that somebody reacted to. */
  readonly reactions: { readonly heads: string; readonly tails: string };
}
