import { DateTime } from 'luxon';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { MessageFilter } from '../../../src-shared/campaign/campaign.ts';
import { words } from '../../../src-shared/words/words.ts';
import { csvLine, csvLines, writeCsvText } from '../../contacts/export/csv-writer.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { messagesAfter, type ExplainedMessage } from './message-rows.ts';

const { people } = words.writtenFiles;

const columns: readonly (readonly [string, (message: ExplainedMessage) => string])[] = [
  [people.columns.name, ({ name }) => name],
  [people.columns.number, ({ to }) => to],
  [
    people.columns.status,
    ({ status, hasNoReceipt }) =>
      hasNoReceipt === 1 ? people.status.noReceipt : people.status[status],
  ],
  [people.columns.reason, ({ explanation }) => explanation ?? ''],
  [people.columns.errorCode, ({ errorCode }) => errorCode?.toString() ?? ''],
  [people.columns.segments, ({ segments }) => segments.toString()],
  [people.columns.sentAt, ({ sentAt }) => localTime(sentAt)],
  [people.columns.receiptAt, ({ receiptAt }) => localTime(receiptAt)],
  [people.columns.text, ({ body }) => body],
];

/** Which messages of a campaign go to a file. */
export interface MessageExport {
  readonly id: number;
  readonly filter: MessageFilter;
}

/** Some of the messages of a campaign as lines of a CSV, in the order in which they are sent. */
export interface MessageLines {
  readonly lines: string;
  readonly rows: number;
  /** The last of them; null where none is left. */
  readonly last: number | null;
}

/** The next messages after one of them; the first where `after` is 0. */
export function messageLines(
  db: OvoDatabase,
  request: MessageExport & { readonly after: number; readonly limit: number },
): MessageLines {
  const page = messagesAfter(db, request);
  return {
    lines: csvLines(page.map((message) => columns.map(([, cell]) => cell(message)))),
    rows: page.length,
    last: page.at(-1)?.id ?? null,
  };
}

/** Messages that are read at once: some 10 ms. */
const messagesAtOnce = 1000;

/**
 * Writes the people of a campaign to a CSV that spreadsheet programs open: the name, the number, what
 * became of the message and why, its segments, times by the clock of this computer, and the text.
 * Refused (`canceled`) where `signal` is aborted, and as `writeCsvText` says; the file is whole or not there.
 *
 * @returns how many people were written.
 */
export async function exportMessages(
  read: (request: MessageExport & { after: number; limit: number }) => Promise<MessageLines>,
  file: string,
  wanted: MessageExport,
  signal: AbortSignal,
): Promise<{ readonly rows: number }> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string, void> {
    yield csvLine(columns.map(([name]) => name));
    for (let after: number | null = 0; after !== null;) {
      if (signal.aborted) throw new UserError('canceled', words.exporting.canceled(file));
      const page: MessageLines = await read({ ...wanted, after, limit: messagesAtOnce });
      rows += page.rows;
      yield page.lines;
      after = page.last;
    }
  }
  await writeCsvText(file, lines());
  return { rows };
}

/** As a spreadsheet reads a time; empty for none. */
function localTime(at: number | null): string {
  if (at === null) return '';
  const time = DateTime.fromMillis(at).startOf('second');
  return time.toISO({ includeOffset: false, suppressMilliseconds: true })?.replace('T', ' ') ?? '';
}
