import { z } from 'zod';
import { credentialsStatusSchema } from '../settings.ts';

/** Why Twilio could not be read. */
const readProblems = [
  /** The user name and secret belong to nobody. */
  'wrong-login',
  /** They are good, and not for this account. */
  'wrong-account',
  /** Credentials for tests: nothing but a test text can be asked with them. */
  'test-credentials',
  'suspended',
  'closed',
  /** The API key may not do this. */
  'forbidden',
  'not-found',
  /** Twilio could not be reached. */
  'offline',
  /** Twilio took too long, or broke off. */
  'no-answer',
  /** Twilio asks to come again later. */
  'busy',
  /** Twilio has a fault of its own. */
  'provider-fault',
  'unexpected',
] as const;
export const readProblemSchema = z.enum(readProblems);
export type ReadProblem = z.infer<typeof readProblemSchema>;

/** What Twilio says of an account. */
export const accountCheckSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('works'),
      /** Null where the API key may not read the account. */
      name: z.string().nullable(),
      /** A trial account reaches verified numbers only. Null where the API key may not read the account. */
      isTrial: z.boolean().nullable(),
    })
    .readonly(),
  z.object({ kind: z.literal('problem'), problem: readProblemSchema }).readonly(),
  /** There are no credentials to check. */
  z.object({ kind: z.literal('missing') }).readonly(),
]);
export type AccountCheck = z.infer<typeof accountCheckSchema>;

/** What became of credentials: kept unless Twilio says that they are wrong. */
export const accountSavedSchema = z
  .object({
    check: accountCheckSchema,
    isSaved: z.boolean(),
    /** Of the credentials that are kept now. */
    status: credentialsStatusSchema,
  })
  .readonly();

/** Problems that say that credentials will never work: they are not kept. */
export const wrongCredentials: ReadonlySet<ReadProblem> = new Set([
  'wrong-login',
  'wrong-account',
  'test-credentials',
]);
