import type { ConversationRow, TakenBack } from '../../../src-shared/inbox/conversation.ts';
import { request } from '../request.ts';

/** Where a conversation stood before it was moved. */
export type Stand = Pick<ConversationRow, 'phone' | 'state' | 'snoozedUntil'>;

export async function markRead(phones: readonly string[], isRead: boolean): Promise<void> {
  await request('conversations.mark', { phones, isRead });
}

export async function setState(phones: readonly string[], state: 'open' | 'done'): Promise<void> {
  await request('conversations.setState', { phones, state });
}

/** @param until in milliseconds since 1970; null until they reply. */
export async function snooze(phones: readonly string[], until: number | null): Promise<void> {
  await request('conversations.snooze', { phones, until });
}

/** Puts conversations back to where they stood. */
export async function putBack(stands: readonly Stand[]): Promise<void> {
  for (const { phones, state, until } of groupsOf(stands)) {
    if (state === 'snoozed') await snooze(phones, until);
    else await setState(phones, state);
  }
}

interface Group {
  readonly state: Stand['state'];
  readonly until: number | null;
  readonly phones: readonly string[];
}

/** Conversations that stood alike go back together. */
export function groupsOf(stands: readonly Stand[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { phone, state, snoozedUntil } of stands) {
    const until = state === 'snoozed' ? snoozedUntil : null;
    const key = `${state} ${until}`;
    groups.set(key, { state, until, phones: [...(groups.get(key)?.phones ?? []), phone] });
  }
  return [...groups.values()];
}

/** Writes a note, which only the user sees. */
export async function addNote(phone: string, text: string): Promise<void> {
  await request('conversations.addNote', { phone, text });
}

export async function removeNote(id: number): Promise<void> {
  await request('conversations.removeNote', { id });
}

export async function restoreNote(id: number): Promise<void> {
  await request('conversations.restoreNote', { id });
}

/** Decides about a held number. */
export async function decideHold(phone: string, decision: 'opted-out' | 'kept'): Promise<void> {
  await request('replies.decide', { phone, decision });
}

/** Takes back the last decision about a number, and says what was sent or skipped meanwhile. */
export async function takeBackDecision(phone: string): Promise<TakenBack> {
  return await request('replies.takeBackDecision', { phone });
}
