import { z } from 'zod';
import { linkProblems } from '../message/links.ts';
import { pictureSenderSchema } from '../picture/picture.ts';
import { readProblemSchema } from '../settings/setup/account-check.ts';
import {
  registrationSchema,
  repliesStateSchema,
  senderKindSchema,
} from '../settings/setup/sender-report.ts';
import { campaignStatuses } from './status.ts';

const count = z.int().nonnegative();
const field = z.string();

/**
 * How much a finding matters.
 * - `fine`: nothing to do
 * - `notice`: good to know; sending goes as it is meant to
 * - `decide`: a person should decide before sending
 * - `stop`: the campaign cannot be started, or nearly nobody would get the text
 */
export const findingLevels = ['fine', 'notice', 'decide', 'stop'] as const;
export const findingLevelSchema = z.enum(findingLevels);
export type FindingLevel = z.infer<typeof findingLevelSchema>;

/** What to do about a finding, in one click. */
export const findingFixSchema = z.discriminatedUnion('kind', [
  /** These change the draft: `fixedDraft` makes them. */
  z.object({ kind: z.literal('add-opt-out') }).readonly(),
  z.object({ kind: z.literal('add-business-name') }).readonly(),
  z.object({ kind: z.literal('replace-characters') }).readonly(),
  /** Writes https:// for http://. */
  z.object({ kind: z.literal('use-https') }).readonly(),
  /** Takes the picture away: each text goes as an SMS. */
  z.object({ kind: z.literal('remove-picture') }).readonly(),
  /** Puts the picture on Twilio, in the account: `pictures.host` does it. */
  z.object({ kind: z.literal('host-picture') }).readonly(),
  /** Needs the text to put in the place of an empty value. */
  z.object({ kind: z.literal('set-fallback'), field }).readonly(),
  /** Leaves out everybody who got a text in the last so many days. */
  z.object({ kind: z.literal('exclude-texted'), days: z.int().positive() }).readonly(),
  /** Leaves out everybody without consent on record, or with a landline. */
  z
    .object({ kind: z.literal('exclude-filter'), filter: z.enum(['no-consent', 'landline']) })
    .readonly(),
  /** Leaves out the people of the finding one by one: `campaigns.reviewExclude` does it. */
  z.object({ kind: z.literal('exclude-people') }).readonly(),
  /** These lead to where a person decides. */
  z.object({ kind: z.literal('edit-text') }).readonly(),
  z.object({ kind: z.literal('edit-audience') }).readonly(),
  z.object({ kind: z.literal('edit-plan') }).readonly(),
  z.object({ kind: z.literal('choose-sender') }).readonly(),
  z.object({ kind: z.literal('open-inbox') }).readonly(),
  z
    .object({
      kind: z.literal('open-settings'),
      section: z.enum(['account', 'sender', 'business', 'hours', 'limits']),
    })
    .readonly(),
]);
export type FindingFix = z.infer<typeof findingFixSchema>;

const common = {
  level: findingLevelSchema,
  /** People concerned; `campaigns.reviewPeople` has them. Absent where the finding is not about people. */
  people: count.optional(),
  /** What can be done about it, the best first; empty where nothing has to be. */
  fixes: z.array(findingFixSchema).readonly(),
};

function finding<Name extends string, Facts extends z.ZodRawShape>(check: Name, facts: Facts) {
  return z
    .object({ check: z.literal(check), ...common, facts: z.object(facts).readonly() })
    .readonly();
}

