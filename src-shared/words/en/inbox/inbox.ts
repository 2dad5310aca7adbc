import { composer } from './composer.ts';
import { facts } from './facts.ts';
import { list } from './list.ts';
import { moves } from './moves.ts';
import { thread } from './thread.ts';

/** Conversations: the list, one of them, the field for an answer, and what is known of the person. */
export const inbox = {
  title: 'Inbox',
  composer,
  facts,
  list,
  moves,
  thread,
} as const;
