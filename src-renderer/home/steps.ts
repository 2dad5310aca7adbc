import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';
import type { CredentialsStatus } from '../../src-shared/settings/settings.ts';

/** Which steps to the first campaign are done. */
export interface FirstSteps {
  readonly import: boolean;
  readonly write: boolean;
  /** In practice mode; also done by whoever sends for real without. */
  readonly practise: boolean;
  readonly connect: boolean;
  /** For real. */
  readonly send: boolean;
}

/** How far a new installation has come; writing counts once there is any campaign. */
export function firstStepsOf(
  campaigns: readonly CampaignSnapshot[],
  contactCount: number,
  credentials: CredentialsStatus,
): FirstSteps {
  const started = campaigns.filter(({ startedAt }) => startedAt !== null);
  return {
    import: contactCount > 0,
    write: campaigns.length > 0,
    practise: started.length > 0,
    connect: credentials.source !== 'none',
    send: started.some(({ isPractice }) => !isPractice),
  };
}

/** Whether nothing at all has been done yet. */
export function isFirstDay({ import: hasContacts, write, connect }: FirstSteps): boolean {
  return !hasContacts && !write && !connect;
}
