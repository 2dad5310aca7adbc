import { describe, expect, it } from 'vitest';
import { classifyReply } from '../../../src-shared/inbox/classify/classify-reply.ts';
import type { ReplyKind } from '../../../src-shared/inbox/reply.ts';
import { languagesOfReplies, readReplies, type Label, type Part } from './labelled.ts';

/** What becomes of texts with one label. */
type Tally = Readonly<Record<Label, readonly ReplyKind[]>>;

const held: readonly ReplyKind[] = ['maybe', 'wrong-number'];
const stopped: readonly ReplyKind[] = ['stop', ...held];

function tallyOf(part: Part, language: string): Tally {
  const replies = readReplies(part, language);
  const of = (label: Label) =>
    replies.filter(({ kind }) => kind === label).map(({ text }) => classifyReply(text).kind);
  return {
    stop: of('stop'),
    'optout-phrase': of('optout-phrase'),
    start: of('start'),
    help: of('help'),
    'wrong-number': of('wrong-number'),
    ordinary: of('ordinary'),
  };
}

const countOf = (found: readonly ReplyKind[], wanted: readonly ReplyKind[]) =>
  found.filter((kind) => wanted.includes(kind)).length;

/** The share of the kinds that are wanted, of all languages together. */
function shareOf(tallies: readonly Tally[], label: Label, wanted: readonly ReplyKind[]): number {
  const all = tallies.flatMap((tally) => tally[label]);
  return countOf(all, wanted) / all.length;
}

function rowOf(part: Part, language: string, tally: Tally) {
  const share = (label: Label, wanted: readonly ReplyKind[]) =>
    `${countOf(tally[label], wanted)} of ${tally[label].length}`;
  return {
    part,
    language,
    'keyword stops': share('stop', ['stop']),
    'phrase stops': share('optout-phrase', ['stop']),
    'phrase stops or is held': share('optout-phrase', stopped),
    'wrong number held': share('wrong-number', stopped),
    'start and help': `${countOf(tally.start, ['start']) + countOf(tally.help, ['help'])} of ${tally.start.length + tally.help.length}`,
    'ordinary held': share('ordinary', held),
    'ordinary stopped': share('ordinary', ['stop']),
  };
}

describe('figures of the labelled replies', () => {
  const parts = (['known', 'unseen', 'fresh'] as const).map((part) => ({
    part,
    tallies: languagesOfReplies.map((language) => tallyOf(part, language)),
  }));

  it('are printed by language', () => {
    const rows = parts.flatMap(({ part, tallies }) =>
      tallies.map((tally, at) => rowOf(part, languagesOfReplies[at] ?? '', tally)),
    );
    process.stdout.write(`${tableOf(rows)}\n`);
    expect(rows).toHaveLength(21);
  });

  it('are those of at least 700 texts', () => {
    const texts = parts.flatMap(({ tallies }) =>
      tallies.flatMap((tally) => Object.values(tally).flat()),
    );
    expect(texts.length).toBeGreaterThanOrEqual(700);
  });

  it('have every keyword of the known part stop', () => {
    expect(shareOf(parts[0]?.tallies ?? [], 'stop', ['stop'])).toBe(1);
  });

  const made = parts.filter(({ part }) => part !== 'fresh');

  it.each(made)('have at least 95 % of $part phrases stop or held', ({ tallies }) => {
    expect(shareOf(tallies, 'optout-phrase', stopped)).toBeGreaterThanOrEqual(0.95);
  });

  it.each(made)('have at least 95 % of $part wrong numbers held', ({ tallies }) => {
    expect(shareOf(tallies, 'wrong-number', stopped)).toBeGreaterThanOrEqual(0.95);
  });

  it.each(made)('have at most 1 % of $part ordinary replies held, and none stop', ({ tallies }) => {
    expect(shareOf(tallies, 'ordinary', ['stop'])).toBe(0);
    expect(shareOf(tallies, 'ordinary', held)).toBeLessThanOrEqual(0.01);
  });
});

/**
 * What strangers’ words come to today: 262 of 280 phrases, and 6 of 350 ordinary replies held. The aim is
 * 95 % and 1 %. A change of the rules may only better these.
 */
describe('figures of the fresh replies', () => {
  const parts = languagesOfReplies.map((language) => tallyOf('fresh', language));

  it('have at least 93 % of the phrases stop or held', () => {
    expect(shareOf(parts, 'optout-phrase', stopped)).toBeGreaterThanOrEqual(0.93);
  });

  it('have at least 85 % of the phrases of each language stop or held', () => {
    for (const part of parts) {
      expect(shareOf([part], 'optout-phrase', stopped)).toBeGreaterThanOrEqual(0.85);
    }
  });

  it('have at most 6 of 350 ordinary replies held, and none stop', () => {
    expect(shareOf(parts, 'ordinary', held)).toBeLessThanOrEqual(6 / 350);
    expect(shareOf(parts, 'ordinary', ['stop'])).toBe(0);
  });
});

function tableOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  return lines
    .map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
    .join('\n');
}
