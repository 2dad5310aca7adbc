import { Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Campaign, MessageRow } from '../../../src-shared/campaign/campaign.ts';
import { isCampaignOver } from '../../../src-shared/campaign/status.ts';
import { useFailures } from '../../api/campaigns/messages.ts';
import { useLiveProgress } from '../../api/campaigns/sending.ts';
import type { MessagesFilter } from '../../api/keys.ts';
import { TextWithPills } from '../../message-editor/text-with-pills.tsx';
import { Bubble } from '../../ui/data/bubble.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { Columns, Section } from '../../ui/page/section.tsx';
import { words } from '../../words.ts';
import { useSenderText, type SenderText } from '../../senders/sender-text.ts';
import { ArchivedBadge, CampaignBadge, PracticeBadge } from '../campaign-badge.tsx';
import { AudienceFacts } from '../audience-facts.tsx';
import { CampaignMenuItems } from '../campaign-menu.tsx';
import { PeoplePreview } from '../editor/people-preview.tsx';
import { ScheduledFigures } from '../plan/scheduled-figures.tsx';
import { CampaignPicture } from '../picture/campaign-picture.tsx';
import { ScheduledPanel } from '../plan/scheduled-panel.tsx';
import { PlanPanel } from '../plan/plan-panel.tsx';
import { Attention } from './attention.tsx';
import { CampaignControls, MoreControls } from './campaign-controls.tsx';
import { FailuresPanel } from './failures-panel.tsx';
import { CampaignFigures } from './figures.tsx';
import { HandOverPanel } from './hand-over/hand-over-panel.tsx';
import { MessagePanel } from './people/message-panel.tsx';
import { MessagesPanel } from './people/messages-panel.tsx';
import { describeOriginal } from './original-text.ts';
import { ProgressPanel } from './progress-panel.tsx';
import { describeTimes } from './progress-text.ts';
import { refetchWhileSendingMs } from './refetch.ts';
import { TimelinePanel } from './timeline-panel.tsx';
import './detail.css';

const text = words.campaigns.detail;

/** A campaign that was started: its progress, or its result. */
export function DetailScreen({ campaign }: { readonly campaign: Campaign }) {
  const { snapshot, draft } = campaign;
  const live = useLiveProgress(snapshot.id).data ?? null;
  const failures = useFailures(snapshot.id, refetchWhileSendingMs(snapshot));
  const senderText = useSenderText(draft.sender);
  const people = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<MessagesFilter>(() =>
    snapshot.pausedReasonCode === 'unconfirmed' ? 'unconfirmed' : 'all',
  );
  const [open, setOpen] = useState<MessageRow | null>(null);
  const isOver = isCampaignOver(snapshot.status);
  const isScheduled = snapshot.status === 'scheduled';

  const show = (wanted: MessagesFilter) => {
    setFilter(wanted);
    people.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    people.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
  };

  return (
    <Page
      title={snapshot.name}
      before={<BackLink to="/campaigns">{words.campaigns.shared.all}</BackLink>}
      beside={
        <>
          <CampaignBadge campaign={snapshot} />
          {snapshot.isArchived && <ArchivedBadge />}
          {snapshot.isPractice && <PracticeBadge />}
        </>
      }
      facts={factsOf(campaign, senderText)}
      actions={<CampaignControls campaign={campaign} />}
      more={
        isOver ? <CampaignMenuItems campaign={snapshot} /> : <MoreControls campaign={campaign} />
      }
      side={open !== null && <MessagePanel message={open} onClose={() => setOpen(null)} />}
    >
      <Stack gap="md">
        <ScheduledPanel campaign={campaign} />
        <Attention snapshot={snapshot} onDecide={() => show('unconfirmed')} />
        <HandOverPanel snapshot={snapshot} onShowSent={() => show('sent')} />
        {isScheduled ? (
          <ScheduledFigures campaign={campaign} />
        ) : (
          <CampaignFigures snapshot={snapshot} failures={failures.data ?? []} />
        )}
        {snapshot.damaged === null && !isScheduled && (
          <ProgressPanel snapshot={snapshot} live={live} />
        )}
        <Columns isUneven>
          <div ref={people}>
            {isScheduled ? (
              <Section title={words.campaigns.editor.preview.title}>
                <PeoplePreview
                  body={draft.body}
                  audience={draft.audience}
                  sender={draft.sender}
                  picture={draft.picture}
                />
              </Section>
            ) : (
              <MessagesPanel
                snapshot={snapshot}
                filter={filter}
                onFilter={setFilter}
                open={open}
                onOpen={setOpen}
              />
            )}
          </div>
          <Stack gap="md">
            <Section title={text.text}>
              <Bubble
                direction="out"
                picture={
                  draft.picture === undefined ? undefined : (
                    <CampaignPicture picture={draft.picture} />
                  )
                }
              >
                {draft.body === '' ? text.noText : <TextWithPills>{draft.body}</TextWithPills>}
              </Bubble>
            </Section>
            <AudienceFacts audience={draft.audience} />
            <PlanPanel snapshot={snapshot} />
            <FailuresPanel snapshot={snapshot} failures={failures} />
            <TimelinePanel campaignId={snapshot.id} />
            <OldFigures campaign={campaign} />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}

/** What the old system said of a campaign, or that its figures are an estimate. */
function OldFigures({ campaign }: { readonly campaign: Campaign }) {
  const original = describeOriginal(campaign);
  if (original === null && !campaign.snapshot.isEstimated) return null;
  return (
    <Section title={original === null ? text.old.estimated : text.old.title}>
      <p className="detail-note">{original ?? text.old.estimatedText}</p>
    </Section>
  );
}

/** When it was sent, from where, and whether that was practice. */
function factsOf({ snapshot, draft }: Campaign, senderText: SenderText): string {
  const { gateway, status } = snapshot;
  const isPractice = gateway === 'simulator';
  const practice = isCampaignOver(status) ? text.facts.practiceOver : text.facts.practice;
  return [
    describeTimes(snapshot),
    ...(draft.sender === '' || isPractice ? [] : [text.facts.from(senderText(draft.sender))]),
    ...(isPractice ? [practice] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}
