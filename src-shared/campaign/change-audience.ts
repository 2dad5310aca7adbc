import type { ContactFilter } from '../contact/filter.ts';
import {
  audienceLimits,
  type Audience,
  type AudiencePart,
  type CampaignPeople,
  type People,
} from './audience.ts';

/** Where a person puts people: among those who get the text, or among those who do not. */
export type AudienceSide = 'to' | 'but-not';

/** What can be put on a side of an audience. */
export type AudienceAddition =
  | { readonly kind: 'list'; readonly listId: number }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'filter'; readonly filter: ContactFilter }
  | { readonly kind: 'contact'; readonly contactId: number }
  | ({ readonly kind: 'campaign' } & CampaignPeople)
  | { readonly kind: 'texted'; readonly days: number };

/** Everybody whom a side names. */
export function peopleOn(audience: Audience, side: AudienceSide): People {
  return side === 'to' ? audience : (audience.exclude ?? {});
}

/** Whether a side has something already. */
export function hasAddition(
  audience: Audience,
  side: AudienceSide,
  addition: AudienceAddition,
): boolean {
  const of = peopleOn(audience, side);
  switch (addition.kind) {
    case 'list':
      return of.listIds?.includes(addition.listId) ?? false;
    case 'tag':
      return (of.tags ?? []).some((tag) => isSameTag(tag, addition.tag));
    case 'filter':
      return (of.filters ?? []).some((filter) => isSameValue(filter, addition.filter));
    case 'contact':
      return of.contactIds?.includes(addition.contactId) ?? false;
    case 'campaign':
      return (of.campaigns ?? []).some((asked) => isSamePeople(asked, addition));
    case 'texted':
      return side === 'but-not' && audience.exclude?.textedWithinDays === addition.days;
  }
}

/** Whether a side has as many of a kind as an audience can name. */
export function isSideFull(
  audience: Audience,
  side: AudienceSide,
  kind: AudienceAddition['kind'],
): boolean {
  const of = peopleOn(audience, side);
  switch (kind) {
    case 'list':
      return (of.listIds ?? []).length >= audienceLimits.lists;
    case 'tag':
      return (of.tags ?? []).length >= audienceLimits.tags;
    case 'filter':
      return (of.filters ?? []).length >= audienceLimits.filters;
    case 'contact':
      return (of.contactIds ?? []).length >= audienceLimits.contacts;
    case 'campaign':
      return (of.campaigns ?? []).length >= audienceLimits.campaigns;
    case 'texted':
      return side === 'to';
  }
}

/** The audience with something more on a side; the same where the side has it, or is full. */
export function withAddition(
  audience: Audience,
  side: AudienceSide,
  addition: AudienceAddition,
): Audience {
  if (hasAddition(audience, side, addition) || isSideFull(audience, side, addition.kind)) {
    return audience;
  }
  const of = peopleOn(audience, side);
  switch (addition.kind) {
    case 'list':
      return withPeople(audience, side, {
        ...of,
        listIds: [...(of.listIds ?? []), addition.listId],
      });
    case 'tag':
      return withPeople(audience, side, { ...of, tags: [...(of.tags ?? []), addition.tag] });
    case 'filter':
      return withPeople(audience, side, {
        ...of,
        filters: [...(of.filters ?? []), addition.filter],
      });
    case 'contact':
      return withPeople(audience, side, {
        ...of,
        contactIds: [...(of.contactIds ?? []), addition.contactId],
      });
    case 'campaign': {
      const { campaignId, who } = addition;
      const campaigns = [...(of.campaigns ?? []), { campaignId, who }];
      return withPeople(audience, side, { ...of, campaigns });
    }
    case 'texted':
      return { ...audience, exclude: { ...audience.exclude, textedWithinDays: addition.days } };
  }
}

/** The audience without one of its sources or exclusions. */
export function withoutPart(audience: Audience, side: AudienceSide, part: AudiencePart): Audience {
  const of = peopleOn(audience, side);
  switch (part.kind) {
    case 'list':
      return withPeople(audience, side, {
        ...of,
        listIds: (of.listIds ?? []).filter((id) => id !== part.listId),
      });
    case 'tag':
      return withPeople(audience, side, {
        ...of,
        tags: (of.tags ?? []).filter((tag) => !isSameTag(tag, part.tag)),
      });
    case 'filter':
      return withPeople(audience, side, {
        ...of,
        filters: (of.filters ?? []).filter((_, place) => place !== part.place),
      });
    case 'contacts':
      return withPeople(audience, side, { ...of, contactIds: [] });
    case 'campaign':
      return withPeople(audience, side, {
        ...of,
        campaigns: (of.campaigns ?? []).filter((asked) => !isSamePeople(asked, part)),
      });
    case 'unreached': {
      const { unreachedOf: _, ...others } = audience;
      return others;
    }
    case 'texted': {
      const { exclude = {}, ...others } = audience;
      const { textedWithinDays: _, ...left } = exclude;
      return withPeople({ ...others, exclude: left }, 'but-not', left);
    }
  }
}

/** The audience without one of the people chosen one by one. */
export function withoutContact(
  audience: Audience,
  side: AudienceSide,
  contactId: number,
): Audience {
  const of = peopleOn(audience, side);
  const contactIds = (of.contactIds ?? []).filter((id) => id !== contactId);
  return withPeople(audience, side, { ...of, contactIds });
}

/** The audience with another filter in the place of one. */
export function withFilterAt(
  audience: Audience,
  side: AudienceSide,
  { place, filter }: { readonly place: number; readonly filter: ContactFilter },
): Audience {
  const of = peopleOn(audience, side);
  const filters = (of.filters ?? []).map((known, index) => (index === place ? filter : known));
  return withPeople(audience, side, { ...of, filters });
}

/** A side is replaced; what is empty is left out, so that equal audiences are written alike. */
function withPeople(audience: Audience, side: AudienceSide, people: People): Audience {
  const { unreachedOf, exclude } = audience;
  if (side === 'to') {
    return {
      listIds: [],
      ...tidied(people),
      ...(unreachedOf === undefined ? {} : { unreachedOf }),
      ...(exclude === undefined ? {} : { exclude }),
    };
  }
  const { exclude: _, ...sources } = audience;
  const days = exclude?.textedWithinDays;
  const left = { ...tidied(people), ...(days === undefined ? {} : { textedWithinDays: days }) };
  return Object.keys(left).length === 0 ? sources : { ...sources, exclude: left };
}

function tidied(people: People) {
  const { listIds = [], tags = [], filters = [], contactIds = [], campaigns = [] } = people;
  return {
    ...(listIds.length === 0 ? {} : { listIds }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(filters.length === 0 ? {} : { filters }),
    ...(contactIds.length === 0 ? {} : { contactIds }),
    ...(campaigns.length === 0 ? {} : { campaigns }),
  };
}

/** Tags are the same whatever their capitals. */
export function isSameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isSamePeople(one: CampaignPeople, other: CampaignPeople): boolean {
  return one.campaignId === other.campaignId && one.who === other.who;
}

function isSameValue(one: ContactFilter, other: ContactFilter): boolean {
  return written(one) === written(other);
}

function written(filter: ContactFilter): string {
  return JSON.stringify(
    Object.entries(filter).toSorted(([first], [second]) => (first < second ? -1 : 1)),
  );
}
