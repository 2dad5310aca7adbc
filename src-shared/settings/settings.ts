import { z } from 'zod';
import { senderSchema, writtenSenderSchema } from '../campaign/sender.ts';
import { gatewayKindSchema } from '../campaign/snapshot.ts';
import { cleanLine } from '../lib/clean-text.ts';
import { countrySchema } from '../import/import.ts';
import { defaultQuietHours, quietHoursSchema } from './quiet-hours.ts';
import { numberProblem, settingsLimits, type NumberLimits } from './settings-limits.ts';
import { words } from '../words/words.ts';

/** A number within limits; whatever else is given is told which numbers there are. */
function within(limits: NumberLimits) {
  return z.custom<number>(
    (value) => numberProblem(value, limits) === null,
    numberProblem(undefined, limits) ?? undefined,
  );
}

/** The same for whole numbers. */
function wholeWithin(limits: NumberLimits) {
  return within(limits).refine(Number.isInteger, words.fields.wholeNumber);
}

/** A share of messages, 0 to 1. */
const share = within(settingsLimits.share);

/** What the simulator does with messages; the shares are tried in this order and add up to 1 at most. */
export const simulatorSettingsSchema = z
  .object({
    /** Time it takes to answer, in milliseconds; each answer takes between half and one and a half of it. */
    delayMs: wholeWithin(settingsLimits.simulatorDelayMs),
    rejectedShare: share,
    throttledShare: share,
    unreachableShare: share,
    /** No answer comes; half of these messages were taken, half were not. */
    unknownShare: share,
    /** Of the accepted ones, those that are not delivered. */
    undeliveredShare: share,
  })
  .refine(
    (value) =>
      value.rejectedShare + value.throttledShare + value.unreachableShare + value.unknownShare <= 1,
    words.fields.sharesAddUp,
  )
  .readonly();
export type SimulatorSettings = z.infer<typeof simulatorSettingsSchema>;

/** The steps of connecting Twilio, in their order. */
export const setupSteps = ['account', 'sender', 'delivery', 'business', 'test'] as const;
export const setupStepSchema = z.enum(setupSteps);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** Lengths in characters. The opt-out sentence is a part of each text, so it has to be short. */
export const businessLimits = {
  nameLength: 60,
  optOutLength: 100,
  confirmationLength: 160,
} as const;

/** What each setting can be. */
const values = {
  gateway: gatewayKindSchema,
  /** The number or Messaging Service that campaigns go from unless they say otherwise. */
  defaultSender: senderSchema,
  defaultCountry: countrySchema,
  /** Segments a second for each sender; 0 sets no limit of ours. */
  segmentsPerSecond: within(settingsLimits.segmentsPerSecond),
  quietHours: quietHoursSchema,
  /** Whether the narrower hours that the law of some places gives are kept to, besides the quiet hours; without quiet hours they are not. */
  placeHours: z.boolean(),
  /** Segments that each sender may hand over a day, by this computer's calendar; 0 sets no limit. */
  dailySegments: wholeWithin(settingsLimits.dailySegments),
  /** A campaign is paused when more than this share of its last 50 messages is refused. */
  pauseAboveFailureShare: share,
  /** What becomes of an unconfirmed message that two look-ups did not find. */
  unconfirmedPolicy: z.enum(['hold', 'requeue']),
  /** Seconds between two look-ups of an unconfirmed message. */
  recheckAfterSeconds: within(settingsLimits.recheckAfterSeconds),
  simulator: simulatorSettingsSchema,
  appearance: z.enum(['system', 'light', 'dark']),
  /** Whether words are marked that the dictionary does not have. */
  checkSpelling: z.boolean(),
  /** Who texts, as customers know it; empty until somebody says so. */
  businessName: z.string().overwrite(cleanLine).max(businessLimits.nameLength),
  /** The sentence that tells people how to opt out. */
  optOutText: z.string().overwrite(cleanLine).max(businessLimits.optOutLength),
  /**
   * The text that confirms an opt-out where Twilio does not; empty for none. `{business}` stands for the
   * name of the business.
   */
  optOutConfirmation: z.string().overwrite(cleanLine).max(businessLimits.confirmationLength),
  /** What the user says that one segment costs, where Twilio does not; 0 for not said. */
  segmentPrice: within(settingsLimits.segmentPrice),
  /** ISO 4217: what that price is in. */
  priceCurrency: z.string().regex(/^[A-Z]{3}$/, words.fields.currency),
  /** How far connecting Twilio is: where it goes on, and which steps are done. */
  setup: z
    .object({
      step: setupStepSchema,
      done: z.array(setupStepSchema).max(setupSteps.length).readonly(),
      isFinished: z.boolean(),
    })
    .readonly(),
};

