import { syncReplies } from '../api/inbox/replies.ts';
import { doOrTell, notifyDone } from '../ui/notices.tsx';
import { words } from '../words.ts';

const text = words.inbox.list;

/** Reads replies now, and says what came of that. */
export async function syncNow(): Promise<void> {
  const done = await doOrTell(text.notSynced, syncReplies);
  if (done) notifyDone(text.synced(done.value.received, done.value.optedOut));
}
