import { settledOf } from '../../src-shared/campaign/progress.ts';
import type { CampaignSnapshot } from '../../src-shared/campaign/snapshot.ts';

/** How far everything is that is being sent now, in messages. */
export interface Sending {
  readonly settled: number;
  readonly total: number;
}

/** Knows from the news of campaigns whether anything is being sent, and how far it is. */
export class SendingWatch {
  readonly #running = new Map<number, CampaignSnapshot>();

  note(snapshot: CampaignSnapshot): void {
    if (snapshot.status === 'sending') this.#running.set(snapshot.id, snapshot);
    else this.#running.delete(snapshot.id);
  }

  /** With all campaigns there are. */
  replace(snapshots: readonly CampaignSnapshot[]): void {
    this.#running.clear();
    for (const snapshot of snapshots) this.note(snapshot);
  }

  /** Null while nothing is being sent. */
  get now(): Sending | null {
    if (this.#running.size === 0) return null;
    let settled = 0;
    let total = 0;
    for (const snapshot of this.#running.values()) {
      settled += settledOf(snapshot);
      total += snapshot.contactCount;
    }
    return { settled, total };
  }
}
