import type { Audience } from '../../../src-shared/campaign/audience.ts';
import {
  mostRanked,
  type PreviewOrder,
  type PreviewPeople,
} from '../../../src-shared/campaign/preview-people.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import { countSegments } from '../../../src-shared/message/segments.ts';
import { builtInFields } from '../../../src-shared/template/merge-field-names.ts';
import {
  compileTemplate,
  mergeFieldsOf,
  parseTemplate,
  valueOf,
} from '../../../src-shared/template/template.ts';
import { words } from '../../../src-shared/words/words.ts';
import { customFieldNames } from '../../contacts/custom-fields.ts';
import { matchingIds } from '../../contacts/list-members.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { intersection } from '../../database/sorted-ids.ts';
import { contactsWithIds } from '../audience.ts';
import { recipientIds } from '../preparing/recipient-ids.ts';

/** Whom of an audience somebody wants to see. */
export interface PreviewRequest {
  readonly audience: Audience;
  /** The text that the order goes by. */
  readonly body: string;
  readonly order: PreviewOrder;
  /** As in the table of contacts; empty for everybody. */
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}

/** Somebody's place in an order: the highest score is the first. */
export interface Ranked {
  readonly id: number;
  readonly score: number;
}

/** So many people are rendered at a time, so that another question is answered in between. */
const rankedAtOnce = 10_000;

/** The people of an audience whom a search finds, by id. */
export function previewIds(
  db: OvoDatabase,
  { audience, search, now }: Pick<PreviewRequest, 'audience' | 'search'> & { readonly now: number },
): Int32Array {
  const ids = recipientIds(db, { audience, now });
  return search.trim() === '' ? ids : intersection(ids, matchingIds(db, { search }, now));
}

/** The first of these people in an order by their texts. */
export function rankPreview(
  db: OvoDatabase,
  { body, order, ids }: Pick<PreviewRequest, 'body' | 'order'> & { readonly ids: Int32Array },
): readonly Ranked[] {
  const parsed = parseTemplate(body, [...builtInFields, ...customFieldNames(db)]);
  const render = parsed.ok ? compileTemplate(body) : () => body;
  const isOwnUnicode = countSegments(body).encoding === 'gsm-7';
  const ranked: Ranked[] = [];
  for (const contacts of contactsWithIds(db, ids)) {
    for (const contact of contacts) {
      const fields = mergeFieldsOf(contact);
      const { units, segments, encoding } = countSegments(render(fields));
      const length = segments * 10_000 + Math.min(units, 9999);
      const gaps = parsed.fieldsWithoutDefault.filter((field) => valueOf(fields, field) === '');
      const isStrange = isOwnUnicode && encoding === 'ucs-2';
      const unusual = gaps.length * 1e10 + (isStrange ? 1e9 : 0) + length;
      ranked.push({ id: contact.id, score: order === 'longest' ? length : unusual });
    }
  }
  return firstOf(ranked);
}

/** These people with what their text is filled in with, in this order. */
export function previewRows(
  db: OvoDatabase,
  { ids }: { readonly ids: readonly number[] },
): PreviewPeople['rows'] {
  const found = new Map(
    [...contactsWithIds(db, Int32Array.from(ids))].flat().map((one) => [one.id, one]),
  );
  return ids.flatMap((id) => {
    const contact = found.get(id);
    if (contact === undefined) return [];
    const fields = mergeFieldsOf(contact);
    return [{ id, name: fields['full_name'] ?? '', phone: contact.phone, fields }];
  });
}

function firstOf(ranked: readonly Ranked[]): readonly Ranked[] {
  return ranked
    .toSorted((one, other) => other.score - one.score || one.id - other.id)
    .slice(0, mostRanked);
}

/** The reading thread, as this needs it. */
export interface PreviewReading {
  readonly ids: (
    asked: Pick<PreviewRequest, 'audience' | 'search'>,
    signal: AbortSignal,
  ) => Promise<Int32Array>;
  readonly rank: (
    asked: Pick<PreviewRequest, 'body' | 'order'> & { readonly ids: Int32Array },
    signal: AbortSignal,
  ) => Promise<readonly Ranked[]>;
  readonly rows: (ids: readonly number[]) => Promise<PreviewPeople['rows']>;
}

/** Finds people of an audience; only the newest question is answered, others are refused (`canceled`). */
export function createPreviewPeople(
  reading: PreviewReading,
): (asked: PreviewRequest) => Promise<PreviewPeople> {
  let latest = new AbortController();
  return async ({ audience, search, order, body, offset, limit }) => {
    latest.abort();
    const own = new AbortController();
    latest = own;
    const wanted = async <T>(work: Promise<T>): Promise<T> => {
      const value = await work;
      if (own.signal.aborted) throw new UserError('canceled', words.campaigns.previewOutdated);
      return value;
    };
    const all = await wanted(reading.ids({ audience, search }, own.signal));
    let ordered: readonly number[] = [];
    if (order === 'audience') {
      ordered = Array.from(all.subarray(offset, offset + limit));
    } else {
      let ranked: readonly Ranked[] = [];
      for (let start = 0; start < all.length; start += rankedAtOnce) {
        const ids = all.slice(start, start + rankedAtOnce);
        const some = await wanted(reading.rank({ body, order, ids }, own.signal));
        ranked = firstOf([...ranked, ...some]);
      }
      ordered = ranked.slice(offset, offset + limit).map(({ id }) => id);
    }
    const rows = await wanted(reading.rows(ordered));
    return { total: order === 'audience' ? all.length : Math.min(all.length, mostRanked), rows };
  };
}
