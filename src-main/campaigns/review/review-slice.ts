// Raw SQL: a million contacts are read, each with what speaks against texting it.
import { longestText } from '../../../src-shared/message/reason.ts';
import { replaceCharacters } from '../../../src-shared/message/replaceable-characters.ts';
import { billedSegments, countSegments } from '../../../src-shared/message/segments.ts';
import { countryOfPhone } from '../../../src-shared/phone/country-of-phone.ts';
import { withNinthDigit, withoutMexicanPrefix } from '../../../src-shared/phone/earlier-forms.ts';
import { stateOf } from '../../../src-shared/phone/places-with-hours.ts';
import {
  compileTemplate,
  mergeFieldsOf,
  parseTemplate,
  valueOf,
  type MergeFields,
} from '../../../src-shared/template/template.ts';
import { inForceSql } from '../../contacts/suppressions/suppression-rows.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { intersection } from '../../database/sorted-ids.ts';
import { statementsFor } from '../../database/statements.ts';
import { zoneKeyOf } from '../../engine/quiet-hours.ts';
import { asAudienceContact, type AudienceContact } from '../audience.ts';
import { textedWithin } from '../preparing/texted-within.ts';
import {
  addCounted,
  countOne,
  longestOf,
  mostLongest,
  newTally,
  notePerson,
  type ReviewTally,
} from './tally.ts';

