import type { GatewayKind } from '../../../src-shared/campaign/snapshot.ts';
import type { PauseReason } from '../../../src-shared/campaign/pause-reason.ts';
import type { Gateway } from '../../engine/ports.ts';
import type { SendingCampaign } from '../../engine/store-ports.ts';
import type { Gateways } from './gateways.ts';
import { pauseReasonOf } from './storage-failure.ts';

/** The gateways that a run of the engine sends through. */
export interface ReadyGateways {
  has(kind: GatewayKind): boolean;
  /** Throws where it is not open. */
  get(kind: GatewayKind): Gateway;
  /** Opens what the campaigns go through; one whose gateway cannot be had is paused with the reason. */
  prepare(): Promise<void>;
  /** Opens one that is open anew, since its credentials are others; what is with the old one settles there. */
  reopen(kind: GatewayKind): Promise<void>;
  /** Forgets all, before a new run. */
  clear(): void;
}

export function createReadyGateways(context: {
  readonly gateways: Gateways;
  readonly sendingCampaigns: () => readonly SendingCampaign[];
  readonly pause: (campaignId: number, reason: PauseReason) => Promise<void>;
  /** Called where messages without a campaign have to wait for a gateway. */
  readonly onSinglesRefused: () => void;
}): ReadyGateways {
  const { gateways, sendingCampaigns, pause } = context;
  const open = new Map<GatewayKind, Gateway>();
  return {
    has: (kind) => open.has(kind),
    get(kind) {
      const gateway = open.get(kind);
      if (gateway === undefined) throw new Error(`The ${kind} gateway is not open.`);
      return gateway;
    },
    async prepare() {
      for (const { campaignId, gateway } of sendingCampaigns()) {
        if (open.has(gateway)) continue;
        try {
          open.set(gateway, await gateways.open(gateway));
        } catch (error) {
          if (campaignId === null) context.onSinglesRefused();
          else await pause(campaignId, pauseReasonOf(error));
        }
      }
    },
    async reopen(kind) {
      if (!open.has(kind)) return;
      try {
        open.set(kind, await gateways.open(kind));
      } catch (error) {
        for (const { campaignId, gateway } of sendingCampaigns()) {
          if (gateway === kind && campaignId !== null)
            await pause(campaignId, pauseReasonOf(error));
        }
      }
    },
    clear: () => open.clear(),
  };
}
