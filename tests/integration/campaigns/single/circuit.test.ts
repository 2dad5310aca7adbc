import { expect, it } from 'vitest';
import { circuitOpenedBy } from '../../../../src-main/campaigns/sending/circuits.ts';
import { singleMessage } from '../../../../src-main/campaigns/single/single-rows.ts';
import { startedCampaign } from '../../../support/campaigns.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { accept, createScriptedGateway, type Reaction } from '../../../support/scripted-gateway.ts';
import { sender, setUp } from './engine-set-up.ts';

const lost: Reaction = { outcome: { kind: 'unknown', detail: 'No answer.' }, took: false };
const blocked: Reaction = {
  outcome: { kind: 'blocked', code: 20_003, detail: 'Authenticate' },
  took: false,
};

it.each(['answered', 'refused'] as const)(
  'of which nobody knows whether it went leaves its stopped sender stopped: look-ups are %s',
  async (lookUps) => {
    let answerLate: () => void = () => undefined;
    const clock = createManualClock();
    let sent = 0;
    const scripted = createScriptedGateway((message, sid) => {
      if (message.body === 'Ok') return lost;
      sent += 1;
      // The first one gets through, and the others go at once.
      if (sent === 1) return accept(sid);
      return sent === 2
        ? new Promise((resolve) => {
            answerLate = () => resolve(accept(sid));
          })
        : blocked;
    }, clock.now);
    const gateway = {
      ...scripted,
      findMessages: (query: Parameters<typeof scripted.findMessages>[0]) =>
        lookUps === 'answered'
          ? scripted.findMessages(query)
          : Promise.resolve({ kind: 'unavailable' as const, detail: 'HTTP 503.' }),
    };
    const { db, write } = setUp(gateway, clock);
    const unconfirmed = write();
    startedCampaign(db, { contacts: 3, now: clock.now() });
    const { engine } = engineOn(db, clock, gateway, { recheckAfterMs: 1000 });
    const running = engine.run();
    const openedBy = () => circuitOpenedBy(db, 'twilio', sender);
    let steps = 0;
    while (openedBy() !== 'dispatch' && steps++ < 1000) await clock.advance(10);
    await clock.advance(2000);
    answerLate();
    await clock.advance(100);
    expect(singleMessage(db, unconfirmed).status).toBe('unconfirmed');
    expect(openedBy()).toBe('dispatch');
    engine.stop();
    await clock.runUntil(running);
    expect(openedBy()).toBe('dispatch');
  },
);
