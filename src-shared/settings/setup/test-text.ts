import { z } from 'zod';

/** Why a test text was not sent. */
const refusals = [
  /** No credentials, or they cannot be read. */
  'no-account',
  'no-sender',
  'not-a-number',
  /** The number must not be texted. */
  'do-not-text',
  /** Another test text is on its way. */
  'busy',
] as const;

/** A text to oneself: what became of it. */
export const testTextSchema = z
  .object({
    /** Chosen by whoever asks: the same id is never sent twice. */
    requestId: z.uuid(),
    /** E.164. */
    to: z.string(),
    from: z.string(),
    body: z.string(),
    at: z.number(),
    state: z.enum([
      /** Before the network heard of it, or while it does. */
      'sending',
      /** Twilio has it. */
      'accepted',
      'delivered',
      'undelivered',
      /** Twilio refused it: nothing was sent. */
      'rejected',
      /** Nothing left this computer. */
      'not-sent',
      /** It may have been sent or not. */
      'unknown',
    ]),
    sid: z.string().nullable(),
    /** Twilio's error code; null where there is none. */
    errorCode: z.number().nullable(),
    /** Why, in Twilio's words or the network's; null where nothing went wrong. */
    detail: z.string().nullable(),
  })
  .readonly();
export type TestText = z.infer<typeof testTextSchema>;

/** The answer to somebody who wants a test text. */
export const testTextAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), text: testTextSchema }).readonly(),
  z.object({ kind: z.literal('refused'), reason: z.enum(refusals) }).readonly(),
]);
export type TestTextAnswer = z.infer<typeof testTextAnswerSchema>;
export type TestTextRefusal = Extract<TestTextAnswer, { readonly kind: 'refused' }>['reason'];
