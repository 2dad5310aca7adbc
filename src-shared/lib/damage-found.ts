import { words } from '../words/words.ts';

/**
 * Whether SQLite found damage while it read or wrote. A damaged index can be found that late: opening a
 * file compares no index with its table.
 */
export function isDamageFound(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code)
  );
}

/** What the user reads about damage that SQLite found. */
export function describeDamageFound({ message }: Error): string {
  return words.damage.found(message);
}
