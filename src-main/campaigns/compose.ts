import { exclusionsOf, sourcesOf, type Audience } from '../../src-shared/campaign/audience.ts';
import type { CampaignDraft, CampaignPreview } from '../../src-shared/campaign/campaign.ts';
import { isPracticeGateway, type GatewayKind } from '../../src-shared/campaign/snapshot.ts';
import { billedSegments, countSegments } from '../../src-shared/message/segments.ts';
import { builtInFields } from '../../src-shared/template/merge-field-names.ts';
import {
  compileTemplate,
  mergeFieldsOf,
  parseTemplate,
  valueOf,
} from '../../src-shared/template/template.ts';
import { words } from '../../src-shared/words/words.ts';
import { contactsWithIds, deliverabilityOf } from './audience.ts';
import { customFieldNames } from '../contacts/custom-fields.ts';
import { sampleContactIds } from '../contacts/sample-contacts.ts';
import { audienceProblems } from './preparing/audience-problems.ts';
import { pictureProblems } from './pictures/picture-rows.ts';
import { unreachedContacts } from './drafts/unreached.ts';
import type { OvoDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';

/** People shown in a preview. */
const mostSamples = 20;

/** Why a draft cannot be sent as it stands through that gateway, in plain words; empty where it can. */
export function problemsOf(
  db: OvoDatabase,
  draft: Pick<CampaignDraft, 'body' | 'audience' | 'picture'>,
  gateway: GatewayKind = readSettings(db).gateway,
): readonly string[] {
  const problems = [...audienceProblems(db, draft.audience, gateway)];
  if (draft.body.trim() === '') problems.push(words.campaigns.writeText);
  problems.push(...pictureProblems(db, draft.picture, gateway));
  const parsed = parseTemplate(draft.body, knownFields(db));
  return [...problems, ...parsed.problems.map(({ message }) => message)];
}

function knownFields(db: OvoDatabase): readonly string[] {
  return [...builtInFields, ...customFieldNames(db)];
}

/**
 * Renders a draft for everybody it would go to and adds it up. `yieldToEventLoop` is awaited between pieces, so
 * that a large audience holds nothing up.
 *
 * @param recipients everybody in the draft's audience, as `recipientIds` has them.
 */
export async function previewCampaign(
  db: OvoDatabase,
  draft: Pick<CampaignDraft, 'body' | 'audience' | 'picture'>,
  recipients: Int32Array,
  yieldToEventLoop: () => Promise<void>,
): Promise<CampaignPreview> {
  const { gateway } = readSettings(db);
  const problems = problemsOf(db, draft, gateway);
  const nobodys: ReadonlySet<number> = isPracticeGateway(gateway)
    ? new Set()
    : sampleContactIds(db);
  let sampleContacts = 0;
  const parsed = parseTemplate(draft.body, knownFields(db));
  const render = parsed.ok ? compileTemplate(draft.body) : () => draft.body;
  const emptyCounts = new Map(parsed.fieldsWithoutDefault.map((field) => [field, 0]));
  const unicode = new Set<string>();
  const samples: { to: string; name: string; body: string; segments: number }[] = [];
  const segments = { total: 0, fewest: 0, most: 0 };
  let count = 0;
  let suppressedCount = 0;
  let landlines = 0;
  for (const contacts of contactsWithIds(db, recipients)) {
    const deliverability = deliverabilityOf(db, contacts);
    for (const contact of contacts) {
      count += 1;
      const fields = mergeFieldsOf(contact);
      const body = render(fields);
      const counted = countSegments(body);
      const billed = billedSegments(body, draft.picture !== undefined);
      for (const character of counted.unicodeCharacters) unicode.add(character);
      for (const field of parsed.fieldsWithoutDefault) {
        if (valueOf(fields, field) === '')
          emptyCounts.set(field, (emptyCounts.get(field) ?? 0) + 1);
      }
      const delivery = deliverability.get(contact.id);
      if (delivery?.isSuppressed === 1) {
        suppressedCount += 1;
        continue;
      }
      if (nobodys.has(contact.id)) sampleContacts += 1;
      landlines += delivery?.isLandline ?? 0;
      segments.total += billed;
      segments.fewest = segments.fewest === 0 ? billed : Math.min(segments.fewest, billed);
      segments.most = Math.max(segments.most, billed);
      if (samples.length < mostSamples) {
        samples.push({
          to: contact.phone,
          name: fields['full_name'] ?? '',
          body,
          segments: billed,
        });
      }
    }
    await yieldToEventLoop();
  }
  return {
    recipients: count,
    suppressed: suppressedCount,
    landlines,
    segments,
    unicodeCharacters: [...unicode],
    emptyFields: [...emptyCounts]
      .filter(([, contacts]) => contacts > 0)
      .map(([field, contacts]) => ({ field, contacts })),
    samples,
    problems: [
      ...(count === 0 && problems.length === 0 ? [nobody(draft.audience)] : problems),
      ...(sampleContacts === 0 ? [] : [words.campaigns.sampleRecipients(sampleContacts)]),
    ],
  };
}

function nobody(audience: Audience): string {
  const sources = sourcesOf(audience);
  if (exclusionsOf(audience).length > 0) return words.campaigns.everybodyExcluded;
  if (audience.unreachedOf !== undefined) return words.campaigns.nobodyLeft;
  return sources.every(({ kind }) => kind === 'list')
    ? words.campaigns.nobodyOnLists
    : words.campaigns.nobodyFound;
}

/** How many people a finished campaign did not reach for whom another try makes sense. */
export async function countUnreached(
  db: OvoDatabase,
  campaignId: number,
  yieldToEventLoop: () => Promise<void>,
): Promise<number> {
  let count = 0;
  for (const contacts of unreachedContacts(db, campaignId)) {
    count += contacts.length;
    await yieldToEventLoop();
  }
  return count;
}
