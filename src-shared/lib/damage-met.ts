/**
 * Whether SQLite met damage while it read or wrote. A damaged index can be met as late as that: opening
 * a file compares no index with its table.
 */
export function isDamageFound(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code)
  );
}

/** What a person is told of damage that SQLite met. */
export function describeDamageFound({ message }: Error): string {
  return `The database is damaged (${message}). What you asked for was not done. Quit Ovo and run \`check\`: its report says what helps.`;
}
