import { useEffect } from 'react';
import { onEvent, request } from '../api/request.ts';
import { saveEverything } from '../ui/saving/unsaved.ts';

/** Saves what was typed last before the window closes. */
export function Closing() {
  useEffect(
    () =>
      onEvent('app.closing', () => {
        // Where a save fails, the window closes all the same: the form said so.
        void saveEverything().then(() => request('app.readyToClose', undefined));
      }),
    [],
  );
  return null;
}
