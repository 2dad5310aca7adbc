import {
  exclusionsOf,
  sourcesOf,
  type Audience,
  type AudienceCounts,
  type AudiencePart,
  type LeftOut,
  type LeftOutReason,
  type People,
} from '../../../src-shared/campaign/audience.ts';
import { contactIdsOnLists, matchingIds } from '../../contacts/list-members.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { difference, intersection, sortedIds, union } from '../../database/sorted-ids.ts';
import { contactsWithIds } from '../audience.ts';
import { uidOfCampaign } from '../sending/journal/campaign-names.ts';
import { unreachedContacts } from '../drafts/unreached.ts';
import { campaignPeopleIds } from './campaign-people.ts';
import { refuseIfCanceled } from './prepare-slice.ts';
import { textedWithin } from './texted-within.ts';

/** An audience, and the time that filters and “texted within” go by, in milliseconds since 1970. */
interface AskedAudience {
  readonly audience: Audience;
  readonly now: number;
  /** Whether anybody still waits for the answer; `audienceCounts` looks after each part. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/**
 * The ids of everybody in an audience now, each once and in ascending order: whom any of its sources
 * names and none of its exclusions does. A million contacts on lists or with tags take some tenths of a
 * second.
 */
export function recipientIds(db: OvoDatabase, asked: AskedAudience): Int32Array {
  return withoutExcluded(db, asked, includedIds(db, asked));
}

/** Those whom no exclusion names. */
function withoutExcluded(
  db: OvoDatabase,
  { audience, now }: AskedAudience,
  included: Int32Array,
): Int32Array {
  return exclusionsOf(audience).reduce(
    (left, part) => difference(left, excludedIds(db, part, { audience, now, among: left })),
    included,
  );
}

/** As `recipientIds`, and how many people several of the sources name. */
export function recipientsOf(
  db: OvoDatabase,
  asked: AskedAudience,
): { readonly ids: Int32Array; readonly namedTwice: number } {
  const { audience, now } = asked;
  let all: Int32Array = new Int32Array();
  let twice: Int32Array = new Int32Array();
  for (const part of sourcesOf(audience)) {
    const ids = idsOf(db, part, audience, now);
    twice = union(twice, intersection(all, ids));
    all = union(all, ids);
  }
  const ids = withoutExcluded(db, asked, all);
  return { ids, namedTwice: intersection(ids, twice).length };
}

/**
 * How many people an audience has, how many each source names, and how many each exclusion takes away.
 * Refused (`canceled`) where the signal says so.
 */
export function audienceCounts(db: OvoDatabase, asked: AskedAudience): AudienceCounts {
  const { audience, now, signal } = asked;
  const whileWanted = <T>(read: () => T): T => {
    if (signal !== undefined) refuseIfCanceled({ signal });
    return read();
  };
  const sources = sourcesOf(audience).map((part) => ({
    part,
    ids: whileWanted(() => idsOf(db, part, audience, now)),
  }));
  const included = sources.map(({ ids }) => ids).reduce(union, new Int32Array());
  const exclusions = exclusionsOf(audience).map((part) => ({
    part,
    ids: whileWanted(() => excludedIds(db, part, { ...asked, among: included })),
  }));
  const left = exclusions.reduce((ids, excluded) => difference(ids, excluded.ids), included);
  const counted = ({ part, ids }: { readonly part: AudiencePart; readonly ids: Int32Array }) => ({
    ...part,
    count: ids.length,
  });
  return {
    total: left.length,
    doNotText: whileWanted(() => suppressedAmong(db, left, now)).length,
    named: included.length,
    sources: sources.map(counted),
    exclusions: exclusions.map(counted),
  };
}

/**
 * Some of the people who are left out for one reason, by id, and how many they are: those whom an
 * exclusion takes away by itself, or those of the rest whose numbers must not be texted.
 */
export function leftOutPeople(
  db: OvoDatabase,
  asked: AskedAudience & {
    readonly exclusion: LeftOutReason;
    readonly offset: number;
    readonly limit: number;
  },
): LeftOut {
  const { offset, limit } = asked;
  const ids = leftOutIds(db, asked);
  const first = [...contactsWithIds(db, ids.slice(offset, offset + limit))].flat();
  return {
    total: ids.length,
    rows: first.map(({ id, firstName, lastName, phone }) => ({
      id,
      name: `${firstName} ${lastName}`.trim(),
      phone,
    })),
  };
}

function leftOutIds(
  db: OvoDatabase,
  asked: AskedAudience & { readonly exclusion: LeftOutReason },
): Int32Array {
  const { audience, now, exclusion } = asked;
  if (exclusion.kind === 'do-not-text') {
    return suppressedAmong(db, recipientIds(db, asked), now);
  }
  const isOne = exclusionsOf(audience).some((part) => isSame(part, exclusion));
  const among = isOne ? includedIds(db, asked) : new Int32Array();
  return excludedIds(db, exclusion, { audience, now, among });
}

/** Those of these contacts whose numbers must not be texted. */
function suppressedAmong(db: OvoDatabase, ids: Int32Array, now: number): Int32Array {
  return ids.length === 0 ? ids : intersection(ids, matchingIds(db, { isSuppressed: true }, now));
}

function includedIds(db: OvoDatabase, { audience, now }: AskedAudience): Int32Array {
  return sourcesOf(audience)
    .map((part) => idsOf(db, part, audience, now))
    .reduce(union, new Int32Array());
}

/** Those of `among` whom an exclusion names. */
function excludedIds(
  db: OvoDatabase,
  part: AudiencePart,
  { audience, now, signal, among }: AskedAudience & { readonly among: Int32Array },
): Int32Array {
  if (among.length === 0) return among;
  if (part.kind === 'texted') return textedWithin(db, among, { days: part.days, now, signal });
  return intersection(among, idsOf(db, part, audience.exclude ?? {}, now));
}

/** Everybody whom one part names; `of` has its filters and the people chosen one by one. */
function idsOf(db: OvoDatabase, part: AudiencePart, of: People, now: number): Int32Array {
  switch (part.kind) {
    case 'list':
      return contactIdsOnLists(db, { listIds: [part.listId], now });
    case 'tag':
      return matchingIds(db, { tags: [part.tag] }, now);
    case 'filter': {
      const filter = of.filters?.[part.place];
      return filter === undefined ? new Int32Array() : matchingIds(db, filter, now);
    }
    case 'contacts':
      return existing(db, of.contactIds ?? []);
    case 'campaign':
      return campaignPeopleIds(db, part);
    case 'unreached':
      if (uidOfCampaign(db, part.campaignId) === undefined) return new Int32Array();
      return sortedIds(
        [...unreachedContacts(db, part.campaignId)].flatMap((page) => page.map(({ id }) => id)),
      );
    case 'texted':
      return new Int32Array();
  }
}

function existing(db: OvoDatabase, ids: readonly number[]): Int32Array {
  const found = [...contactsWithIds(db, sortedIds(ids))];
  return sortedIds(found.flatMap((page) => page.map(({ id }) => id)));
}

function isSame(one: AudiencePart, other: AudiencePart): boolean {
  const names: readonly string[] = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const first: Readonly<Record<string, unknown>> = one;
  const second: Readonly<Record<string, unknown>> = other;
  return names.every((name) => first[name] === second[name]);
}
