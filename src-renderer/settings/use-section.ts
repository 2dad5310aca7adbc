import { useState } from 'react';
import type { SettingsChanges } from '../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../api/settings.ts';
import type { SaveState } from '../ui/saving/autosave.ts';
import { useAutosave } from '../ui/saving/use-autosave.ts';

interface SectionState<V> {
  readonly values: V;
  readonly change: (part: Partial<V>) => void;
  /** Saves at once, when a field loses the focus. */
  readonly flush: () => void;
  /** Undefined until something is changed. */
  readonly saveState: SaveState | undefined;
}

/**
 * The values of one section while a person changes them, saved as they go.
 * @param settingsOf gives the settings that the values stand for, or throws to say what is wrong
 */
export function useSection<V>(
  initial: () => V,
  settingsOf: (values: V) => SettingsChanges,
): SectionState<V> {
  const [values, setValues] = useState(initial);
  const [isTouched, setIsTouched] = useState(false);
  const saveSettings = useSaveSettings();
  const autosave = useAutosave();
  return {
    values,
    change(part) {
      const next = { ...values, ...part };
      setValues(next);
      setIsTouched(true);
      autosave.change(async () => {
        await saveSettings.mutateAsync(settingsOf(next));
      });
    },
    flush: () => void autosave.flush(),
    saveState: isTouched ? autosave.state : undefined,
  };
}
