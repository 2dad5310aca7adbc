import {
  exclusionsOf,
  listsUsedBy,
  sourcesOf,
  tagsUsedBy,
  type Audience,
  type AudiencePart,
} from '../../../src-shared/campaign/audience.ts';
import { isPracticeGateway, type GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { isCampaignOver, isDraft } from '../../../src-shared/campaign/status.ts';
import { words } from '../../../src-shared/words/words.ts';
import { findTags } from '../../contacts/contact-tags.ts';
import { allListIds } from '../../contacts/list-rows.ts';
import { searchTermsOf } from '../../contacts/search/search-words.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import { uidOfCampaign } from '../sending/journal/campaign-names.ts';
import { unreachedProblem } from '../drafts/unreached.ts';

/** Why an audience cannot be sent to through a gateway, in plain words; empty where it can. */
export function audienceProblems(
  db: OvoDatabase,
  audience: Audience,
  gateway: GatewayKind,
): readonly string[] {
  const sources = sourcesOf(audience);
  if (sources.length === 0) return [words.campaigns.chooseRecipients];
  const lists = new Set(allListIds(db));
  const missingLists = [...listsUsedBy(audience)].filter((id) => !lists.has(id)).length;
  const missingTags = [...tagsUsedBy(audience)].filter((tag) => findTags(db, [tag]).length === 0);
  const filters = [...(audience.filters ?? []), ...(audience.exclude?.filters ?? [])];
  const empty = filters
    .map(({ search = '' }) => search.trim())
    .filter((search) => search !== '' && searchTermsOf(search).length === 0);
  return [
    ...(missingLists === 0 ? [] : [words.campaigns.listsGone(missingLists)]),
    ...(missingTags.length === 0 ? [] : [words.campaigns.tagsGone(missingTags)]),
    ...empty.map((search) => words.campaigns.emptySearch(search)),
    ...new Set([
      ...sources.flatMap((part) => campaignProblem(db, part, gateway, true) ?? []),
      ...exclusionsOf(audience).flatMap((part) => campaignProblem(db, part, gateway, false) ?? []),
    ]),
  ];
}

/** The problem with a campaign that an audience names, or null. */
function campaignProblem(
  db: OvoDatabase,
  part: AudiencePart,
  gateway: GatewayKind,
  isSource: boolean,
): string | null {
  if (part.kind !== 'campaign' && part.kind !== 'unreached') return null;
  const { campaignId } = part;
  if (uidOfCampaign(db, campaignId) === undefined) return words.campaigns.notFound(campaignId);
  if (part.kind === 'unreached') return unreachedProblem(db, campaignId, gateway);
  const { name, status, isPractice } = campaignSnapshot(db, campaignId);
  if (isPractice && !isPracticeGateway(gateway)) return words.campaigns.practicePeople(name);
  if (isDraft(status)) return words.campaigns.notStarted(name);
  const isEarly = isSource && part.who === 'not-reached' && !isCampaignOver(status);
  return isEarly ? words.campaigns.missedLater(name, status) : null;
}
