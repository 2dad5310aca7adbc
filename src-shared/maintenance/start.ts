/** The name of the database within a data folder. */
export const databaseName = 'ovo.db';

/** What a person can do about a database that cannot be opened. */
export type StartChoice = 'restore' | 'salvage' | 'start-empty' | 'open-folder' | 'quit';

/** How a person is asked when Ovo starts on a damaged database: one calm question. */
export interface StartQuestion {
  readonly message: string;
  readonly detail: string;
  readonly choices: readonly { readonly choice: StartChoice; readonly label: string }[];
  /** What a person who only presses Enter gets: nothing is lost by it. */
  readonly defaultChoice: StartChoice;
  /** What closing the question means: nothing is changed. */
  readonly cancelChoice: StartChoice;
}
