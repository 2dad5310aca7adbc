import { useDebouncedValue } from '@mantine/hooks';
import { Menu, Stack } from '@mantine/core';
import { IconDeviceMobileMessage, IconHistory, IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Audience } from '../../../src-shared/campaign/audience.ts';
import type { SendPlan } from '../../../src-shared/campaign/plan.ts';
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
import { ArchivedBadge, CampaignBadge } from '../campaign-badge.tsx';
import { TestDialog } from '../test-text/test-dialog.tsx';
import { ReviewSheet } from '../review/review-sheet.tsx';
import { useFixes, type FixPlace } from '../review/use-fixes.ts';
import { CampaignMenuItems } from '../campaign-menu.tsx';
import { AudienceSection } from './audience/audience-section.tsx';
import { LeftOutPanel } from './audience/left-out-panel.tsx';
import { ConflictNotice, GoneNotice } from './conflict-notice.tsx';
import { WhenSection } from '../plan/when-section.tsx';
import { SafetySection } from '../plan/safety-section.tsx';
import { DraftForm } from './draft-form.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { previewPauseMs } from './preview-pause.ts';
import { StartingNotice } from './starting-notice.tsx';
import { useDraft } from './use-draft.ts';
import { VersionsPanel } from './versions-panel.tsx';
import './editor.css';

const { editor: text, shared } = words.campaigns;

export interface EditorScreenProps {
  /** The draft as it was when the screen opened; null for a new one. */
  readonly campaign: Campaign | null;
  /** Whom a new one goes to at first; null for nobody. */
  readonly audience: Audience | null;
  readonly onCreated: (id: number) => void;
}

/** Writes a campaign: saved as one types, with a preview of what it would come to. */
export function EditorScreen({ campaign, audience, onCreated }: EditorScreenProps) {
  const [side, setSide] = useState<'versions' | 'left-out' | null>(null);
  const sheet = useDialog<true>();
  const tests = useDialog<true>();
  const form = useRef<HTMLDivElement>(null);
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
    audience,
    async onCreated(id) {
      onCreated(id);
      // A user who has gone to another screen stays there.
      if (isOpen.current) await navigate({ ...campaignLink(id), replace: true });
    },
  });
  const { draft, known, state, change, elsewhere } = writing;

  const review = async () => {
    if ((await writing.saved()) !== null) sheet.open(true);
  };

  const openTest = async () => {
    if ((await writing.saved()) !== null) tests.open(true);
  };

  const fix = useFixes({
    saved: writing.lastSaved,
    async save(next) {
      change(next);
      await writing.flush();
    },
    remember: writing.take,
    goTo(place) {
      sheet.close();
      // The focus goes back to the button first.
      window.setTimeout(() => focusPlace(form.current, place), 0);
    },
  });

  const keepAsNew = async () => {
    if (await writing.keepAsNew()) await navigate({ to: '/campaigns' });
  };

  // Stable, so that a key in the text draws none of these again.
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const changeAudience = useCallback(
    (changed: Audience) => latest.current({ audience: changed }),
    [],
  );
  const changePlan = useCallback((plan: SendPlan) => latest.current({ plan }), []);
  const showLeftOut = useCallback(() => setSide('left-out'), []);

  const closeSide = () => setSide(null);
  const retry = () => void writing.flush();

  const [previewed] = useDebouncedValue(draft, previewPauseMs);

  return (
    <Page
      title={draft.name.trim() === '' ? shared.one : draft.name}
      before={<BackLink to="/campaigns">{shared.all}</BackLink>}
      beside={
        <>
          <CampaignBadge campaign={{ status: 'draft', damaged: null }} />
          {(campaign ?? known)?.snapshot.isArchived === true && <ArchivedBadge />}
        </>
      }
      {...(known !== null || state.state !== 'saved'
        ? {
            facts: (
              <SaveIndicator
                state={state}
                {...(elsewhere === null ? {} : { isExplained: true })}
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
        side === 'left-out' ? (
          <LeftOutPanel audience={draft.audience} onClose={closeSide} />
        ) : (
          side === 'versions' &&
          known !== null && (
            <VersionsPanel
              campaign={known}
              beforeRestore={() => writing.saved()}
              onRestored={writing.take}
              onClose={closeSide}
            />
          )
        )
      }
      {...(known === null
        ? {}
        : {
            more: (
              <>
                <Menu.Item
                  leftSection={<IconHistory size={14} aria-hidden="true" />}
                  onClick={() => setSide('versions')}
                >
                  {text.versions.title}
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconDeviceMobileMessage size={14} aria-hidden="true" />}
                  onClick={() => void openTest()}
                >
                  {words.campaigns.testText.open}
                </Menu.Item>
                <CampaignMenuItems
                  campaign={campaign?.snapshot ?? known.snapshot}
                  written={draft}
                  beforeDelete={writing.flush}
                  onDeleted={() => void navigate({ to: '/campaigns' })}
                />
              </>
            ),
          })}
    >
      {known !== null && !sheet.opened && (
        <StartingNotice campaignId={known.snapshot.id} name={draft.name} />
      )}
      {elsewhere?.kind === 'changed' && campaign !== null && (
        <ConflictNotice
          mine={draft.body}
          theirs={campaign.draft.body}
          savedAt={campaign.updatedAt}
          onKeep={writing.resolve}
        />
      )}
      {elsewhere?.kind === 'gone' && <GoneNotice onKeep={() => void keepAsNew()} />}
      <Columns isUneven>
        <Stack ref={form} gap="md">
          <DraftForm draft={draft} onChange={change} onLeave={() => void writing.flush()} />
          <div data-place="audience">
            <AudienceSection
              audience={draft.audience}
              onChange={changeAudience}
              onShowLeftOut={showLeftOut}
            />
          </div>
          <Stack gap="md" data-place="plan">
            <WhenSection plan={draft.plan} onChange={changePlan} />
            <SafetySection plan={draft.plan} onChange={changePlan} />
          </Stack>
        </Stack>
        <PreviewPanel
          typed={draft.body}
          body={previewed.body}
          audience={previewed.audience}
          sender={draft.sender}
          picture={previewed.picture}
        />
      </Columns>
      {known !== null && (
        <TestDialog
          id={known.snapshot.id}
          draft={draft}
          opened={tests.opened}
          onClose={tests.close}
        />
      )}
      <ReviewSheet
        campaign={sheet.subject === undefined ? undefined : (known ?? undefined)}
        opened={sheet.opened}
        onClose={sheet.close}
        onFix={fix}
      />
    </Page>
  );
}

/** Puts the focus on a part of the draft's form. */
function focusPlace(form: HTMLElement | null, place: FixPlace): void {
  const part = form?.querySelector(`[data-place="${place}"]`);
  const closed = part?.querySelector<HTMLElement>('button[aria-expanded="false"]');
  const find = (what: string) => part?.querySelector<HTMLElement>(what);
  const focus = () => {
    (find('textarea,input,[contenteditable="true"]') ?? find('button'))?.focus();
  };
  if (place !== 'sender' || !closed) {
    focus();
    return;
  }
  closed.click();
  // The field can take the focus once the part is drawn open.
  requestAnimationFrame(() => requestAnimationFrame(focus));
}
