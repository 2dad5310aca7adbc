import { UserError } from '../../../src-shared/lib/result.ts';
import { words } from '../../../src-shared/words/words.ts';
import type { WriteLock } from '../../database/write-lock.ts';
import type { Clock } from '../../engine/ports.ts';
import type { MessageStore } from '../../engine/store-ports.ts';
import { removeStopFiles } from '../running/stop-files.ts';
import { recoverSending } from './recover-sending.ts';
import { tryLockSending, type SendingLock } from './sending-lock.ts';

/** The right of this process to send from its data folder: one process has it at a time. */
export interface RightToSend {
  readonly isHeld: boolean;
  /** Whether it is held, and nothing is left in flight that an earlier run does not know the outcome of. */
  readonly isReady: boolean;
  /** Takes it, unless this process has it. Refused (`busy`) while sending is blocked or another process has it. */
  take(): void;
  /** Puts right what an earlier run or process left in flight, unless that is done. Nothing is sent before. */
  recover(): Promise<void>;
  /** To be called after a failure: some messages may be claimed without an outcome on record. */
  recoverAgain(): void;
  /** Resolves when no recovery is under way. */
  recovered(): Promise<void>;
  readonly isRecovering: boolean;
  /** Gives it back. */
  release(): void;
  /** Does something while nobody may send. Refused (`busy`) while this process has the right, or another. */
  whileNothingIsSent<T>(act: () => Promise<T>): Promise<T>;
  readonly isBlocked: boolean;
  /** Whether another process has it. */
  isHeldByAnotherProcess(): boolean;
}

export function createRightToSend(context: {
  readonly dataFolder: string;
  readonly nativeBinding: string | undefined;
  readonly writeLock: WriteLock;
  readonly store: MessageStore;
  readonly clock: Clock;
}): RightToSend {
  const { dataFolder, nativeBinding, writeLock, store, clock } = context;
  let lock: SendingLock | null = null;
  let isRecovered = false;
  /** Recovering, while that waits to be written. */
  let recovering: Promise<void> | null = null;
  /** While the database is repaired. */
  let isBlocked = false;

  function acquireLock(): SendingLock {
    const acquired = tryLockSending(dataFolder, nativeBinding);
    if (acquired !== null) return acquired;
    throw new UserError('busy', words.sending.inAnotherProcess);
  }

  async function recoverOnce(): Promise<void> {
    const carriedOut = await writeLock.write(
      (writable) => recoverSending(writable, dataFolder, store, clock.now()),
      Infinity,
    );
    removeStopFiles(dataFolder, carriedOut);
    isRecovered = true;
  }

  return {
    get isHeld() {
      return lock !== null;
    },
    get isReady() {
      return lock !== null && isRecovered;
    },
    take() {
      if (isBlocked) throw new UserError('busy', words.sending.repairing);
      lock ??= acquireLock();
    },
    async recover() {
      if (isRecovered) return;
      recovering ??= recoverOnce().finally(() => {
        recovering = null;
      });
      await recovering;
    },
    recoverAgain() {
      isRecovered = false;
    },
    async recovered() {
      await recovering?.catch(() => undefined);
    },
    get isRecovering() {
      return recovering !== null;
    },
    release() {
      lock?.release();
      lock = null;
      isRecovered = false;
    },
    async whileNothingIsSent(act) {
      if (isBlocked) throw new UserError('busy', words.sending.repairing);
      if (lock !== null) {
        throw new UserError('busy', words.sending.inThisProcess);
      }
      const held = acquireLock();
      isBlocked = true;
      try {
        return await act();
      } finally {
        isBlocked = false;
        held.release();
      }
    },
    get isBlocked() {
      return isBlocked;
    },
    isHeldByAnotherProcess() {
      if (lock !== null || isBlocked) return false;
      const probe = tryLockSending(dataFolder, nativeBinding);
      probe?.release();
      return probe === null;
    },
  };
}
