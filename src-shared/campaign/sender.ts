import { z } from 'zod';

/** What messages are sent from: a number in E.164, or a Messaging Service; empty where none is chosen. */
export const senderSchema = z
  .string()
  .trim()
  .regex(
    /^(|\+[1-9]\d{6,14}|MG[0-9a-f]{32})$/,
    'a number such as +12125550100, or a Messaging Service (MG…)',
  );

/** Whether a text can be taken as a sender; empty is none, which can be taken, too. */
export function isSenderOrEmpty(text: string): boolean {
  return senderSchema.safeParse(text).success;
}
