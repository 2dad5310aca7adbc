import { useDebouncedValue } from '@mantine/hooks';
import { Menu } from '@mantine/core';
import { IconHistory, IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Campaign } from '../../../src-shared/campaign/campaign.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Columns } from '../../ui/page/section.tsx';
import { isFieldProblem } from '../../ui/saving/autosave.ts';
import { SaveIndicator } from '../../ui/saving/save-indicator.tsx';
import { useDialog } from '../../ui/use-dialog.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { campaignLink } from '../campaign-link.ts';
import { CampaignBadge } from '../campaign-badge.tsx';
import { CampaignMenuItems } from '../campaign-menu.tsx';
import { ConflictNotice, GoneNotice } from './conflict-notice.tsx';
import { DraftForm } from './draft-form.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { StartingNotice } from './starting-notice.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { useDraft } from './use-draft.ts';
import { VersionsPanel } from './versions-panel.tsx';
import './editor.css';

const { editor: text, shared } = words.campaigns;

/** The pause in typing after which the preview is read again. */
const previewPauseMs = 350;

interface EditorScreenProps {
  /** The draft as it was when the screen opened; null for a new one. */
  readonly campaign: Campaign | null;
  readonly listId: number | null;
  readonly onCreated: (id: number) => void;
}

/** Writes a campaign: saved as one types, with a preview of what it would come to. */
export function EditorScreen({ campaign, listId, onCreated }: EditorScreenProps) {
  const [areVersionsOpen, setAreVersionsOpen] = useState(false);
  const reviewDialog = useDialog<Campaign>();
  const navigate = useNavigate();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  const writing = useDraft({
    campaign,
    listId,
    async onCreated(id) {
      onCreated(id);
      // A user who has gone to another screen stays there.
      if (isOpen.current) await navigate({ ...campaignLink(id), replace: true });
    },
  });
  const { draft, known, state, change, elsewhere } = writing;

  const review = async () => {
    const saved = await writing.saved();
    if (saved !== null) reviewDialog.open(saved);
  };

  const keepAsNew = async () => {
    if (await writing.keepAsNew()) await navigate({ to: '/campaigns' });
  };

  const retry = () => void writing.flush();

  const [previewed] = useDebouncedValue(draft, previewPauseMs);

  return (
    <Page
      title={draft.name.trim() === '' ? shared.one : draft.name}
      before={<BackLink to="/campaigns">{shared.all}</BackLink>}
      beside={<CampaignBadge campaign={{ status: 'draft', damaged: null }} />}
      {...(known !== null || state.state !== 'saved'
        ? {
            facts: (
              <SaveIndicator
                state={state}
                onRetry={elsewhere === null && !isFieldProblem(state) ? retry : undefined}
              />
            ),
          }
        : {})}
      actions={
        <WorkButton leftSection={<IconSend size={16} aria-hidden="true" />} onWork={review}>
          {text.review}
        </WorkButton>
      }
      side={
        areVersionsOpen &&
        known !== null && (
          <VersionsPanel
            campaign={known}
            beforeRestore={() => writing.saved()}
            onRestored={writing.take}
            onClose={() => setAreVersionsOpen(false)}
          />
        )
      }
      {...(known === null
        ? {}
        : {
            more: (
              <>
                <Menu.Item
                  leftSection={<IconHistory size={14} aria-hidden="true" />}
                  onClick={() => setAreVersionsOpen(true)}
                >
                  {text.versions.title}
                </Menu.Item>
                <CampaignMenuItems
                  campaign={campaign?.snapshot ?? known.snapshot}
                  beforeDelete={writing.flush}
                  onDeleted={() => void navigate({ to: '/campaigns' })}
                />
              </>
            ),
          })}
    >
      {known !== null && !reviewDialog.opened && <StartingNotice campaignId={known.snapshot.id} />}
      {elsewhere?.kind === 'changed' && campaign !== null && (
        <ConflictNotice mine={draft.body} theirs={campaign} onKeep={writing.resolve} />
      )}
      {elsewhere?.kind === 'gone' && <GoneNotice onKeep={() => void keepAsNew()} />}
      <Columns isUneven>
        <DraftForm draft={draft} onChange={change} onLeave={() => void writing.flush()} />
        <PreviewPanel body={previewed.body} audience={previewed.audience} />
      </Columns>
      <ReviewDialog
        campaign={reviewDialog.subject}
        opened={reviewDialog.opened}
        onClose={reviewDialog.close}
      />
    </Page>
  );
}
