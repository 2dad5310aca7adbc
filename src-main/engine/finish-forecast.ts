import type { EngineOptions } from './options.ts';
import { forecastFinish } from './forecast.ts';
import type { EngineSettings } from './options.ts';
import { anyHour, type QuietHours } from './quiet-hours.ts';

/** Forecasts when campaigns will be sent, from their queued messages and the length of those sent. */
export interface FinishForecast {
  /** Counts claimed messages: their mean length stands for the length of those still queued. */
  record(campaignId: number | null, messages: number, segments: number): void;
  /**
   * When the last queued message of a campaign will be sent at that many segments a second (0 for no
   * limit), in milliseconds since 1970; null where it is not being sent, or would take over a year.
   */
  readonly finishesAt: (
    campaignId: number,
    segmentsPerSecond: number,
    now: number,
  ) => number | null;
}

export function createFinishForecast(
  options: Pick<EngineOptions, 'store' | 'gateway' | 'dayOf'> & {
    readonly settings: () => EngineSettings;
    readonly quietHours: () => QuietHours;
  },
): FinishForecast {
  const { store } = options;
  const claimed = new Map<number, { readonly messages: number; readonly segments: number }>();

  function segmentsPerMessage(campaignId: number): number {
    const known = claimed.get(campaignId);
    return known === undefined ? 1 : known.segments / known.messages;
  }

  return {
    record(campaignId, messages, segments) {
      if (campaignId === null) return;
      const known = claimed.get(campaignId) ?? { messages: 0, segments: 0 };
      claimed.set(campaignId, {
        messages: known.messages + messages,
        segments: known.segments + segments,
      });
    },
    finishesAt(campaignId, segmentsPerSecond, now) {
      const campaign = store.sendingCampaigns().find((other) => other.campaignId === campaignId);
      if (campaign === undefined) return null;
      const { gateway, sender } = campaign;
      const day = options.dayOf(now);
      const limit = options.settings().dailySegments;
      const used = limit === 0 ? 0 : store.segmentsUsed(gateway, sender, day.name);
      const meanSegments = segmentsPerMessage(campaignId);
      return forecastFinish({
        now,
        queued: store
          .queuedByZone(campaignId)
          .map(({ zoneKey, messages }) => ({ zoneKey, segments: messages * meanSegments })),
        segmentsPerSecond,
        dailyCap: limit === 0 ? null : { limit, used, resetsAt: day.endsAt },
        quietHours: options.gateway(gateway).reachesPeople ? options.quietHours() : anyHour,
      });
    },
  };
}
