import { useDebouncedValue } from '@mantine/hooks';
import { IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Campaign, CampaignDraft } from '../../../src-shared/campaign/campaign.ts';
import { useReadCampaign, useSaveDraft } from '../../api/campaigns.ts';
import { RequestError } from '../../api/request.ts';
import { BackLink } from '../../ui/page/back-link.tsx';
import { doOrTell } from '../../ui/notices.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Columns } from '../../ui/page/section.tsx';
import { FieldProblem } from '../../ui/saving/autosave.ts';
import { SaveIndicator } from '../../ui/saving/save-indicator.tsx';
import { useDialog } from '../../ui/use-dialog.ts';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { WorkButton } from '../../ui/controls/work-button.tsx';
import { words } from '../../words.ts';
import { campaignLink } from '../campaign-link.ts';
import { CampaignBadge } from '../campaign-badge.tsx';
import { CampaignMenuItems } from '../campaign-menu.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { draftProblem, newDraft } from './draft.ts';
import { DraftForm } from './draft-form.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { StartingNotice } from './starting-notice.tsx';
import { ReviewDialog } from './review-dialog.tsx';
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
  const [draft, setDraft] = useState<CampaignDraft>(
    () => campaign?.draft ?? newDraft(listId, new Date()),
  );
  const [known, setKnown] = useState(campaign);
  // The base of the next save; the state above lags behind a save that has just ended.
  const base = useRef(campaign);
  const reviewDialog = useDialog<Campaign>();
  const navigate = useNavigate();
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const saveDraft = useSaveDraft();
  const readCampaign = useReadCampaign();

  const remember = (saved: Campaign) => {
    base.current = saved;
    setKnown(saved);
  };

  const autosave = useAutosave();

  const saveNow = async (next: CampaignDraft) => {
    const problem = draftProblem(next);
    if (problem !== null) throw new FieldProblem(problem);
    const isNew = base.current === null;
    const saved = await saveDraft(base.current, next);
    remember(saved);
    if (isNew) {
      onCreated(saved.snapshot.id);
      // A user who has gone to another screen stays there.
      if (isOpen.current) await navigate({ ...campaignLink(saved.snapshot.id), replace: true });
    }
  };

  const change = (part: Partial<CampaignDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    autosave.change(() => saveNow(next));
  };

  const review = async () => {
    if (base.current === null) autosave.change(() => saveNow(draft));
    if ((await autosave.flush()) && base.current !== null) reviewDialog.open(base.current);
  };

  const conflict =
    autosave.state.state === 'failed' &&
    autosave.state.error instanceof RequestError &&
    autosave.state.error.code === 'conflict';

  const resolveConflict = (keep: 'mine' | 'theirs') =>
    doOrTell(text.notRead, async () => {
      if (base.current === null) return;
      const theirs = await readCampaign(base.current.snapshot.id);
      remember(theirs);
      // Mine still waits to be saved, with what was typed since.
      if (keep === 'theirs') {
        setDraft(theirs.draft);
        autosave.change(() => saveNow(theirs.draft));
      }
      await autosave.flush();
    });

  const [previewed] = useDebouncedValue(draft, previewPauseMs);

  return (
    <Page
      title={draft.name.trim() === '' ? shared.one : draft.name}
      before={<BackLink to="/campaigns">{shared.all}</BackLink>}
      beside={<CampaignBadge campaign={{ status: 'draft', damaged: null }} />}
      actions={
        <>
          {(known !== null || autosave.state.state !== 'saved') && (
            <SaveIndicator state={autosave.state} />
          )}
          <WorkButton leftSection={<IconSend size={16} aria-hidden="true" />} onWork={review}>
            {text.review}
          </WorkButton>
        </>
      }
      {...(known === null
        ? {}
        : {
            more: (
              <CampaignMenuItems
                campaign={known.snapshot}
                onDeleted={() => void navigate({ to: '/campaigns' })}
              />
            ),
          })}
    >
      {known !== null && !reviewDialog.opened && <StartingNotice campaignId={known.snapshot.id} />}
      {conflict && <ConflictNotice onKeep={(which) => void resolveConflict(which)} />}
      <Columns isUneven>
        <DraftForm draft={draft} onChange={change} onLeave={() => void autosave.flush()} />
        <PreviewPanel
          body={previewed.body}
          audience={previewed.audience}
          picture={previewed.picture}
        />
      </Columns>
      <ReviewDialog
        campaign={reviewDialog.subject}
        opened={reviewDialog.opened}
        onClose={reviewDialog.close}
      />
    </Page>
  );
}
