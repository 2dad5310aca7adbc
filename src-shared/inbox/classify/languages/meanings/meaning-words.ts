/**
 * What words of one language mean in a request for no more texts, whatever the sentence around these is
 * like. A list has its entries between bars; an entry of several words joins these by `_`, and `~` at the
 * end stands for any ending. Requests are rows of meanings, the same for every language: see
 * `engine/evidence/requests.ts`.
 */
export interface MeaningWords {
  /** Whether the harmless passages of the language are narrow enough to be heeded by meanings too. */
  readonly heedsHarmless: boolean;
  /** A request by itself: “leave me alone”, “who gave you my number”. */
  readonly direct: string;
  /** Texts, and what only comes as a text. */
  readonly messages: string;
  /** What comes as a text and otherwise: offers, reminders, news. */
  readonly offers: string;
  /** “These”, “anything”, “nothing”. */
  readonly these: string;
  /** Where people are written down, and “here”. */
  readonly list: string;
  /** The person’s own number, name or data. */
  readonly number: string;
  /** Texting, sending, reaching somebody; no forms of the past where these differ. */
  readonly sending: string;
  /** Stopping, turning off; only forms that ask for it. */
  readonly ending: string;
  /** Turn … off, in two parts. */
  readonly switching: string;
  readonly off: string;
  /** Canceling, which is said of orders and appointments too. */
  readonly canceling: string;
  /** Deleting, taking off. */
  readonly removing: string;
  /** Leaving a list. */
  readonly leaving: string;
  readonly not: string;
  readonly never: string;
  /** “Any more”, “again”, “further”. */
  readonly more: string;
  /** Wanting, needing, receiving. */
  readonly wanting: string;
  /** “Too many”, “sick of”. */
  readonly enough: string;
  readonly me: string;
  /** Endings of verbs that mean “me” and “us”. */
  readonly attached: string;
  /** Signing up, agreeing, giving. */
  readonly agreeing: string;
  /** The law, the police, reporting, blocking. */
  readonly threat: string;
  /** Disturbing, annoying, waking. */
  readonly pestering: string;
  /** Email, post, a call: other ways than a text. */
  readonly otherWays: string;
  readonly preferring: string;
  /** What else is canceled, ended and removed: appointments, orders, stains. */
  readonly things: string;
  /** Wanting texts after all. */
  readonly keeping: string;
  /** What is said of a text that did not come or cannot be read. */
  readonly missing: string;
  /** “Do I have to”, “if I”. */
  readonly wondering: string;
  /** “Who gave you”, “how did you get”. */
  readonly origin: string;
  /** “Why”, “how”. */
  readonly why: string;
  /** Why nobody needs the texts any more: moved, sold, died. */
  readonly gone: string;
  /** Wanting to go on with texts: said beside leaving something else. */
  readonly staying: string;
}
