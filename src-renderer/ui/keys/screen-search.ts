import { useEffect, useEffectEvent } from 'react';

/** How to get to the search of a screen that shows that elsewhere; null where there is no such screen. */
let wayToSearch: (() => void) | null = null;

/** Puts the cursor into the search of the screen, or goes where that is; false where the screen has none. */
export function focusSearch(): boolean {
  if (focusShownSearch()) return true;
  wayToSearch?.();
  return wayToSearch !== null;
}

/** Puts the cursor into the search that is in sight; false where none is. */
export function focusShownSearch(): boolean {
  const field = [...document.querySelectorAll<HTMLInputElement>('#main input[type=search]')].find(
    (candidate) => candidate.offsetParent !== null,
  );
  field?.focus();
  field?.select();
  return field !== undefined;
}

/** While the search of a screen is out of sight, whoever asks for that is led there. */
export function useWayToSearch(isOutOfSight: boolean, lead: () => void): void {
  const go = useEffectEvent(lead);
  useEffect(() => {
    if (!isOutOfSight) return undefined;
    const way = () => go();
    wayToSearch = way;
    return () => {
      if (wayToSearch === way) wayToSearch = null;
    };
  }, [isOutOfSight]);
}
