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
  readonly onSleep: () => void;
  readonly onWake: () => void;
}

export function followSleep({ onSleep, onWake }: SleepHooks): void {
  powerMonitor.on('suspend', onSleep);
  powerMonitor.on('resume', onWake);
}
