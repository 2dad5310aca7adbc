import { z } from 'zod';
import { tagSchema } from '../contact/field-rules.ts';
import { contactFilterSchema } from '../contact/filter.ts';

/** The most of each that an audience, or what it leaves out, can name. */
export const audienceLimits = {
  lists: 1000,
  tags: 50,
  filters: 10,
  /** Contacts one by one. */
  contacts: 10_000,
  campaigns: 50,
  /** Days that “texted within” can look back. */
  days: 365,
} as const;

const id = z.int().positive();
const listIds = z.array(id).max(audienceLimits.lists).readonly();

const whoSchema = z.enum(['reached', 'not-reached', 'replied']);

/**
 * People of an earlier campaign. `reached`: its text was delivered, or sent without a failure heard of.
 * `not-reached`: it had a text for them which surely did not arrive, for whatever reason. `replied`: a
 * text came from their number after the campaign had texted it.
 */
const campaignPeopleSchema = z.object({ campaignId: id, who: whoSchema }).readonly();
export type CampaignPeople = z.infer<typeof campaignPeopleSchema>;

/** Ways to name people; who is named in any of them is meant. */
const people = {
  /** Everybody with any of these tags. */
  tags: z.array(tagSchema).max(audienceLimits.tags).readonly().optional(),
  /** Everybody whom any of these filters finds. */
  filters: z.array(contactFilterSchema).max(audienceLimits.filters).readonly().optional(),
  /** People chosen one by one. */
  contactIds: z.array(id).max(audienceLimits.contacts).readonly().optional(),
  campaigns: z.array(campaignPeopleSchema).max(audienceLimits.campaigns).readonly().optional(),
};

const exclusionSchema = z
  .object({
    listIds: listIds.optional(),
    ...people,
    /** Whoever got a real text in the last so many days. */
    textedWithinDays: z.int().min(1).max(audienceLimits.days).optional(),
  })
  .readonly();

/**
 * Who a campaign goes to: everybody whom any of its sources names and none of its exclusions does, each
 * number once.
 */
export const audienceSchema = z
  .object({
    listIds,
    ...people,
    /** The finished campaign whose people are tried again where that makes sense. */
    unreachedOf: id.optional(),
    exclude: exclusionSchema.optional(),
  })
  .readonly();

export type Audience = z.infer<typeof audienceSchema>;

/** Sources or exclusions alike. */
export type People = {
  readonly [Name in 'listIds' | keyof typeof people]?: Audience[Name] | undefined;
};

/** One source or exclusion of an audience. */
const parts = {
  list: { kind: z.literal('list'), listId: id },
  tag: { kind: z.literal('tag'), tag: z.string() },
  /** The how-manyth of the audience's filters, from 0. */
  filter: { kind: z.literal('filter'), place: z.int().nonnegative() },
  /** The people chosen one by one, together. */
  contacts: { kind: z.literal('contacts') },
  campaign: {
    kind: z.literal('campaign'),
    campaignId: id,
    who: whoSchema,
  },
  unreached: { kind: z.literal('unreached'), campaignId: id },
  texted: { kind: z.literal('texted'), days: z.int().positive() },
} as const;

export const audiencePartSchema = z.discriminatedUnion('kind', [
  z.object(parts.list).readonly(),
  z.object(parts.tag).readonly(),
  z.object(parts.filter).readonly(),
  z.object(parts.contacts).readonly(),
  z.object(parts.campaign).readonly(),
  z.object(parts.unreached).readonly(),
  z.object(parts.texted).readonly(),
]);
export type AudiencePart = z.infer<typeof audiencePartSchema>;

const count = z.int().nonnegative();
const countedPartSchema = z.discriminatedUnion('kind', [
  z.object({ ...parts.list, count }).readonly(),
  z.object({ ...parts.tag, count }).readonly(),
  z.object({ ...parts.filter, count }).readonly(),
  z.object({ ...parts.contacts, count }).readonly(),
  z.object({ ...parts.campaign, count }).readonly(),
  z.object({ ...parts.unreached, count }).readonly(),
  z.object({ ...parts.texted, count }).readonly(),
]);

/** How many people an audience has. */
export const audienceCountsSchema = z
  .object({
    total: count,
    /** Of those, how many have a number that must not be texted: they get nothing. */
    doNotText: count,
    /** How many the sources name together, before any exclusion. */
    named: count,
    /** How many each source names, whoever else names them. */
    sources: z.array(countedPartSchema).readonly(),
    /** How many of those that are named each exclusion takes away by itself. */
    exclusions: z.array(countedPartSchema).readonly(),
  })
  .readonly();
