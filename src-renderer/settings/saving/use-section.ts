import { useEffect, useRef, useState } from 'react';
import type { SettingsChanges } from '../../../src-shared/settings/settings.ts';
import { useSaveSettings } from '../../api/settings.ts';
import { doOrTell } from '../../ui/notices.tsx';
import type { SaveState } from '../../ui/saving/autosave.ts';
import { useAutosave } from '../../ui/saving/use-autosave.ts';
import { words } from '../../words.ts';
import { changesBetween } from '../values/changes.ts';

interface SectionState<V> {
  readonly values: V;
  readonly change: (part: Partial<V>) => void;
  /** Saves at once, when a field loses the focus. */
  readonly flush: () => void;
  /** Undefined until something is changed. */
  readonly saveState: SaveState | undefined;
}

/**
 * The values of one section while a person changes them, saved as they go. Until something is changed
 * they follow the settings. Only what differs is saved, so that what another process changed stays. What
 * could not be saved is said when the section is left.
 * @param known the values as the settings are now
 * @param settingsOf gives the settings that the values stand for, or throws to say what is wrong
 */
export function useSection<V>(
  known: V,
  settingsOf: (values: V) => SettingsChanges,
): SectionState<V> {
  const [draft, setDraft] = useState<V>();
  const saved = useRef<SettingsChanges>(null);
  const failure = useRef<unknown>(null);
  const saveSettings = useSaveSettings();
  const { change, flush, state } = useAutosave();

  useEffect(
    () => () => {
      void flush().then((isSaved) => {
        if (isSaved) return;
        void doOrTell(words.settings.notSaved, () => Promise.reject(failure.current));
      });
    },
    [flush],
  );

  const save = async (values: V) => {
    try {
      const changes = changesBetween(saved.current ?? {}, settingsOf(values));
      await saveSettings.mutateAsync(changes);
      saved.current = { ...saved.current, ...changes };
    } catch (error) {
      failure.current = error;
      throw error;
    }
  };

  return {
    values: draft ?? known,
    change(part) {
      saved.current ??= settingsOf(known);
      const next = { ...(draft ?? known), ...part };
      setDraft(next);
      change(() => save(next));
    },
    flush: () => void flush(),
    saveState: draft === undefined ? undefined : state,
  };
}
