import type { CampaignPreview } from '../../src-shared/campaign/campaign.ts';
import { words } from '../words.ts';

const text = words.campaigns.editor.preview;

/** How many segments the text of each person has. */
export function segmentsEach({ fewest, most }: CampaignPreview['segments']): string {
  return fewest === most ? text.each(most) : text.eachBetween(fewest, most);
}
