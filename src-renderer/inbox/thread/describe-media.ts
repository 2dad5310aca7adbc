import type { ReplyMedia } from '../../../src-shared/inbox/conversation.ts';
import { words } from '../../words.ts';

const text = words.inbox.thread.pictures;

/** Why a file of a reply is not shown. */
export type Unshown = Exclude<ReplyMedia['state'], 'waiting' | 'stored'>;

/** What a file is in the place of a picture that cannot be shown, and what to do. */
export function unshownText(
  why: Unshown,
  contentType: string,
): { readonly title: string; readonly text: string } {
  if (why !== 'not-a-picture') return text[why];
  return { title: text[why].title(text.files[kindOf(contentType)]), text: text[why].text };
}

/** The kind of a file by what its sender says: that is only worth a word, and nothing is opened for it. */
function kindOf(contentType: string): keyof typeof text.files {
  const type = contentType.toLowerCase();
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('image/')) return 'picture';
  if (type.includes('vcard')) return 'contact';
  if (type.includes('calendar')) return 'calendar';
  return type.startsWith('application/pdf') ? 'pdf' : 'other';
}
