import { IconHelpCircle, IconKey, IconPlayerPause, IconTool } from '@tabler/icons-react';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { campaignLink } from '../campaigns/campaign-link.ts';
import { rejectedRowsLink } from '../imports/list/import-links.ts';
import { TextLink } from '../ui/links.tsx';
import { plural } from '../ui/text/numbers.ts';
import { AlertRow } from './alert-row.tsx';
import { AttentionRow } from './attention-row.tsx';
import type { Attention } from './attention.ts';

/** Everything that waits for the person, each with the way to it. */
export function AttentionList({ items }: { readonly items: readonly Attention[] }) {
  return (
    <ul className="home-list">
      {items.map((item) => (
        <AttentionItem key={keyOf(item)} item={item} />
      ))}
    </ul>
  );
}

function keyOf(item: Attention): string {
  if (item.kind === 'no-credentials') return item.kind;
  if (item.kind === 'rows-to-fix') return `${item.kind}-${item.summary.id}`;
  if (item.kind === 'alert') return `${item.alert.kind}-${item.alert.campaignId}`;
  return `${item.kind}-${item.campaign.id}`;
}

function AttentionItem({ item }: { readonly item: Attention }) {
  switch (item.kind) {
    case 'no-credentials':
      return (
        <AttentionRow
          icon={<IconKey size={18} />}
          title="Ovo does not know your Twilio account yet"
          text="Twilio is chosen as the gateway, but there are no credentials, so nothing can be sent."
          action={
            <TextLink to="/settings" size="sm" underline="always">
              Enter them in Settings
            </TextLink>
          }
        />
      );
    case 'alert':
      return <AlertRow alert={item.alert} />;
    case 'paused':
      return (
        <AttentionRow
          icon={<IconPlayerPause size={18} />}
          title={`${item.campaign.name} is paused`}
          text={item.campaign.pausedReason ?? 'It was paused by hand.'}
          action={<CampaignLink id={item.campaign.id} label={`Open ${item.campaign.name}`} />}
        />
      );
    case 'unconfirmed':
      return (
        <AttentionRow
          icon={<IconHelpCircle size={18} />}
          title={`${item.campaign.name}: ${plural(item.campaign.unconfirmedCount, 'unconfirmed message')}`}
          text="It is not known whether they were sent. Ovo looks them up and sends nothing twice; you can decide."
          action={<CampaignLink id={item.campaign.id} label={`Look at ${item.campaign.name}`} />}
        />
      );
    case 'rows-to-fix': {
      const { id, fileName, left } = item.summary;
      return (
        <AttentionRow
          icon={<IconTool size={18} />}
          title={`${fileName}: ${plural(left, 'row')} to fix`}
          text="They weren’t imported. Ovo says why, and suggests a fix where it knows one."
          action={
            <TextLink {...rejectedRowsLink(id)} size="sm" underline="always">
              {`Fix ${plural(left, 'row')}`}
            </TextLink>
          }
        />
      );
    }
    default:
      return assertNever(item);
  }
}

function CampaignLink({ id, label }: { readonly id: number; readonly label: string }) {
  return (
    <TextLink {...campaignLink(id)} size="sm" underline="always">
      {label}
    </TextLink>
  );
}
