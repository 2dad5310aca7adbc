import { detail } from './detail.ts';
import { editor } from './editor.ts';
import { list } from './list.ts';
import { messages } from './messages.ts';
import { picture } from './picture.ts';
import { shared } from './shared.ts';

/** Campaigns: their table, one of them, its messages, its draft. */
export const campaigns = { shared, list, detail, messages, editor, picture } as const;
