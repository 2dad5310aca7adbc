import { audience } from './audience.ts';
import { calendar } from './calendar.ts';
import { detail } from './detail.ts';
import { editor } from './editor.ts';
import { handOver } from './hand-over.ts';
import { list } from './list.ts';
import { messages } from './messages.ts';
import { picture } from './picture.ts';
import { plan } from './plan.ts';
import { rehearsal } from './rehearsal.ts';
import { review } from './review.ts';
import { shared } from './shared.ts';
import { testText } from './test-text.ts';

/** Campaigns: their table, one of them, its messages, its draft. */
export const campaigns = {
  shared,
  list,
  calendar,
  detail,
  messages,
  editor,
  audience,
  picture,
  plan,
  review,
  rehearsal,
  testText,
  handOver,
} as const;