/** What the user chose. Every field has a default, so that a new installation works at once. */
export const settingsSchema = z
  .object({
    gateway: values.gateway.default('simulator'),
    defaultSender: values.defaultSender.default(''),
    defaultCountry: values.defaultCountry.default('US'),
    segmentsPerSecond: values.segmentsPerSecond.default(1),
    quietHours: values.quietHours.default(defaultQuietHours),
    placeHours: values.placeHours.default(true),
    dailySegments: values.dailySegments.default(0),
    pauseAboveFailureShare: values.pauseAboveFailureShare.default(0.5),
    unconfirmedPolicy: values.unconfirmedPolicy.default('hold'),
    recheckAfterSeconds: values.recheckAfterSeconds.default(120),
    simulator: values.simulator.default({
      delayMs: 150,
      rejectedShare: 0.02,
      throttledShare: 0,
      unreachableShare: 0,
      unknownShare: 0,
      undeliveredShare: 0.01,
    }),
    appearance: values.appearance.default('system'),
    checkSpelling: values.checkSpelling.default(true),
    businessName: values.businessName.default(''),
    optOutText: values.optOutText.default(words.defaults.optOutText),
    optOutConfirmation: values.optOutConfirmation.default(words.defaults.optOutConfirmation),
    segmentPrice: values.segmentPrice.default(0),
    priceCurrency: values.priceCurrency.default('USD'),
    setup: values.setup.default({ step: 'account', done: [], isFinished: false }),
  })
  .readonly();
export type Settings = z.infer<typeof settingsSchema>;

/**
 * The settings that a user changed; the others stay as they are, also those that another window or
 * process changed meanwhile.
 */
export const settingsChangesSchema = z
  .strictObject({ ...values, defaultSender: writtenSenderSchema })
  .partial()
  .readonly();
export type SettingsChanges = z.infer<typeof settingsChangesSchema>;

/** The Twilio account as a person types it. Never sent back to a window. */
export const credentialsInputSchema = z
  .object({
    accountSid: z
      .string()
      .trim()
      .regex(/^AC[0-9a-f]{32}$/, words.fields.accountSid),
    /** An API key (SK…), or empty when the auth token is given. */
    apiKey: z
      .string()
      .trim()
      .regex(/^(|SK[0-9a-f]{32})$/, words.fields.apiKey),
    /** The API key's secret, or the auth token. */
    secret: z.string().trim().min(16, words.fields.secret).max(200),
  })
  .readonly();
export type CredentialsInput = z.infer<typeof credentialsInputSchema>;

/** What a window may know of the stored credentials. */
export const credentialsStatusSchema = z
  .object({
    /** Where they come from; `session` means they are forgotten when Ovo quits. */
    source: z.enum(['none', 'keychain', 'session', 'environment']),
    /** For instance `AC…1f3c`. */
    accountHint: z.string().nullable(),
    /** Whether this computer can keep them sealed. */
    canBeStored: z.boolean(),
  })
  .readonly();
export type CredentialsStatus = z.infer<typeof credentialsStatusSchema>;
