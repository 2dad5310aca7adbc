import { readFileSync } from 'node:fs';
import path from 'node:path';

const kinds = ['stop', 'optout-phrase', 'start', 'help', 'wrong-number', 'ordinary'] as const;
export type Label = (typeof kinds)[number];

export interface LabelledReply {
  readonly kind: Label;
  readonly text: string;
}

export const languagesOfReplies = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl'] as const;

/**
 * `known`: what the rules were made with. `unseen`: written before the rules, by the same hand, so that its
 * figures flatter. `fresh`: written by others who did not know the rules, once these were fixed: no rule is to
 * be made from these texts before there are newer ones.
 */
export type Part = 'known' | 'unseen' | 'fresh';

const folder = path.resolve(import.meta.dirname, '../../fixtures/replies');

export function readReplies(part: Part, language: string): readonly LabelledReply[] {
  const lines = readFileSync(path.join(folder, part, `${language}.jsonl`), 'utf8').trim();
  return lines.split('\n').map((line) => {
    const { kind, text } = JSON.parse(line) as { kind: string; text: string };
    const label = kinds.find((each) => each === kind);
    if (label === undefined) throw new Error(`No such kind of a reply: ${line}`);
    return { kind: label, text };
  });
}
