import { expect, it } from 'vitest';
import { liveProgressSchema } from '../../../../src-shared/campaign/snapshot.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

it.each([0, 0.3, 3, 7, 30, 60])(
  'at %s segments a second every progress is one that the window takes',
  async (segmentsPerSecond) => {
    const clock = createManualClock();
    const db = temporaryDatabase();
    startedCampaign(db, { contacts: 20, now: clock.now() });
    const { engine, published } = engineOn(db, clock, createScriptedGateway(), {
      segmentsPerSecond,
    });
    await clock.runUntil(engine.run());
    expect(published.length).toBeGreaterThan(0);
    for (const progress of published)
      expect(() => liveProgressSchema.parse(progress)).not.toThrow();
  },
);
