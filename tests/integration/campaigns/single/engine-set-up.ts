import { randomUUID } from 'node:crypto';
import {
  writeSingle,
  type NewSingleMessage,
} from '../../../../src-main/campaigns/single/single-rows.ts';
import { addSuppression } from '../../../../src-main/contacts/suppressions/suppression-rows.ts';
import type { EngineSettings } from '../../../../src-main/engine/options.ts';
import type { Gateway } from '../../../../src-main/engine/ports.ts';
import { fictionalPhone } from '../../../support/campaigns.ts';
import { temporaryDatabase } from '../../../support/database.ts';
import { engineOn } from '../../../support/engine.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createScriptedGateway } from '../../../support/scripted-gateway.ts';

export const sender = '+12125550199';
export const phone = fictionalPhone(70);

/** An engine on a new database, with a clock that stands still until a test moves it. */
export function setUp(gateway = createScriptedGateway(), clock = createManualClock()) {
  const db = temporaryDatabase();
  const write = (changes: Partial<NewSingleMessage> = {}) =>
    writeSingle(db, {
      requestId: randomUUID(),
      phone,
      text: 'Ok',
      picture: null,
      origin: 'window',
      gateway: 'twilio',
      sender,
      writtenAt: clock.now(),
      goesAt: clock.now(),
      isLater: false,
      ...changes,
    }).messageId;
  const run = (settings: Partial<EngineSettings> = {}, through: Gateway = gateway) =>
    clock.runUntil(engineOn(db, clock, through, settings).engine.run());
  const texted = () => gateway.handedOver.map(({ to, body }) => `${to} ${body}`);
  const suppress = (number: string) =>
    addSuppression(db, {
      phone: number,
      origin: 'reply',
      reason: 'Replied STOP',
      evidence: null,
      at: clock.now(),
    });
  return { clock, db, gateway, write, run, texted, suppress };
}
