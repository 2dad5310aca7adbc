import type { EngineSettings } from '../../engine/options.ts';
import type { Clock } from '../../engine/ports.ts';
import { readSettings, unreadableSettings } from '../../database/settings.ts';
import type { OvoDatabase } from '../../database/open.ts';

/** How often it is looked whether another process has changed the settings, in milliseconds. */
const lookEveryMs = 1000;

/** The settings of sending as they are now. */
export interface LiveSettings {
  read(): EngineSettings;
  /** Returns the settings, and calls back whenever they have changed since, until `unfollow`. */
  follow(onChange: (settings: EngineSettings) => void): EngineSettings;
  /** Looks at once: they have been saved in this process. */
  look(): void;
  unfollow(): void;
}

/** @param fixed what stays as it is, whatever the settings say. */
export function createLiveSettings(
  db: OvoDatabase,
  clock: Clock,
  fixed: Partial<EngineSettings>,
): LiveSettings {
  let known = '';
  let notify: ((settings: EngineSettings) => void) | null = null;
  let cancel: () => void = () => undefined;

  function read(): EngineSettings {
    const settings = readSettings(db);
    return {
      segmentsPerSecond: settings.segmentsPerSecond,
      dailySegments: settings.dailySegments,
      quietHours: settings.quietHours,
      placeHours: settings.placeHours,
      pauseAboveFailureShare: settings.pauseAboveFailureShare,
      unconfirmedPolicy: settings.unconfirmedPolicy,
      recheckAfterMs: settings.recheckAfterSeconds * 1000,
      ...fixed,
    };
  }

  function look(): void {
    if (notify === null || !db.sqlite.open) return;
    const settings = readable();
    if (settings === null) return;
    const text = JSON.stringify(settings);
    if (text === known) return;
    known = text;
    notify(settings);
  }

  /** Null where they cannot be read: that changes nothing of what is being sent. */
  function readable(): EngineSettings | null {
    try {
      return unreadableSettings(db).length > 0 ? null : read();
    } catch {
      // A disk that fails: it is looked again soon.
      return null;
    }
  }

  function lookAgain(): void {
    cancel = clock.after(lookEveryMs, () => {
      look();
      if (notify !== null) lookAgain();
    });
  }

  return {
    read,
    look,
    follow(onChange) {
      const settings = read();
      known = JSON.stringify(settings);
      notify = onChange;
      lookAgain();
      return settings;
    },
    unfollow() {
      notify = null;
      cancel();
    },
  };
}
