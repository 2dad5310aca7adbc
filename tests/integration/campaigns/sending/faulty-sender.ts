import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { type Reaction } from '../../../support/scripted-gateway.ts';

export const lost: Reaction = { outcome: { kind: 'unknown', detail: 'HTTP 503.' }, took: false };

export function setUp(contacts: number) {
  const clock = createManualClock();
  const db = temporaryDatabase();
  return { clock, db, id: startedCampaign(db, { contacts, now: clock.now() }) };
}
