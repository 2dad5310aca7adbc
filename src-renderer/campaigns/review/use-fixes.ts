import { useNavigate } from '@tanstack/react-router';
import type { Campaign, CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { fixedDraft } from '../../../src-shared/campaign/draft-fixes.ts';
import type { Finding, FindingFix } from '../../../src-shared/campaign/review-finding.ts';
import { useHostPicture } from '../../api/campaigns/pictures.ts';
import { useExcludePeople } from '../../api/campaigns/reviews.ts';
import { useSettings } from '../../api/settings.ts';
import type { SettingsSectionId } from '../../settings/sections.ts';
import { showConversations } from '../../inbox/inbox-view.ts';
import { doOrTell } from '../../ui/notices.tsx';
import { words } from '../../words.ts';
import { peopleOf } from './finding-people.ts';

/** The place of the editor that a fix leads to. */
export type FixPlace = 'text' | 'audience' | 'plan' | 'sender';

const places: Partial<Readonly<Record<FindingFix['kind'], FixPlace>>> = {
  'edit-text': 'text',
  'edit-audience': 'audience',
  'edit-plan': 'plan',
  'choose-sender': 'sender',
};

type SettingsFix = Extract<FindingFix, { readonly kind: 'open-settings' }>;

const sections: Readonly<Record<SettingsFix['section'], SettingsSectionId>> = {
  account: 'twilio',
  sender: 'twilio',
  business: 'delivery',
  hours: 'quiet-hours',
  limits: 'limits',
};

interface FixTools {
  /** The draft as it is saved; null for one that never was. */
  readonly saved: () => Campaign | null;
  /** Saves a changed draft. */
  readonly save: (draft: CampaignDraft) => Promise<void>;
  /** Takes over a draft that the main process has saved. */
  readonly remember: (campaign: Campaign) => void;
  /** Closes the review, and leads to that place of the editor. */
  readonly goTo: (place: FixPlace) => void;
}

/** Makes the fixes of a review, or leads to where a person makes them. */
export function useFixes({ saved, save, remember, goTo }: FixTools) {
  const settings = useSettings().data;
  const excludePeople = useExcludePeople();
  const hostPicture = useHostPicture();
  const navigate = useNavigate();
  return async (finding: Finding, fix: FindingFix, fallback?: string): Promise<void> => {
    const campaign = saved();
    if (campaign === null) return;
    const place = places[fix.kind];
    if (place !== undefined) {
      goTo(place);
      return;
    }
    if (fix.kind === 'open-settings') {
      await navigate({ to: '/settings/$section', params: { section: sections[fix.section] } });
      return;
    }
    if (fix.kind === 'open-inbox') {
      showConversations({ filter: 'to-decide' });
      await navigate({ to: '/inbox' });
      return;
    }
    await doOrTell(words.campaigns.review.notFixed, async () => {
      if (fix.kind === 'exclude-people') {
        const people = peopleOf(finding);
        if (people === null) return;
        remember(await excludePeople({ id: campaign.snapshot.id, people }));
        return;
      }
      if (fix.kind === 'host-picture') {
        const { picture } = campaign.draft;
        if (picture !== undefined) await hostPicture(picture.hash);
        return;
      }
      const { optOutText = '', businessName = '' } = settings ?? {};
      const given = fallback === undefined ? {} : { fallback };
      await save(fixedDraft(campaign.draft, fix, { optOutText, businessName, ...given }));
    });
  };
}
