import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { importSuppressions } from '../../../../src-main/imports/suppressions/suppressions-file.ts';
import { campaignSnapshot } from '../../../../src-main/campaigns/campaign-rows.ts';
import { liftSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import { fictionalPhone, startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase, temporaryFolder } from '../../../support/database.ts';
import { engineOn, statusCounts } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

it('texts nobody whom a file says not to text, from the moment it is brought in, and those who are let again', async () => {
  const clock = createManualClock();
  const db = temporaryDatabase();
  const id = startedCampaign(db, { contacts: 6, now: clock.now() });
  const file = path.join(temporaryFolder(), 'unsubscribed.csv');
  writeFileSync(file, [2, 3, 4].map(fictionalPhone).join('\n'));
  const gateway = createScriptedGateway();
  const { engine } = engineOn(db, clock, gateway, { segmentsPerSecond: 1 });
  const running = engine.run();
  while (gateway.handedOver.length < 2) await clock.advance(100);
  await importSuppressions(
    db,
    clock,
    { file, country: 'US', by: '' },
    { signal: { aborted: false }, exclusively: (write) => write(db) },
  );
  liftSuppression(db, { phone: fictionalPhone(3), evidence: 'Asked', at: clock.now() });
  await clock.runUntil(running);
  expect(gateway.handedOver.map(({ to }) => to)).toEqual([0, 1, 3, 5].map(fictionalPhone));
  expect(statusCounts(db, id)).toEqual({ sent: 4, skipped: 2 });
  expect(campaignSnapshot(db, id)).toMatchObject({ status: 'completed', progress: 100 });
});
