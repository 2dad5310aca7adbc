import { requireSender } from '../../src-shared/campaign/read-sender.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readSettings } from '../database/settings.ts';
import type { CampaignRunner, RunnerContext } from './running/run-campaigns.ts';

/** Whether a campaign that was held goes on at once; true unless given. */
export interface ResumeOptions {
  readonly resumes?: boolean;
}

/** What every topic of campaigns works with. */
export interface CampaignWork extends RunnerContext {
  readonly runner: CampaignRunner;
  /** Writes in this process' turn, and notifies. */
  readonly change: <T>(act: (writable: WritableDatabase) => T) => Promise<T>;
  /** Notifies of what is written, and hands the value on. */
  readonly changed: <T>(value: T) => T;
  /** A sender as a person of the default country writes it. Refused (`invalid`) where it is none. */
  readonly senderOf: (text: string) => string;
  readonly yieldToEventLoop: () => Promise<void>;
}

export function createCampaignWork(context: RunnerContext, runner: CampaignRunner): CampaignWork {
  const { db, clock, writeLock, onChange } = context;
  function changed<T>(value: T): T {
    onChange();
    return value;
  }
  return {
    ...context,
    runner,
    changed,
    change: async (act) => changed(await writeLock.write(act)),
    senderOf: (text) => requireSender(text, readSettings(db).defaultCountry),
    yieldToEventLoop: () => new Promise((resolve) => void clock.after(0, resolve)),
  };
}
