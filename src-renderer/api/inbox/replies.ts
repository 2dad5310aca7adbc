import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { ReplyStatus } from '../../../src-shared/inbox/reply.ts';
import type { RequestOutput } from '../../../src-shared/ipc/contract.ts';
import { base64Of } from '../base64.ts';
import { keys } from '../keys.ts';
import { request } from '../request.ts';

/** How far replies are read; an event tells of each change. */
export function useReplyStatus() {
  return useQuery({
    queryKey: keys.replyStatus,
    queryFn: () => request('replies.status', undefined),
  });
}

export function rememberReplyStatus(client: QueryClient, status: ReplyStatus): void {
  client.setQueryData<ReplyStatus>(keys.replyStatus, status);
}

/** Reads replies now. */
export async function syncReplies(): Promise<RequestOutput<'replies.sync'>> {
  return await request('replies.sync', undefined);
}

/** Fetches the picture of a reply. Its bytes are a stranger’s. */
export async function fetchReplyPicture(
  id: number,
): Promise<RequestOutput<'replies.fetchPicture'>> {
  return await request('replies.fetchPicture', { id });
}

/** Keeps a picture as it was drawn anew; resolves with its hash. */
export async function keepReplyPicture(id: number, bytes: Uint8Array): Promise<string> {
  return (await request('replies.keepPicture', { id, base64: base64Of(bytes) })).hash;
}

/** Notes that a picture could not be drawn. */
export async function refuseReplyPicture(id: number): Promise<void> {
  await request('replies.refusePicture', { id });
}
