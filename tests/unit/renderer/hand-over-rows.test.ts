import { describe, expect, it } from 'vitest';
import { handOverRows } from '../../../src-renderer/campaigns/detail/hand-over/hand-over-rows.ts';
import type { HandOverState } from '../../../src-shared/campaign/hand-over.ts';
import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { snapshot } from './snapshot.ts';

const state = (some: Partial<HandOverState>): HandOverState => ({
  firstAt: null,
  lastAt: null,
  isHandedOver: true,
  held: 0,
  toCancel: 0,
  late: 0,
  takenBack: null,
  ...some,
});

const rowsOf = (campaign: Partial<CampaignSnapshot>, known: Partial<HandOverState>) =>
  handOverRows(snapshot({ handOver: { orderedAt: 1 }, ...campaign }), state(known));

const notHandedOver = { isHandedOver: false };

describe('what is said of a campaign at Twilio’s scheduler', () => {
  it('is how far it is while more is handed over: this computer has to stay on', () => {
    expect(rowsOf({ queuedCount: 30 }, { held: 12 })).toEqual([
      { kind: 'handing-over', held: 12, all: 42 },
    ]);
  });

  it('is that this computer can be off only where all is there, and nothing is to be canceled', () => {
    const canSwitchOff = (campaign: Partial<CampaignSnapshot>, known: Partial<HandOverState>) =>
      rowsOf(campaign, known).some((row) => row.kind === 'held' && row.canSwitchOff);
    expect(canSwitchOff({}, { held: 12 })).toBe(true);
    expect(canSwitchOff({}, { held: 12, toCancel: 1 })).toBe(false);
    expect(canSwitchOff({ queuedCount: 1, handOver: null }, { held: 12 })).toBe(false);
    expect(canSwitchOff({ status: 'paused' }, { held: 12 })).toBe(false);
  });

  it('is that Twilio goes on where Ovo itself paused the campaign', () => {
    const [row] = rowsOf({ status: 'paused', pausedReasonCode: 'refusals' }, { held: 12 });
    expect(row).toMatchObject({ kind: 'held', held: 12, isPaused: true });
  });

  it('is no text that Twilio keeps, once all of them are to be canceled', () => {
    const taken = { status: 'paused', handOver: null, queuedCount: 5 } as const;
    expect(rowsOf(taken, { ...notHandedOver, held: 12, toCancel: 12 })).toEqual([
      { kind: 'canceling', left: 12 },
    ]);
  });

  it('is that resuming hands over again, unless resuming cannot', () => {
    const ordered = (campaign: Partial<CampaignSnapshot>) =>
      rowsOf({ status: 'paused', queuedCount: 5, ...campaign }, {});
    expect(ordered({})).toEqual([{ kind: 'ordered', resumeHandsOver: true }]);
    expect(ordered({ pausedReasonCode: 'refused' })).toEqual([
      { kind: 'ordered', resumeHandsOver: false },
    ]);
    expect(ordered({ pausedReasonCode: 'budget' })).toEqual([
      { kind: 'ordered', resumeHandsOver: false },
    ]);
    expect(ordered({ queuedCount: 0 })).toEqual([]);
  });

  it('is what came back, once nothing is left there', () => {
    const taken = { status: 'paused', handOver: null, queuedCount: 12 } as const;
    const takenBack = { canceled: 11, late: 1 };
    expect(rowsOf(taken, { ...notHandedOver, held: 1, takenBack })).not.toContainEqual(
      expect.objectContaining({ kind: 'taken-back' }),
    );
    expect(rowsOf(taken, { ...notHandedOver, takenBack, late: 1 })).toEqual([
      { kind: 'taken-back', canceled: 11, queued: 12 },
      { kind: 'late', sent: 1 },
    ]);
  });

  it('is nothing before it is read, where the counts say nothing either', () => {
    expect(handOverRows(snapshot({}), undefined)).toEqual([]);
  });
});
