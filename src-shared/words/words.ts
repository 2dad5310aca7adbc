/**
 * Every text that `src-shared` and `src-main` make and a person reads, in the language in use: a topic a
 * name, as in `words.pauses.byUser`. Another language is chosen here. The window has its own texts
 * (`src-renderer/words.ts`) and loads those topics of these that it needs: as long as each topic is reached
 * as a member, `words.pauses`, and `words` itself is never taken apart.
 */
export * as words from './en/made.ts';
