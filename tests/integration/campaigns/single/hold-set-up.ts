import { holdNumber, releaseNumber } from '../../../../src-main/campaigns/sending/holds/holds.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { WritableDatabase } from '../../../../src-main/database/open.ts';
import type { HoldReason } from '../../../../src-shared/inbox/hold.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

/** A campaign that is being sent, in a new database. */
export function setUp(contacts = 6, options: Partial<Parameters<typeof startedCampaign>[1]> = {}) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts, now: clock.now(), ...options });
  const gateway = createScriptedGateway();
  const hold = (index: number, reason: HoldReason = 'maybe-opt-out') =>
    holdNumber(db, {
      phone: fictionalPhone(index),
      reason,
      messageId: null,
      detail: '',
      at: clock.now(),
    });
  const release = (index: number, reasons: readonly HoldReason[] = ['maybe-opt-out']) =>
    releaseNumber(db, fictionalPhone(index), reasons, 'kept', clock.now());
  const run = (settings = {}) => {
    const { engine } = engineOn(db, clock, gateway, settings);
    return clock.runUntil(engine.run());
  };
  const texted = () => gateway.handedOver.map(({ to }) => to);
  return { clock, db, id, gateway, hold, release, run, texted };
}

/** Somebody, by the number of their phone, opts out. */
export function suppress(db: WritableDatabase, index: number, at: number): void {
  addSuppression(db, {
    phone: fictionalPhone(index),
    origin: 'reply',
    reason: 'Replied STOP',
    evidence: null,
    at,
  });
}
