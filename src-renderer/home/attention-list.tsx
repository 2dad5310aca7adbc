import {
  IconFileAlert,
  IconKey,
  IconMessageQuestion,
  IconMessages,
  IconPlayerPause,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { rejectedRowsLink } from '../imports/list/import-links.ts';
import { showConversations } from '../inbox/inbox-view.ts';
import { IconButton } from '../ui/controls/icon-button.tsx';
import { ListRow } from '../ui/data/list-row.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { notifyUndoable } from '../ui/undo-notice.tsx';
import { words } from '../words.ts';
import { AlertRow } from './alert-row.tsx';
import { isDismissible, keyOf, type Attention } from './attention.ts';
import { dismiss, restoreDismissed } from './dismissed.ts';

const { attention: text } = words.home;

/** Everything that waits for the person, each with its reason and the way to it. Stands in a `List`. */
export function AttentionRows({ items }: { readonly items: readonly Attention[] }) {
  return items.map((item) => <AttentionItem key={keyOf(item)} item={item} />);
}

function AttentionItem({ item }: { readonly item: Attention }) {
  switch (item.kind) {
    case 'no-credentials':
      return (
        <ListRow
          icon={IconKey}
          tone="attention"
          title={text.noAccount}
          text={text.noAccountText}
          action={
            <ButtonLink to="/first-run" variant="default" aria-label={text.connectNamed}>
              {text.connect}
            </ButtonLink>
          }
        />
      );
    case 'to-decide':
      return (
        <ListRow
          icon={IconMessageQuestion}
          tone="attention"
          title={text.toDecide(item.count)}
          text={text.toDecideText}
          action={
            <ButtonLink
              to="/inbox"
              variant="default"
              aria-label={text.decideReplies}
              onClick={() => showConversations({ filter: 'to-decide' })}
            >
              {text.decide}
            </ButtonLink>
          }
        />
      );
    case 'unread':
      return (
        <ListRow
          icon={IconMessages}
          tone="egg"
          title={text.unread(item.count)}
          text={text.unreadText}
          action={
            <ButtonLink
              to="/inbox"
              variant="default"
              aria-label={text.openInbox}
              onClick={() => showConversations({ filter: 'unread' })}
            >
              {text.open}
            </ButtonLink>
          }
        />
      );
    case 'alert':
      return (
        <AlertRow
          alert={item.alert}
          beside={<DismissButton item={item} title={item.alert.title} />}
        />
      );
    case 'paused':
      return <PausedRow item={item} />;
    case 'unconfirmed': {
      const { name, unconfirmedCount } = item.campaign;
      return (
        <CampaignRow
          icon={IconMessageQuestion}
          campaign={item.campaign}
          title={text.unconfirmed(unconfirmedCount)}
          text={text.unconfirmedText(name)}
          label={text.decide}
          name={text.decideNamed(name)}
        />
      );
    }
    case 'rows-to-fix':
      return <RowsToFixRow item={item} />;
    default:
      return assertNever(item);
  }
}

function PausedRow({ item }: { readonly item: Extract<Attention, { kind: 'paused' }> }) {
  const { name, pausedReason, pausedReasonCode } = item.campaign;
  const isByUser = pausedReasonCode === 'user' || pausedReason === null;
  return (
    <CampaignRow
      icon={IconPlayerPause}
      campaign={item.campaign}
      title={name}
      text={isByUser ? text.pausedByUser : text.paused(pausedReason)}
      label={text.open}
      name={text.openNamed(name)}
      beside={<DismissButton item={item} title={name} />}
    />
  );
}

function RowsToFixRow({ item }: { readonly item: Extract<Attention, { kind: 'rows-to-fix' }> }) {
  const { id, fileName, left } = item.summary;
  const title = text.rowsToFix(left);
  return (
    <ListRow
      icon={IconFileAlert}
      tone="attention"
      title={title}
      text={fileName}
      action={
        <>
          <ButtonLink
            {...rejectedRowsLink(id)}
            variant="default"
            aria-label={text.fixRows(left, fileName)}
          >
            {text.fix}
          </ButtonLink>
          <DismissButton item={item} title={title} />
        </>
      }
    />
  );
}

interface CampaignRowProps {
  readonly icon: Icon;
  readonly campaign: CampaignSnapshot;
  readonly title: string;
  readonly text: string;
  /** Of the button; `name` is the same with the name of the campaign. */
  readonly label: string;
  readonly name: string;
  readonly beside?: ReactNode;
}

function CampaignRow({ icon, campaign, title, label, name, beside, ...row }: CampaignRowProps) {
  return (
    <ListRow
      icon={icon}
      tone={campaign.isPractice ? 'practice' : 'attention'}
      title={title}
      text={campaign.isPractice ? text.inPractice(row.text) : row.text}
      action={
        <>
          <ButtonLink {...campaignLink(campaign.id)} variant="default" aria-label={name}>
            {label}
          </ButtonLink>
          {beside}
        </>
      }
    />
  );
}

interface DismissButtonProps {
  readonly item: Attention;
  readonly title: string;
}

/** Takes an item off Home, with the way back. Nothing where it cannot be dismissed. */
function DismissButton({ item, title }: DismissButtonProps) {
  if (!isDismissible(item)) return null;
  const label = text.dismiss(title);
  const key = keyOf(item);
  return (
    <IconButton
      label={label}
      icon={IconX}
      size={24}
      onClick={() => {
        dismiss(key);
        notifyUndoable({
          message: text.dismissed,
          undo: () => {
            restoreDismissed(key);
            return Promise.resolve(text.restored);
          },
          failure: text.notRestored,
        });
      }}
    />
  );
}
