import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { ConversationCounts } from '../../src-shared/inbox/conversation.ts';
import type { ImportSummary } from '../../src-shared/import/import.ts';
import type { Alert } from '../../src-shared/maintenance/alert.ts';
import type { CredentialsStatus, Settings } from '../../src-shared/settings/settings.ts';

/** Something that goes no further until a person does something. */
export type Attention =
  | { readonly kind: 'to-decide'; readonly count: number }
  | { readonly kind: 'unread'; readonly count: number }
  | { readonly kind: 'no-credentials' }
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'unconfirmed'; readonly campaign: CampaignSnapshot }
  | { readonly kind: 'paused'; readonly campaign: CampaignSnapshot }
  | { readonly kind: 'rows-to-fix'; readonly summary: ImportSummary };

/** How many imports with rows to fix are named; the others are in the list of imports. */
const importsNamed = 3;

/** What needs the person, the most pressing first. */
export function attentionOf(
  campaigns: readonly CampaignSnapshot[],
  settings: Settings,
  credentials: CredentialsStatus,
  importsToFix: readonly ImportSummary[],
  alerts: readonly Alert[],
  inbox: Pick<ConversationCounts, 'toDecide' | 'unread'>,
): readonly Attention[] {
  const items: Attention[] = [];
  if (settings.gateway === 'twilio' && credentials.source === 'none') {
    items.push({ kind: 'no-credentials' });
  }
  // Whoever may have opted out comes first: nothing goes to them until somebody decides.
  if (inbox.toDecide > 0) items.push({ kind: 'to-decide', count: inbox.toDecide });
  for (const alert of alerts) items.push({ kind: 'alert', alert });
  for (const campaign of campaigns) {
    // One alert speaks for all that came damaged.
    if (campaign.status === 'paused' && campaign.damaged === null)
      items.push({ kind: 'paused', campaign });
  }
  for (const campaign of campaigns) {
    if (campaign.unconfirmedCount > 0 && campaign.status !== 'canceled') {
      items.push({ kind: 'unconfirmed', campaign });
    }
  }
  if (inbox.unread > 0) items.push({ kind: 'unread', count: inbox.unread });
  for (const summary of importsToFix.slice(0, importsNamed)) {
    items.push({ kind: 'rows-to-fix', summary });
  }
  return items;
}

/** What tells one item from another, also after the app was closed. */
export function keyOf(item: Attention): string {
  switch (item.kind) {
    case 'no-credentials':
    case 'to-decide':
    case 'unread':
      return item.kind;
    case 'rows-to-fix':
      return `${item.kind}-${item.summary.id}`;
    case 'alert':
      return `${item.alert.kind}-${item.alert.campaignId}`;
    default:
      return `${item.kind}-${item.campaign.id}`;
  }
}

/** Alerts that a person may know of and leave as they are. */
const dismissibleAlerts: ReadonlySet<Alert['kind']> = new Set([
  'runs-late',
  'many-failures',
  'risky-folder',
]);

/** Whether a person may dismiss an item: nothing gets worse while it is not looked at. */
export function isDismissible(item: Attention): boolean {
  switch (item.kind) {
    case 'alert':
      return dismissibleAlerts.has(item.alert.kind);
    case 'paused':
      return item.campaign.pausedReasonCode === 'user';
    case 'rows-to-fix':
      return true;
    default:
      return false;
  }
}
