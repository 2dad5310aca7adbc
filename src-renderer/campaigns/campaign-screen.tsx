import { Suspense, type ReactNode } from 'react';
import type { Audience } from '../../src-shared/campaign/audience.ts';
import type { Campaign } from '../../src-shared/campaign/campaign.ts';
import { isDraft } from '../../src-shared/campaign/status.ts';
import { useCampaign } from '../api/campaigns/campaigns.ts';
import { BackLink } from '../ui/page/back-link.tsx';
import { Page } from '../ui/page/page.tsx';
import { useEditorKey } from '../ui/saving/use-editor-key.ts';
import { Loaded, LoadingLines } from '../ui/states.tsx';
import { words } from '../words.ts';
import { DetailScreen } from './detail/detail-screen.tsx';
import { EditorPart } from './editor/editor-part.ts';

interface CampaignScreenProps {
  /** A campaign's id, or `new`. */
  readonly campaignId: string;
  /** Whom a new campaign goes to at first; null for nobody. */
  readonly audience: Audience | null;
}

/** One campaign: its editor while it is a draft, its progress after that. */
export function CampaignScreen({ campaignId, audience }: CampaignScreenProps) {
  const editorKey = useEditorKey(campaignId);
  const id = /^[1-9]\d{0,14}$/.test(campaignId) ? Number(campaignId) : null;
  const campaign = useCampaign(id);

  const edit = (draft: Campaign | null, first: Audience | null) => (
    <Suspense
      fallback={
        <OpeningPage>
          <LoadingLines lines={8} />
        </OpeningPage>
      }
    >
      <EditorPart
        key={editorKey.key}
        campaign={draft}
        audience={first}
        onCreated={editorKey.onCreated}
      />
    </Suspense>
  );

  if (campaignId === 'new') return edit(null, audience);
  if (campaign.data === undefined || id === null) {
    return (
      <OpeningPage>
        <Loaded query={campaign} failure={words.campaigns.shared.notRead} lines={8}>
          {() => null}
        </Loaded>
      </OpeningPage>
    );
  }
  if (isDraft(campaign.data.snapshot.status)) return edit(campaign.data, null);
  return <DetailScreen key={id} campaign={campaign.data} />;
}

/** The page of a campaign that is not there yet. */
function OpeningPage({ children }: { readonly children: ReactNode }) {
  return (
    <Page
      title={words.campaigns.shared.one}
      before={<BackLink to="/campaigns">{words.campaigns.shared.all}</BackLink>}
    >
      {children}
    </Page>
  );
}
