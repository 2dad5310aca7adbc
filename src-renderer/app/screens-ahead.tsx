import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { Activity, useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface ScreensAheadProps {
  /** Loads the code of screens, and resolves with them; called once, when the window has nothing to do. */
  readonly load: (queryClient: QueryClient) => Promise<ReactNode>;
}

/**
 * Draws screens once before they are opened, so that a first click does not wait for code that has never
 * run. React draws hidden parts in slices while nothing else is to be drawn, and runs none of their effects:
 * nothing is asked for and nothing is heard. They are drawn into an element that is in no document.
 */
export function ScreensAhead({ load }: ScreensAheadProps) {
  const queryClient = useQueryClient();
  const [place] = useState(() => document.createElement('div'));
  const [screens, setScreens] = useState<ReactNode>(null);
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      load(queryClient).then(setScreens, () => undefined);
    });
    return () => cancelIdleCallback(idle);
  }, [load, queryClient]);
  return (
    <Activity mode="hidden">
      <CatchBoundary getResetKey={() => ''} errorComponent={Nothing}>
        {createPortal(screens, place)}
      </CatchBoundary>
    </Activity>
  );
}

/** A screen that fails says so when somebody opens the screen, not before. */
function Nothing() {
  return null;
}