export type AudienceCounts = z.infer<typeof audienceCountsSchema>;

/**
 * Why people get no text: one of the exclusions, or that the number of somebody who is otherwise in the
 * audience must not be texted.
 */
export const leftOutReasonSchema = z.union([
  audiencePartSchema,
  z.object({ kind: z.literal('do-not-text') }).readonly(),
]);
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>;

/** Some of the people who are left out for one reason, and how many there are. */
export const leftOutSchema = z
  .object({
    total: count,
    rows: z.array(z.object({ id, name: z.string(), phone: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type LeftOut = z.infer<typeof leftOutSchema>;

function partsOfPeople(of: People): readonly AudiencePart[] {
  return [
    ...distinct(of.listIds).map((listId) => ({ kind: 'list', listId }) as const),
    ...distinct(of.tags).map((tag) => ({ kind: 'tag', tag }) as const),
    ...(of.filters ?? []).map((_, place) => ({ kind: 'filter', place }) as const),
    ...((of.contactIds ?? []).length === 0 ? [] : [{ kind: 'contacts' } as const]),
    ...(of.campaigns ?? []).map((asked) => ({ kind: 'campaign', ...asked }) as const),
  ];
}

function distinct<T>(values: readonly T[] = []): readonly T[] {
  return [...new Set(values)];
}

/** The sources of an audience, in the order in which a person reads them. */
export function sourcesOf(audience: Audience): readonly AudiencePart[] {
  const { unreachedOf } = audience;
  return [
    ...partsOfPeople(audience),
    ...(unreachedOf === undefined ? [] : [{ kind: 'unreached', campaignId: unreachedOf } as const]),
  ];
}

/** Its exclusions. */
export function exclusionsOf({ exclude = {} }: Audience): readonly AudiencePart[] {
  const { textedWithinDays: days } = exclude;
  return [
    ...partsOfPeople(exclude),
    ...(days === undefined ? [] : [{ kind: 'texted', days } as const]),
  ];
}

/** Every list that decides who is in an audience: as a source, as an exclusion, or within a filter. */
export function listsUsedBy(audience: Audience): ReadonlySet<number> {
  return new Set(
    [audience, audience.exclude ?? {}].flatMap(({ listIds: ids = [], filters = [] }) => [
      ...ids,
      ...filters.flatMap((filter) => filter.listIds ?? []),
    ]),
  );
}

/** Every tag that decides, as it is written there. */
export function tagsUsedBy(audience: Audience): ReadonlySet<string> {
  return new Set(
    [audience, audience.exclude ?? {}].flatMap(({ tags = [], filters = [] }) => [
      ...tags,
      ...filters.flatMap((filter) => [...(filter.tags ?? []), ...(filter.withoutTags ?? [])]),
    ]),
  );
}

/** The audience with each tag renamed. */
export function withTagsRenamed(audience: Audience, rename: (tag: string) => string): Audience {
  const renamed = <T extends People>(of: T): T => ({
    ...of,
    ...(of.tags === undefined ? {} : { tags: of.tags.map(rename) }),
    ...(of.filters === undefined
      ? {}
      : {
          filters: of.filters.map((filter) => ({
            ...filter,
            ...(filter.tags === undefined ? {} : { tags: filter.tags.map(rename) }),
            ...(filter.withoutTags === undefined
              ? {}
              : { withoutTags: filter.withoutTags.map(rename) }),
          })),
        }),
  });
  const { exclude } = audience;
  return { ...renamed(audience), ...(exclude === undefined ? {} : { exclude: renamed(exclude) }) };
}

/** The audience without what it says of a campaign. */
export function withoutCampaign(audience: Audience, gone: number): Audience {
  const without = <T extends People>(of: T): T =>
    of.campaigns === undefined
      ? of
      : { ...of, campaigns: of.campaigns.filter((asked) => asked.campaignId !== gone) };
  const { unreachedOf, exclude, ...others } = without(audience);
  return {
    ...others,
    ...(unreachedOf === undefined || unreachedOf === gone ? {} : { unreachedOf }),
    ...(exclude === undefined ? {} : { exclude: without(exclude) }),
  };
}
