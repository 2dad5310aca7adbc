import type { RequestInput, RequestOutput } from '../../../src-shared/ipc/contract.ts';
import { request } from '../request.ts';

/** Sends a text to one number; the same `requestId` again sends nothing more. */
export async function sendText(
  order: RequestInput<'singleMessages.send'>,
): Promise<RequestOutput<'singleMessages.send'>> {
  return await request('singleMessages.send', order);
}

/** Takes a text back that has not gone; resolves with its words. */
export async function undoText(messageId: number): Promise<string> {
  return (await request('singleMessages.undo', { messageId })).text;
}

/** @param goesAt in milliseconds since 1970; null for now. */
export async function rescheduleText(messageId: number, goesAt: number | null): Promise<void> {
  await request('singleMessages.reschedule', { messageId, goesAt });
}

export async function retryText(messageId: number): Promise<void> {
  await request('singleMessages.retry', { messageId });
}

/** Decides about a text of which nobody knows whether it went. */
export async function decideText(
  messageId: number,
  decision: 'sent' | 'send-again',
): Promise<void> {
  await request('singleMessages.decide', { messageId, decision });
}
