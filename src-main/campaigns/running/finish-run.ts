import type { CampaignSnapshot } from '../../../src-shared/campaign/snapshot.ts';
import { UserError } from '../../../src-shared/lib/result.ts';
import type { OvoDatabase } from '../../database/open.ts';
import { campaignSnapshot } from '../campaign-rows.ts';
import type { Preparer } from '../preparing/preparer.ts';
import { Stopped, stoppedBeforeStart, type Run } from './runs.ts';
import type { Sending } from '../sending/sending.ts';
import type { StopWriter } from './write-stops.ts';

/** How the start or the resume of a campaign ends: with the engine, or given up. */
export interface RunFinisher {
  /**
   * Waits until a start or a resume is written. What is committed has started, though the disk did not
   * confirm it: others see it, and whoever asked must not hear of a failure.
   */
  readonly untilStarted: (run: Run, written: Promise<void>) => Promise<void>;
  /** Lets the engine send what has started, unless it was stopped in the same moment. */
  readonly letSend: (run: Run) => Promise<CampaignSnapshot>;
  /** Ends a run that failed or was stopped; resolves with the error for whoever asked for it. */
  readonly giveUp: (
    run: Run,
    name: string,
    error: unknown,
    hasPrepared: boolean,
  ) => Promise<unknown>;
}

export function createRunFinisher(context: {
  readonly db: OvoDatabase;
  readonly sending: Pick<Sending, 'wake'>;
  readonly stops: Pick<StopWriter, 'finish' | 'withdraw'>;
  readonly preparer: Pick<Preparer, 'clear'>;
  readonly yieldToEventLoop: () => Promise<void>;
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}): RunFinisher {
  const { db, sending, stops, preparer } = context;
  return {
    async untilStarted(run, written) {
      try {
        await written;
      } catch (error) {
        const isUnconfirmed = error instanceof UserError && error.code === 'unavailable';
        if (!isUnconfirmed || !db.sqlite.open) throw error;
        const { status } = campaignSnapshot(db, run.id);
        if (status !== 'sending' && status !== 'completed') throw error;
        context.onError(error);
      }
    },
    async letSend(run) {
      context.onChange();
      // Whoever hears of the start may stop it before the first text.
      await context.yieldToEventLoop();
      if (run.state.phase === 'stopping') await stops.finish(run);
      else await sending.wake();
      context.onChange();
      return campaignSnapshot(db, run.id);
    },
    async giveUp(run, name, error, hasPrepared) {
      const { from, phase } = run.state;
      // What has started is not given up because it could not be sent at once: it is paused with the reason.
      if (phase !== 'sending' && phase !== 'stopping') run.move({ kind: 'given-up' });
      if (run.state.phase === 'withdrawing') {
        if (hasPrepared) {
          await stops.withdraw(run).catch(context.onError);
          await preparer.clear(run.id).catch(context.onError);
        }
        const isStopped = run.state.stop !== null;
        run.move({ kind: 'done' });
        return isStopped ? stoppedBeforeStart(name, from) : error;
      }
      if (run.state.phase === 'stopping') await stops.finish(run);
      return error instanceof Stopped ? stoppedBeforeStart(name, from) : error;
    },
  };
}
