import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { maybeSender, senderAdvice } from '../../../src-shared/campaign/sender.ts';
import { words } from '../../words.ts';

/** An empty campaign, named after its day, to an audience where one is given. */
export function newDraft(audience: Audience | null, today: Date): CampaignDraft {
  const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' }).format(today);
  return {
    name: words.campaigns.editor.defaultName(day),
    body: '',
    sender: '',
    audience: audience ?? { listIds: [] },
  };
}

/** The problem with the name, or null. */
export function nameProblem(draft: CampaignDraft): string | null {
  return draft.name.trim() === '' ? words.campaigns.editor.nameMissing : null;
}

/** The problem with the sender, or null. Empty means the sender of the settings. */
export function senderProblem(draft: CampaignDraft): string | null {
  return maybeSender(draft.sender) ? null : senderAdvice;
}

/** Why a draft cannot be saved, or null. */
export function draftProblem(draft: CampaignDraft): string | null {
  return nameProblem(draft) ?? senderProblem(draft);
}
