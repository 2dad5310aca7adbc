import { audience } from './audience.ts';
import { detail } from './detail.ts';
import { editor } from './editor.ts';
import { handOver } from './hand-over.ts';
import { list } from './list.ts';
import { messages } from './messages.ts';
import { plan } from './plan.ts';
import { review } from './review.ts';
import { shared } from './shared.ts';

/** Campaigns: their table, one of them, its messages, its draft. */
export const campaigns = {
  shared,
  list,
  detail,
  messages,
  editor,
  audience,
  plan,
  review,
  handOver,
} as const;