/** What was found, one kind for each check. Facts are codes, numbers and what somebody wrote. */
export const findingSchema = z.discriminatedUnion('check', [
  /** Whether the campaign can be sent at all: it is a draft, whole, and not put away. */
  finding('state', {
    status: z.enum(campaignStatuses),
    isDamaged: z.boolean(),
    isArchived: z.boolean(),
  }),
  /** The text. People: those for whom the text comes out empty or too long, and who are skipped. */
  finding('text', {
    isEmpty: z.boolean(),
    /** What is wrong with its fields, as a person reads it, with the place in the text (both from 1). */
    problems: z
      .array(z.object({ message: z.string(), line: z.int(), column: z.int() }).readonly())
      .readonly(),
    emptyFor: count,
    tooLongFor: count,
    /** Whether somebody’s text has more segments than may be sent a day: it would wait for ever. */
    isOverDailyCap: z.boolean(),
  }),
  /** Whether anybody would get the text. */
  finding('nobody', {
    recipients: count,
    /** Why the audience cannot be used as it is, as a person reads it. */
    problems: z.array(z.string()).readonly(),
  }),
  finding('sender', {
    /** Empty where none is chosen. */
    sender: z.string(),
    from: z.enum(['campaign', 'settings', 'none']),
    kind: senderKindSchema.nullable(),
    /** In practice nobody is texted, whatever the sender. */
    isPractice: z.boolean(),
    /** Null where Twilio was not asked, or did not say. */
    isInAccount: z.boolean().nullable(),
    /** A trial account reaches verified numbers only. Null where that is not known. */
    isTrial: z.boolean().nullable(),
    replies: repliesStateSchema,
    /** Why Twilio could not be asked; null where it could, or was not to be asked. */
    unread: z.enum([...readProblemSchema.options, 'no-credentials']).nullable(),
  }),
  /** Whether texts of the sender to US phones arrive. Null in practice, and without a sender. */
  finding('registration', { registration: registrationSchema.nullable() }),
  finding('links', {
    /** All links of the text, each with what speaks against it. */
    links: z
      .array(z.object({ text: z.string(), problem: z.enum(linkProblems).nullable() }).readonly())
      .readonly(),
    /** Whether the registration allows links; null where Twilio does not say. */
    areAllowed: z.boolean().nullable(),
  }),
  /** Countries that people are in, and whether the account may send there. */
  finding('countries', {
    countries: z
      .array(
        z
          .object({
            /** ISO 3166; empty for numbers of no country. */
            country: z.string(),
            people: count,
            /** Null where the account does not say. */
            isPermitted: z.boolean().nullable(),
            /** Whether the sender is of that country, or can be from any. */
            isOfSender: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
    /** `account`: read from Twilio. `sender`: nothing but the sender’s own country is known to work. */
    by: z.enum(['account', 'sender', 'practice']),
  }),
  /** The picture; absent without one. People: those in countries where a link arrives instead. */
  finding('picture', {
    /** Whether the picture is there, and Twilio can fetch it. */
    state: z.enum(['fetchable', 'without-address', 'gone']),
    /** What Twilio says of the sender; null where Twilio was not asked, as in practice. */
    sender: pictureSenderSchema.nullable(),
    /** Countries where a link arrives instead, the most people first. */
    asLink: z.array(z.string()).readonly(),
    isPractice: z.boolean(),
  }),
  finding('opt-out', { isThere: z.boolean(), sentence: z.string() }),
  finding('business-name', { isThere: z.boolean(), name: z.string() }),
  /** One for each field of the text. People: those for whom the field is empty. */
  finding('empty-field', {
    field,
    /** Whether something stands in the place of an empty value. */
    hasFallback: z.boolean(),
  }),
  /** People: those without consent on record. */
  finding('consent', { of: count }),
  /** People: those whose number is surely a landline, or did not take texts before (30006). */
  finding('landlines', { surely: count, failedBefore: count }),
  /** People: those whose number must not be texted. They are skipped. */
  finding('do-not-text', {}),
  /**
   * People: those whose number is held, as a reply may be an opt-out or the number may have been given up.
   * Their texts wait until somebody decides.
   */
  finding('held', {}),
  /**
   * People: contacts that share a number with another one, as it was written before its country changed its
   * numbers. `namedTwice`: people whom several sources name; they get the text once.
   */
  finding('duplicates', { namedTwice: count }),
  /** People: those who got a real text in the last so many days. */
  finding('recently-texted', { days: z.int().positive() }),
  /** Characters of the text that force UCS-2 and have a look-alike. */
  finding('characters', {
    characters: z
      .array(
        z.object({ character: z.string(), replacement: z.string(), count: z.int() }).readonly(),
      )
      .readonly(),
    /** Others that force UCS-2 and have none. */
    others: z.array(z.string()).readonly(),
    /** Segments that replacing them saves in all; null until everybody is counted. */
    savedSegments: count.nullable(),
  }),
  /** People: those who need more segments than most, the longest first. */
  finding('segments', {
    /** What most people need. */
    usual: count,
    most: count,
    /** Of them, people whose own fields have a character that forces UCS-2, and by which fields. */
    byCharacters: count,
    fields: z.array(z.object({ field, people: count }).readonly()).readonly(),
    /** The others: their fields are longer. */
    byLength: count,
  }),
  /** People: those who have to wait for the hours where they are, as of now. */
  finding('hours', {
    isOn: z.boolean(),
    /** When the last of them can be texted; null where nobody waits. */
    until: z.int().nullable(),
    /** Places whose law narrows the hours, with their people. */
    places: z
      .array(
        z
          .object({ place: z.string(), name: z.string(), people: count, checkedOn: z.string() })
          .readonly(),
      )
      .readonly(),
    /** People of places whose hours have nothing in common with the quiet hours: they never get it. */
    neverFor: count,
  }),
  /** Words such as “today” in a text that was written on another day. */
  finding('stale-words', { words: z.array(z.string()).readonly(), writtenAt: z.int() }),
  finding('budget', {
    segments: count,
    /** The most segments of the plan; null for none. */
    budgetSegments: count.nullable(),
    /** Segments that the sender may send a day, and days that the campaign takes by it; null for no limit. */
    daily: z.object({ segments: count, days: count }).readonly().nullable(),
  }),
  /** People: sample contacts, whose numbers belong to nobody. */
  finding('samples', {}),
]);
export type Finding = z.infer<typeof findingSchema>;
export type Check = Finding['check'];
export type FindingOf<C extends Check> = Extract<Finding, { readonly check: C }>;

/** The people of a finding. */
export const findingPeopleSchema = z
  .object({
    check: z.enum([
      'text',
      'countries',
      'picture',
      'empty-field',
      'consent',
      'landlines',
      'do-not-text',
      'held',
      'duplicates',
      'recently-texted',
      'segments',
      'hours',
      'samples',
    ]),
    /** The field of an `empty-field`, the country of `countries`. */
    of: z.string().optional(),
  })
  .readonly();
export type FindingPeople = z.infer<typeof findingPeopleSchema>;
