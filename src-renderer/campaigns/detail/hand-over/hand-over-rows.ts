import type { HandOverState } from '../../../../src-shared/campaign/hand-over.ts';
import type { CampaignSnapshot } from '../../../../src-shared/campaign/snapshot.ts';
import { canResume } from '../can-resume.ts';

/** What there is to say of a campaign at Twilio's scheduler. */
export type HandOverRow =
  /** Some are there, and the rest follows. */
  | { readonly kind: 'handing-over'; readonly held: number; readonly all: number }
  /** Twilio sends these, whatever this computer does. */
  | {
      readonly kind: 'held';
      readonly held: number;
      readonly canSwitchOff: boolean;
      /** The campaign is paused, by Ovo itself. */
      readonly isPaused: boolean;
    }
  | { readonly kind: 'canceling'; readonly left: number }
  /** Paused, and not taken back. */
  | { readonly kind: 'ordered'; readonly resumeHandsOver: boolean }
  | { readonly kind: 'taken-back'; readonly canceled: number; readonly queued: number }
  /** Sent before Twilio could cancel. */
  | { readonly kind: 'late'; readonly sent: number };

/** @param state undefined while it is read. */
export function handOverRows(
  snapshot: CampaignSnapshot,
  state: HandOverState | undefined,
): readonly HandOverRow[] {
  const { status, handOver, queuedCount, scheduledCount } = snapshot;
  const { held: kept = scheduledCount, toCancel = 0, late = 0, takenBack = null } = state ?? {};
  const isPaused = status === 'paused';
  // As the state says where it is known: one answer changes all rows at once.
  const isHandedOver = state?.isHandedOver ?? handOver !== null;
  const held = Math.max(0, kept - toCancel);
  const rows: HandOverRow[] = [];
  if (held > 0 && status === 'sending' && handOver !== null && queuedCount > 0) {
    rows.push({ kind: 'handing-over', held, all: held + queuedCount });
  } else if (held > 0 && (status === 'sending' || isPaused)) {
    const canSwitchOff = status === 'sending' && queuedCount === 0 && toCancel === 0;
    rows.push({ kind: 'held', held, canSwitchOff, isPaused });
  }
  if (toCancel > 0) rows.push({ kind: 'canceling', left: toCancel });
  if (isPaused && isHandedOver && queuedCount > 0) {
    const isRefused = snapshot.pausedReasonCode === 'refused';
    rows.push({ kind: 'ordered', resumeHandsOver: canResume(snapshot) && !isRefused });
  }
  if (isPaused && takenBack !== null && kept === 0) {
    rows.push({ kind: 'taken-back', canceled: takenBack.canceled, queued: queuedCount });
  }
  if (late > 0) rows.push({ kind: 'late', sent: late });
  return rows;
}
