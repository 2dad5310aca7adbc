import type { Row } from './row.ts';

/** What a run can be told; each has a default in `run.ts`. */
export interface BenchmarkOptions {
  /** Contacts, or messages, in a large database. */
  readonly rows: number;
  /** Messages that are stored already. */
  readonly stored: number;
  /** How long the slow disk is watched. */
  readonly seconds: number;
  /** Messages that are sent while memory is watched. */
  readonly messages: number;
  /** Processes killed for each point of the curve of rate against doubt. */
  readonly kills: number;
}

/** Something that is measured in one go, by its name on the command line. */
export interface Benchmark {
  readonly what: string;
  /** Left out of a run of everything unless `--with-postgres` is given. */
  readonly needsPostgres?: true;
  measure(options: BenchmarkOptions): Promise<readonly Row[]>;
}

/*
 * Each file is loaded when its turn comes: what it imports of the peers is installed by then, and what it
 * loads does not slow down the others.
 */

/** Everything that is measured, in the order of a run. */
export const benchmarks: Readonly<Record<string, Benchmark>> = {
  engine: {
    what: 'durable sending, beside plainjob',
    measure: async () => (await import('./sending/engine-throughput.ts')).engineThroughput(),
  },
  doubt: {
    what: 'the rate against the messages in doubt after a kill (--kills)',
    measure: async ({ kills }) => (await import('./sending/doubt.ts')).doubt(kills),
  },
  twilio: {
    what: 'sending through the twilio package to loopback, beside the package alone',
    measure: async () => (await import('./twilio-throughput.ts')).twilioThroughput(),
  },
  pacing: {
    what: 'how exactly a sender’s pace is kept',
    measure: async () => (await import('./pacing.ts')).pacing(),
  },
  'slow-disk': {
    what: 'what a window waits for while a disk is slow (--seconds)',
    measure: async ({ seconds }) => (await import('./slow-disk.ts')).slowDisk(seconds),
  },
  segments: {
    what: 'the segment counter, beside split-sms and Twilio’s calculator',
    measure: async () => (await import('./sending/segment-counter.ts')).segmentCounter(),
  },
  import: {
    what: 'import of a CSV, beside the sqlite3 shell and DuckDB (--rows)',
    measure: async ({ rows }) => (await import('./contacts-import.ts')).contactsImport(rows),
  },
  conversations: {
    what: 'lists, threads and search of the inbox (--rows messages)',
    measure: async ({ rows }) =>
      (await import('./inbox/conversations.ts')).conversationsBench(rows),
  },
  search: {
    what: 'search, filters and pages of contacts (--rows)',
    measure: async ({ rows }) => (await import('./contact-search.ts')).contactSearch(rows),
  },
  review: {
    what: 'the review of a draft to many people (--rows)',
    measure: async ({ rows }) => (await import('./sending/review.ts')).review(rows),
  },
  'campaigns-list': {
    what: 'the list of campaigns among many messages (--rows)',
    measure: async ({ rows }) => (await import('./contacts/campaigns-list.ts')).campaignsList(rows),
  },
  audience: {
    what: 'counts of who a campaign goes to, at 100,000 contacts and at --rows',
    measure: async ({ rows }) => {
      const { audienceCountsOf } = await import('./contacts/audience-counts.ts');
      return [...(await audienceCountsOf(100_000)), ...(await audienceCountsOf(rows))];
    },
  },
  minisearch: {
    what: 'the same searches, beside minisearch in memory (--rows)',
    measure: async ({ rows }) => (await import('./contacts/minisearch.ts')).minisearch(rows),
  },
  window: {
    what: 'start, typing and scrolling in the window (--rows)',
    measure: async ({ rows }) => (await import('./contacts-window.ts')).contactsWindow(rows),
  },
  editor: {
    what: 'typing the text of a campaign, at 100,000 contacts',
    measure: async () => (await import('./window/editor-typing.ts')).editorTyping(100_000),
  },
  screens: {
    what: 'from a click to the content of each screen, at 100,000 contacts',
    measure: async () => (await import('./window/screens-of-shop.ts')).screensOfShop(100_000),
  },
  clicks: {
    what: 'from a click to the first change of the window, at 100,000 contacts',
    measure: async () => (await import('./window/clicks.ts')).clicks(100_000),
  },
  check: {
    what: 'check of the whole database (--rows)',
    measure: async ({ rows }) => (await import('./check-messages.ts')).checkMessages(rows),
  },
  start: {
    what: 'start of a campaign, beside INSERT … SELECT of the same rows (--rows)',
    measure: async ({ rows }) => (await import('./sending/campaign-start.ts')).campaignStart(rows),
  },
  bulk: {
    what: 'changes of 100,000 contacts, and their undo (--rows)',
    measure: async ({ rows }) => (await import('./contacts/bulk-changes.ts')).bulkChanges(rows),
  },
  stored: {
    what: 'what a message costs with few and with many stored ones (--stored)',
    measure: async ({ stored }) =>
      (await import('./sending/stored-messages.ts')).storedMessages(stored),
  },
  memory: {
    what: 'memory of the app while messages are sent, its window open (--messages)',
    measure: async ({ messages }) => (await import('./window/memory.ts')).memory(messages),
  },
  postgres: {
    what: 'durable sending, beside graphile-worker and pg-boss on PostgreSQL',
    needsPostgres: true,
    measure: async () => (await import('./sending/postgres-queues.ts')).postgresQueues(),
  },
};
