import type { ConversationHit } from '../../../../src-shared/inbox/conversation.ts';
import type { OvoDatabase } from '../../../database/open.ts';

export interface SearchRequest {
  readonly text: string;
  readonly isPractice: boolean;
  readonly offset: number;
  readonly limit: number;
}

export function searchConversations(
  _db: OvoDatabase,
  _request: SearchRequest,
  _isCanceled: () => boolean,
): { readonly rows: readonly ConversationHit[]; readonly hasMore: boolean } {
  return { rows: [], hasMore: false };
}
