import {
  exclusionsOf,
  sourcesOf,
  type Audience,
  type AudienceCounts,
  type AudiencePart,
} from '../../../../src-shared/campaign/audience.ts';
import {
  isSameTag,
  peopleOn,
  type AudienceSide,
} from '../../../../src-shared/campaign/change-audience.ts';

/** So many people chosen one by one have a chip each; more of them have one together. */
const mostChips = 6;

/** What a chip stands for: a source or exclusion, or one of the people chosen one by one. */
export type Entry = AudiencePart | { readonly kind: 'contact'; readonly contactId: number };

/** The chips of a side, in the order in which a person reads them. */
export function entriesOf(audience: Audience, side: AudienceSide): readonly Entry[] {
  const parts = side === 'to' ? sourcesOf(audience) : exclusionsOf(audience);
  const { contactIds = [] } = peopleOn(audience, side);
  if (contactIds.length > mostChips) return parts;
  return parts.flatMap((part): readonly Entry[] =>
    part.kind === 'contacts'
      ? [...new Set(contactIds)].map((contactId) => ({ kind: 'contact', contactId }))
      : [part],
  );
}

/** A key that stays with an entry whatever stands beside; filters go by what they say. */
export function entryKey(entry: Entry, audience: Audience, side: AudienceSide): string {
  if (entry.kind !== 'filter') return JSON.stringify(entry);
  const filters = peopleOn(audience, side).filters ?? [];
  const text = JSON.stringify(filters[entry.place]);
  const before = filters.slice(0, entry.place).filter((each) => JSON.stringify(each) === text);
  return `filter ${before.length} ${text}`;
}

/** The same source or exclusion: with the same meaning, and not only at the same place. */
export function isSamePart(one: AudiencePart, other: AudiencePart): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(part: AudiencePart) {
  return Object.entries(part)
    .filter(([name]) => name !== 'count')
    .toSorted(([first], [second]) => (first < second ? -1 : 1));
}

/**
 * How many an entry names, or takes away; null while that is not known. Counts of the audience before hold
 * for what alone decides its count: not for filters and people, who are known by their place, nor for
 * exclusions, which depend on the sources.
 */
export function countOf(
  entry: Entry,
  side: AudienceSide,
  counts: { readonly data: AudienceCounts | undefined; readonly isCurrent: boolean },
): number | null {
  if (entry.kind === 'contact') return null;
  if (
    !counts.isCurrent &&
    (side === 'but-not' || entry.kind === 'filter' || entry.kind === 'contacts')
  ) {
    return null;
  }
  const all = side === 'to' ? counts.data?.sources : counts.data?.exclusions;
  return all?.find((part) => isSamePart(part, entry))?.count ?? null;
}

/** What of an audience is gone, with the part to remove or to change. */
export type Gone = {
  readonly side: AudienceSide;
  readonly part: AudiencePart;
} & (
  | { readonly kind: 'list' | 'campaign' | 'filter-list' }
  | { readonly kind: 'tag' | 'filter-tag'; readonly tag: string }
  | { readonly kind: 'contacts'; readonly count: number }
);

/** What is there; undefined while it is not known. */
export interface Known {
  readonly listIds: ReadonlySet<number> | undefined;
  readonly tags: readonly string[] | undefined;
  readonly campaignIds: ReadonlySet<number> | undefined;
  /** The counts of this very audience. */
  readonly counts: AudienceCounts | undefined;
}

/** What an audience names that is there no more. */
export function goneOf(audience: Audience, known: Known): readonly Gone[] {
  return (['to', 'but-not'] as const).flatMap((side) =>
    (side === 'to' ? sourcesOf(audience) : exclusionsOf(audience)).flatMap((part) =>
      goneOfPart(part, side, { audience, known }),
    ),
  );
}

function goneOfPart(
  part: AudiencePart,
  side: AudienceSide,
  { audience, known }: { readonly audience: Audience; readonly known: Known },
): readonly Gone[] {
  const of = peopleOn(audience, side);
  const hasTag = (tag: string) => known.tags?.some((each) => isSameTag(each, tag)) ?? true;
  const hasList = (id: number) => known.listIds?.has(id) ?? true;
  switch (part.kind) {
    case 'list':
      return hasList(part.listId) ? [] : [{ kind: 'list', side, part }];
    case 'tag':
      return hasTag(part.tag) ? [] : [{ kind: 'tag', side, part, tag: part.tag }];
    case 'campaign':
    case 'unreached':
      return (known.campaignIds?.has(part.campaignId) ?? true)
        ? []
        : [{ kind: 'campaign', side, part }];
    case 'filter': {
      const { listIds = [], tags = [], withoutTags = [] } = of.filters?.[part.place] ?? {};
      return [
        ...(listIds.every(hasList) ? [] : [{ kind: 'filter-list', side, part } as const]),
        ...[...tags, ...withoutTags]
          .filter((tag) => !hasTag(tag))
          .map((tag) => ({ kind: 'filter-tag', side, part, tag }) as const),
      ];
    }
    case 'contacts': {
      // Only the counts of sources say how many there are: exclusions count whom they take away.
      const found = known.counts?.sources.find(({ kind }) => kind === 'contacts')?.count;
      const count = new Set(of.contactIds).size - (found ?? Infinity);
      return side === 'to' && count > 0 ? [{ kind: 'contacts', side, part, count }] : [];
    }
    case 'texted':
      return [];
  }
}
