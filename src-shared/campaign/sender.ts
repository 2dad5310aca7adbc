import { z } from 'zod';
import { isE164 } from '../phone/e164.ts';
import { words } from '../words/words.ts';

/** What can be a sender, and how it is written. */
export const senderAdvice = words.fields.sender;

const messagingService = /^MG[0-9a-f]{32}$/i;
/** Numbers of 3 to 8 digits, as countries and carriers give them. */
const shortCode = /^\d{3,8}$/;
/** As Twilio takes it (docs/glossary/what-alphanumeric-sender-id): 11 characters, one of them a letter. */
const alphanumeric = /^(?=.*[A-Za-z])[A-Za-z0-9+\-_&](?:[A-Za-z0-9 +\-_&]{0,9}[A-Za-z0-9+\-_&])?$/;
/** What people write between digits, and what stands for a +. */
const betweenDigits = /[\s().\-–/\u00A0\u2011]/g;
const writtenNumber = /^(?:\+|00|011)[\d\s().\-–/\u00A0\u2011]+$/;

/** Whether a sender is a Messaging Service: it sends from any of its numbers. */
export function isMessagingService(sender: string): boolean {
  return messagingService.test(sender);
}

/**
 * A sender as it is stored, from any usual way of writing it: a number in E.164, a short code, an
 * alphanumeric ID, a Messaging Service; empty for none. Null for anything else, also for a number
 * without its country.
 */
export function asSender(text: string): string | null {
  const written = text
    .normalize('NFKC')
    .replaceAll(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '');
  const bare = written.trim();
  if (bare === '' || shortCode.test(bare)) return bare;
  if (isMessagingService(bare)) return `MG${bare.slice(2).toLowerCase()}`;
  if (writtenNumber.test(bare)) {
    const digits = bare
      .replace('(0)', '')
      .replaceAll(betweenDigits, '')
      .replace(/^(?:00|011)/, '+');
    return isE164(digits) ? digits : null;
  }
  return alphanumeric.test(bare) ? bare : null;
}

/** What messages are sent from; empty where none is chosen. */
export const senderSchema = z.string().transform((text, context) => {
  const sender = asSender(text);
  if (sender !== null) return sender;
  context.addIssue({ code: 'custom', message: senderAdvice });
  return z.NEVER;
});

/** Digits as a number has them, with what people write between them. */
const numberAtHome = /^[\s(]*\d(?:[\s().\-–/\u00A0\u2011]*\d){5,14}[\s)]*$/;

/**
 * Whether a text may be a sender: it is one, it is empty for none, or it looks like a number as written at
 * home, which `readSender` reads.
 */
export function maybeSender(text: string): boolean {
  return (
    text.length <= 200 && (asSender(text) !== null || numberAtHome.test(text.normalize('NFKC')))
  );
}

/** A sender as a person writes it, to be read by `readSender`. */
export const writtenSenderSchema = z.string().refine(maybeSender, senderAdvice);
