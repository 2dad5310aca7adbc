import { nativeTheme } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../../src-shared/settings/settings.ts';

type Appearance = Settings['appearance'];

const keptSchema = z.object({ appearance: z.enum(['system', 'light', 'dark']) });

/**
 * Light or dark, as the settings say. They are in the database, which opens while the first window is
 * drawn: the last choice is kept beside the window's place, so that no moment is in the wrong colours.
 */
export class AppearanceKeeper {
  readonly #file: string;
  #kept: Appearance | undefined;

  /** @param stateFolder Electron's own folder, below the data folder */
  constructor(stateFolder: string) {
    this.#file = path.join(stateFolder, 'appearance.json');
  }

  /** Applies what was kept last; call before the first window is made. */
  restore(): void {
    this.#kept = readKept(this.#file);
    if (this.#kept !== undefined) nativeTheme.themeSource = this.#kept;
  }

  /** Applies what the settings say, and keeps it for the next start. */
  follow({ appearance }: Settings): void {
    nativeTheme.themeSource = appearance;
    if (appearance === this.#kept) return;
    try {
      writeFileSync(this.#file, JSON.stringify({ appearance }), { mode: 0o600 });
      this.#kept = appearance;
    } catch {
      // The next start has the system's colours until the settings are read.
    }
  }
}

function readKept(file: string): Appearance | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.appearance;
  } catch {
    return undefined;
  }
}
