import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { ImportSummary } from '../../src-shared/import/import.ts';
import type { Alert } from '../../src-shared/maintenance/alert.ts';
import type { CredentialsStatus, Settings } from '../../src-shared/settings/settings.ts';

/** Something that goes no further until a person does something. */
export type Attention =
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
): readonly Attention[] {
  const items: Attention[] = [];
  if (settings.gateway === 'twilio' && credentials.source === 'none') {
    items.push({ kind: 'no-credentials' });
  }
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
  for (const summary of importsToFix.slice(0, importsNamed)) {
    items.push({ kind: 'rows-to-fix', summary });
  }
  return items;
}

/** Which of the first three steps are done. */
export interface FirstSteps {
  readonly import: boolean;
  readonly write: boolean;
  readonly send: boolean;
}

/** How far a new installation has come; writing counts once there is any campaign. */
export function firstStepsOf(
  campaigns: readonly CampaignSnapshot[],
  contactCount: number,
): FirstSteps {
  return {
    import: contactCount > 0,
    write: campaigns.length > 0,
    send: campaigns.some((campaign) => campaign.startedAt !== null),
  };
}
