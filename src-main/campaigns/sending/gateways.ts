import path from 'node:path';
import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { SimulatorSettings } from '../../../src-shared/settings/settings.ts';
import { words } from '../../../src-shared/words/words.ts';
import { keepToOwner, makeFile } from '../../database/database-file.ts';
import type { Clock, Gateway } from '../../engine/ports.ts';
import { emptyLedger } from '../../gateways/simulator/ledger.ts';
import { createSimulatorGateway } from '../../gateways/simulator/simulator-gateway.ts';
import { createTwilioGateway } from '../../gateways/twilio/twilio-gateway.ts';
import type { TwilioCredentials } from '../../gateways/twilio/credentials.ts';

/** Opens what carries messages, with the settings and credentials of the moment. */
export interface Gateways {
  /** Refused (`unavailable`) where its credentials are missing. */
  open(kind: GatewayKind): Promise<Gateway>;
  /** Refused (`unavailable`) where a gateway cannot be opened for want of credentials. */
  refuseUnlessReady(kind: GatewayKind): Promise<void>;
  /** Forgets every message that the simulator accepted. */
  forgetPractice(): void;
  close(): void;
}

export function createGateways(context: {
  readonly dataFolder: string;
  readonly nativeBinding: string | undefined;
  readonly clock: Clock;
  readonly simulatorSettings: () => SimulatorSettings;
  readonly readCredentials: () => Promise<TwilioCredentials | null>;
  readonly twilioUrl: string | undefined;
  readonly twilioTimeoutMs: number | undefined;
}): Gateways {
  const ledgerFile = path.join(context.dataFolder, 'simulator.db');
  let simulator: ReturnType<typeof createSimulatorGateway> | null = null;

  async function credentials(): Promise<TwilioCredentials> {
    const stored = await context.readCredentials();
    if (stored !== null) return stored;
    throw new UserError('unavailable', words.sending.noCredentials);
  }

  function closeSimulator(): void {
    simulator?.close();
    simulator = null;
  }

  return {
    async open(kind) {
      if (kind === 'simulator') {
        closeSimulator();
        makeFile(ledgerFile);
        keepToOwner(ledgerFile);
        simulator = createSimulatorGateway({
          file: ledgerFile,
          settings: context.simulatorSettings(),
          clock: context.clock,
          random: Math.random,
          nativeBinding: context.nativeBinding,
        });
        return simulator;
      }
      const twilio = createTwilioGateway({
        credentials: await credentials(),
        clock: context.clock,
        ...(context.twilioUrl === undefined ? {} : { baseUrl: context.twilioUrl }),
        ...(context.twilioTimeoutMs === undefined ? {} : { timeoutMs: context.twilioTimeoutMs }),
      });
      await twilio.load();
      return twilio;
    },
    async refuseUnlessReady(kind) {
      if (kind === 'twilio') await credentials();
    },
    forgetPractice: () => emptyLedger(ledgerFile, context.nativeBinding),
    close: closeSimulator,
  };
}
