import { powerMonitor, powerSaveBlocker } from 'electron';

/** Keeps the computer, not its screen, awake while something is being sent. */
export class WakeLock {
  #blocker: number | undefined;

  update(isSending: boolean): void {
    if (isSending && this.#blocker === undefined) {
      this.#blocker = powerSaveBlocker.start('prevent-app-suspension');
    } else if (!isSending && this.#blocker !== undefined) {
      powerSaveBlocker.stop(this.#blocker);
      this.#blocker = undefined;
    }
  }
}

export interface SleepHooks {
  /** Nothing new may leave the computer: it is about to sleep. */
  readonly onSleep: () => Promise<void>;
  readonly onWake: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** One after the other, however quickly the computer falls asleep and wakes up again. */
export function followSleep({ onSleep, onWake, onError }: SleepHooks): void {
  let turn = Promise.resolve();
  powerMonitor.on('suspend', () => {
    turn = turn.then(onSleep).catch(onError);
  });
  powerMonitor.on('resume', () => {
    turn = turn.then(onWake).catch(onError);
  });
}