/** A part of an audience, and what its people are looked at for. */
export interface ReviewSlice {
  /** Ascending. */
  readonly ids: Int32Array;
  readonly body: string;
  /** Whether each text goes with a picture: then it is one MMS, however long it is. */
  readonly hasPicture: boolean;
  /** Whether the text can be filled in; otherwise everybody is taken to get it as it stands. */
  readonly canBeFilled: boolean;
  /** Whether people are really texted: only then sample contacts matter. */
  readonly reachesPeople: boolean;
  /** Contacts whose numbers did not take texts before, ascending. */
  readonly failedBefore: Int32Array;
  /** Sample contacts, ascending. */
  readonly samples: Int32Array;
  /** “Recently” is in the last so many days. */
  readonly recentDays: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type ReviewRow = Parameters<typeof asAudienceContact>[0] & {
  readonly hasConsent: number;
  readonly isLandline: number;
  readonly isSuppressed: number;
  readonly isHeld: number;
};

const statements = statementsFor((sqlite) => ({
  byIds: sqlite.prepare<[string], ReviewRow>(
    `SELECT c.id, c.phone, c.first_name AS firstName, c.last_name AS lastName, c.email,
            c.custom_fields AS customFields, c.time_zone AS timeZone, c.is_landline AS isLandline,
            c.consent_at IS NOT NULL AS hasConsent,
            EXISTS (SELECT 1 FROM suppressions WHERE phone = c.phone AND ${inForceSql}) AS isSuppressed,
            EXISTS (SELECT 1 FROM number_holds WHERE phone = c.phone AND released_at IS NULL) AS isHeld
       FROM json_each(?) AS ids CROSS JOIN contacts AS c ON c.id = ids.value`,
  ),
}));

/** Contacts that are read at a time. */
const readAtOnce = 500;

/** Numbers of countries where an earlier form of a number may be stored beside today’s. */
const mayBeRenumbered = /^\+5[25]/;

/** Looks at a part of an audience, in the reading thread. */
export function reviewSlice(db: OvoDatabase, slice: ReviewSlice): ReviewTally {
  const { ids, body } = slice;
  const tally = newTally();
  const look = createLook(body, tally, slice);
  for (let start = 0; start < ids.length; start += readAtOnce) {
    const page = JSON.stringify(Array.from(ids.subarray(start, start + readAtOnce)));
    for (const row of statements(db).byIds.all(page)) look(row);
    // So that the array stays short.
    if (tally.longest.length > mostLongest) tally.longest = longestOf(tally.longest);
  }
  const recent = textedWithin(db, ids, { days: slice.recentDays, now: slice.now });
  if (recent.length > 0) tally.people.set('recently-texted', Array.from(recent));
  const samples = slice.reachesPeople ? intersection(ids, slice.samples) : new Int32Array();
  if (samples.length > 0) tally.people.set('samples', Array.from(samples));
  return tally;
}

function createLook(body: string, tally: ReviewTally, slice: ReviewSlice) {
  const rendererOf = (text: string) =>
    slice.canBeFilled ? compileTemplate(text) : () => text.trimEnd();
  const render = rendererOf(body);
  const replacedBody = replaceCharacters(body);
  const renderReplaced = replacedBody === body ? null : rendererOf(replacedBody);
  const { fields } = parseTemplate(body, []);
  /** The same text with nothing filled in: where that is GSM-7, the fields are what forces UCS-2. */
  const isPlainItself =
    countSegments(body.replaceAll(/\{\{[\s\S]*?\}\}/g, '')).encoding === 'gsm-7';
  const failedBefore = new Set(slice.failedBefore);

  function noteReach(row: ReviewRow): void {
    if (row.hasConsent === 0) notePerson(tally, 'consent', row.id);
    const isFailed = failedBefore.has(row.id);
    if (row.isLandline === 1) tally.surelyLandlines += 1;
    else if (isFailed) tally.failedBefore += 1;
    if (row.isLandline === 1 || isFailed) notePerson(tally, 'landlines', row.id);
    if (mayBeRenumbered.test(row.phone)) {
      const now = withoutMexicanPrefix(row.phone, '') ?? withNinthDigit(row.phone, '');
      tally.renumbered.push([now ?? row.phone, row.id]);
    }
  }

  /** Of an MMS no character costs anything. */
  function countMessage(text: string) {
    return slice.hasPicture ? { segments: 1, unicodeCharacters: [] } : countSegments(text);
  }

  function noteMessage(contact: AudienceContact, text: string, values: MergeFields): void {
    const { segments, unicodeCharacters } = countMessage(text);
    tally.toText += 1;
    tally.segments += segments;
    tally.replacedSegments +=
      renderReplaced === null ? segments : billedSegments(renderReplaced(values), slice.hasPicture);
    tally.most = Math.max(tally.most, segments);
    countOne(tally.bySegments, segments);
    if (segments > 1) notePerson(tally, `segments ${segments}`, contact.id);
    const country = countryOfPhone(contact.phone);
    addCounted(tally.byCountry, country, segments);
    notePerson(tally, `countries ${country}`, contact.id);
    const { timeZone, phone, customFields } = contact;
    const zoneKey = zoneKeyOf(timeZone, phone, stateOf(customFields));
    addCounted(tally.byZone, zoneKey, segments);
    notePerson(tally, `zone ${zoneKey}`, contact.id);
    tally.longest.push({ id: contact.id, length: text.length });
    if (!isPlainItself || unicodeCharacters.length === 0) return;
    countOne(tally.byCharacters, segments);
    notePerson(tally, 'unusual', contact.id);
    for (const field of fields) {
      if (unicodeCharacters.some((character) => valueOf(values, field).includes(character))) {
        countOne(tally.charactersByField, `${segments} ${field}`);
      }
    }
  }

  return (row: ReviewRow): void => {
    tally.checked += 1;
    if (row.isSuppressed === 1) {
      notePerson(tally, 'do-not-text', row.id);
      return;
    }
    if (row.isHeld === 1) notePerson(tally, 'held', row.id);
    noteReach(row);
    const contact = asAudienceContact(row);
    const values = mergeFieldsOf(contact);
    for (const field of fields) {
      if (valueOf(values, field) === '') notePerson(tally, `empty-field ${field}`, row.id);
    }
    const text = render(values);
    const isEmpty = text.trim() === '';
    if (isEmpty || text.length > longestText) {
      tally[isEmpty ? 'emptyFor' : 'tooLongFor'] += 1;
      notePerson(tally, 'text', row.id);
      return;
    }
    noteMessage(contact, text, values);
  };
}
