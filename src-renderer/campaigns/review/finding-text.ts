/** A finding in words: a title, and one sentence of what follows. */
export interface FindingText {
  readonly title: string;
  readonly text: string;
}

/** What words of a finding are made with. */
export interface FindingContext {
  readonly phoneText: (phone: string) => string;
  readonly senderText: (sender: string) => string;
  /** In milliseconds since 1970. */
  readonly now: number;
}
