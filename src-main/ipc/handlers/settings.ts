import type { Application } from '../../application.ts';
import type { HandlersOf } from '../handler.ts';

export function settingsHandlers({ settings }: Application): HandlersOf<'settings'> {
  return {
    'settings.get': () => settings.get(),
    'settings.save': (changes) => settings.save(changes),
  };
}
