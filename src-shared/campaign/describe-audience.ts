import type { ContactFilter } from '../contact/filter.ts';
import { words } from '../words/words.ts';
import {
  exclusionsOf,
  sourcesOf,
  type Audience,
  type AudiencePart,
  type People,
} from './audience.ts';

/** What an audience calls by its id, as far as it is known; undefined for what is gone. */
export interface AudienceNames {
  readonly listName: (id: number) => string | undefined;
  readonly campaignName: (id: number) => string | undefined;
  /** Whom a filter finds, in a few words. */
  readonly filterText?: (filter: ContactFilter) => string;
}

/**
 * A source or exclusion in a few words, such as `Tag: vip`.
 *
 * @param of has its filters: the audience, or its exclusions.
 */
export function describeAudiencePart(part: AudiencePart, of: People, names: AudienceNames): string {
  const text = words.audience;
  const campaign = (id: number) => names.campaignName(id) ?? text.deletedCampaign;
  switch (part.kind) {
    case 'list':
      return names.listName(part.listId) ?? text.deletedList;
    case 'tag':
      return text.tag(part.tag);
    case 'filter': {
      const filter = of.filters?.[part.place];
      return filter === undefined ? text.filter : (names.filterText?.(filter) ?? text.filter);
    }
    case 'contacts':
      return text.contacts(new Set(of.contactIds).size);
    case 'campaign':
      return text[part.who](campaign(part.campaignId));
    case 'unreached':
      return text.unreached(campaign(part.campaignId));
    case 'texted':
      return text.texted(part.days);
  }
}

/** All sources and all exclusions of an audience, each in a few words. */
export interface DescribedAudience {
  readonly to: readonly string[];
  readonly butNot: readonly string[];
}

export function describeAudience(audience: Audience, names: AudienceNames): DescribedAudience {
  const { exclude = {} } = audience;
  return {
    to: sourcesOf(audience).map((part) => describeAudiencePart(part, audience, names)),
    butNot: exclusionsOf(audience).map((part) => describeAudiencePart(part, exclude, names)),
  };
}
