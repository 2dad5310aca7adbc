import {
  hashOfNumber,
  readJournal,
  type JournalLine,
} from '../../../src-main/campaigns/sending/journal/send-journal.ts';
import Database from 'better-sqlite3';
import path from 'node:path';

/** What the send journal says of a number that a campaign texts, in order. */
export function journalOf(folder: string, campaign: number, to: string): readonly JournalLine[] {
  const sqlite = new Database(path.join(folder, 'ovo.db'), { readonly: true });
  try {
    const uid = sqlite.prepare('SELECT uid FROM campaigns WHERE id = ?').pluck().get(campaign);
    const hash = hashOfNumber(String(uid), to);
    return [...readJournal(folder, null).lines].filter(({ number }) => number === hash);
  } finally {
    sqlite.close();
  }
}
