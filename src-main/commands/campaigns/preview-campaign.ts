import type { CampaignPreview } from '../../../src-shared/campaign/campaign.ts';

/** Texts shown of a preview. */
const mostShown = 3;

/** What sending a campaign would come to, for a person. */
export function previewLines(preview: CampaignPreview): readonly string[] {
  const { recipients, suppressed, landlines, segments, unicodeCharacters, emptyFields } = preview;
  const range =
    segments.fewest === segments.most
      ? `${segments.most} each`
      : `${segments.fewest} to ${segments.most} each`;
  return [
    `${recipients} ${recipients === 1 ? 'recipient' : 'recipients'}, ${segments.total} segments in all (${range})`,
    ...(suppressed > 0 ? [`${suppressed} on the do-not-text list: skipped`] : []),
    ...(landlines > 0 ? [`${landlines} landlines, which most texts do not reach`] : []),
    ...(unicodeCharacters.length > 0
      ? [`Only 70 characters fit into a segment because of ${unicodeCharacters.join(' ')}`]
      : []),
    ...emptyFields.map(
      ({ field, contacts }) =>
        `{{ ${field} }} is empty for ${contacts} ${contacts === 1 ? 'recipient' : 'recipients'}`,
    ),
    ...preview.problems,
    ...preview.samples.slice(0, mostShown).map(({ to, body }) => `${to}  ${body}`),
  ];
}
