import { z } from 'zod';
import { readProblemSchema } from './account-check.ts';

/** The kind of a sender, which decides what has to be registered and how fast it sends. */
export const senderKindSchema = z.enum([
  /** A number of the US that is no toll-free one. */
  'local',
  'toll-free',
  'short-code',
  /** A number of another country. */
  'foreign',
  'service',
]);
export type SenderKind = z.infer<typeof senderKindSchema>;

/** A sender of the account, with what it can do. */
const setupSenderSchema = z
  .object({
    /** A number in E.164, a short code, or the SID of a Messaging Service. */
    sender: z.string(),
    /** What the account calls it; empty where it has no name of its own. */
    name: z.string(),
    kind: senderKindSchema,
    can: z.object({ sms: z.boolean(), mms: z.boolean(), voice: z.boolean() }).readonly(),
  })
  .readonly();
export type SetupSender = z.infer<typeof setupSenderSchema>;

/** What is read of an account, part by part: a restricted API key may read some and not others. */
const partSchema = z.enum([
  'numbers',
  'short-codes',
  'services',
  'service',
  'service-numbers',
  'campaign',
  'brand',
  'toll-free',
  'messages',
]);
export type Part = z.infer<typeof partSchema>;

export const unreadPartSchema = z
  .object({ part: partSchema, problem: readProblemSchema })
  .readonly();
/** A part that could not be read, and why. */
export type UnreadPart = z.infer<typeof unreadPartSchema>;

/** The senders of an account, numbers first, as far as they could be read. */
export const setupSendersSchema = z
  .object({
    senders: z.array(setupSenderSchema).readonly(),
    unread: z.array(unreadPartSchema).readonly(),
  })
  .readonly();
export type SetupSenders = z.infer<typeof setupSendersSchema>;

/** Whether texts from a sender to US phones arrive, by its registration. */
const registrationStates = [
  'registered',
  /** A short code is approved before anybody gets it. */
  'not-needed',
  'in-review',
  /** The brand or campaign was refused, or is suspended. */
  'refused',
  'suspended',
  'missing',
  /** A mock brand or campaign is for tests: its texts do not arrive. */
  'mock',
  /** A Messaging Service without a number. */
  'no-numbers',
  /** A number of another country: the US rules are for others. */
  'elsewhere',
  /** What decides it could not be read. */
  'unknown',
] as const;
const registrationStateSchema = z.enum(registrationStates);
export type RegistrationState = z.infer<typeof registrationStateSchema>;

export const registrationSchema = z
  .object({
    /** Local numbers need a brand and a campaign (A2P 10DLC), toll-free numbers a verification. */
    scheme: z.enum(['a2p', 'toll-free', 'none']),
    state: registrationStateSchema,
    /** Twilio's own words on a refusal; null where there are none. */
    reason: z.string().nullable(),
    /** Until when a refused toll-free verification can be edited and keeps its turn, in milliseconds since 1970. */
    editableUntil: z.number().nullable(),
    /** The Messaging Service whose campaign covers it; null where none does or it is no matter. */
    service: z.object({ sid: z.string(), name: z.string() }).readonly().nullable(),
    /** Whether its campaign was registered for texts with links; null where Twilio does not say. */
    allowsLinks: z.boolean().nullable(),
    brand: z
      .object({
        isSoleProprietor: z.boolean(),
        /** 0 to 100; null where the brand was not vetted. */
        score: z.number().nullable(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type Registration = z.infer<typeof registrationSchema>;

/** Whether replies, opt-outs among them, can be read. */
export const repliesStateSchema = z.enum([
  'readable',
  /** The API key may not list messages. */
  'forbidden',
  /** The Messaging Service drops what comes in, and Twilio keeps no record of it. */
  'dropped',
  'unknown',
]);
export type RepliesState = z.infer<typeof repliesStateSchema>;

/** What Twilio says of one sender. */
export const senderReportSchema = z
  .object({
    sender: z.string(),
    kind: senderKindSchema,
    registration: registrationSchema,
    replies: repliesStateSchema,
    unread: z.array(unreadPartSchema).readonly(),
  })
  .readonly();
export type SenderReport = z.infer<typeof senderReportSchema>;
