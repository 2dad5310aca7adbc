import { expect, it } from 'vitest';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

it.each([
  ['in practice', null],
  ['from a plain number', { takes: () => false } as const],
])('a campaign that is handed over without a scheduler %s is paused at once', async (_, part) => {
  const db = temporaryDatabase();
  const clock = createManualClock();
  const id = startedCampaign(db, { contacts: 3, now: clock.now() });
  db.sqlite
    .prepare(`UPDATE campaigns SET hand_over = json_object('orderedAt', 1) WHERE id = ?`)
    .run(id);
  const gateway = createScriptedGateway();
  const scheduler =
    part === null
      ? null
      : {
          ...part,
          leastAheadMs: 0,
          mostAheadMs: 1,
          mostKept: 1,
          cancel: () => Promise.reject(new Error('Nothing is to be canceled.')),
        };
  const { engine } = engineOn(db, clock, { ...gateway, scheduler });
  await clock.runUntil(engine.run());
  const { status, pausedReasonCode, pausedReason, queuedCount } = campaignSnapshot(db, id);
  expect({ status, pausedReasonCode, queuedCount }).toEqual({
    status: 'paused',
    pausedReasonCode: 'refused',
    queuedCount: 3,
  });
  expect(pausedReason).toContain('Choose a Messaging Service as the sender');
  expect(gateway.handedOver).toEqual([]);
});
